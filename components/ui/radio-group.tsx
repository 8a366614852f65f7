'use client'

import type { ReactNode } from 'react'
import { RadioGroup as AriaRadioGroup, RadioButton, RadioField } from 'react-aria-components'
import { FieldError, FieldHint, FieldLabel, type FieldWords } from './field'
import { hintStyle } from './field-style'
import type { Option } from './option'

export interface RadioGroupProps<Id extends string> extends FieldWords {
  options: readonly Option<Id>[]
  value?: Id | null
  defaultValue?: Id
  onChange?: (id: Id) => void
  name?: string
  isDisabled?: boolean
  isRequired?: boolean
  /** `list`: a line each with its description; `row`: side by side; `chips`: boxed words that wrap. */
  layout?: 'list' | 'row' | 'chips'
  className?: string
}

const LAYOUTS = { list: 'flex flex-col gap-2', row: 'flex flex-wrap gap-x-5 gap-y-2', chips: 'flex flex-wrap gap-1.5' }

/** One of a few, all in view. */
export function RadioGroup<Id extends string>({
  label,
  hideLabel,
  hint,
  error,
  options,
  onChange,
  layout = 'list',
  className = '',
  ...props
}: RadioGroupProps<Id>) {
  const choose = (key: string) => {
    const chosen = options.find((option) => option.id === key)
    if (chosen) onChange?.(chosen.id)
  }
  return (
    <AriaRadioGroup
      {...props}
      onChange={choose}
      isInvalid={Boolean(error)}
      className={`flex min-w-0 flex-col gap-1.5 ${className}`}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <FieldHint hint={hint} />
      <div className={LAYOUTS[layout]}>
        {options.map((option) => (
          <Choice key={option.id} option={option} boxed={layout === 'chips'} />
        ))}
      </div>
      <FieldError error={error} />
    </AriaRadioGroup>
  )
}

const RING = 'group-focus-visible:outline-2 group-focus-visible:outline-focus group-focus-visible:outline-offset-2'

function Choice({ option, boxed }: { option: Option; boxed: boolean }) {
  const words: ReactNode = (
    <>
      {option.sign ? <span aria-hidden>{option.sign}</span> : null}
      <span lang={option.lang}>{option.label}</span>
    </>
  )
  if (boxed) {
    return (
      <RadioField value={option.id} isDisabled={option.isDisabled}>
        <RadioButton className="group inline-flex">
          <span
            className={`inline-flex min-h-8 items-center gap-1.5 rounded-md border border-line-strong bg-sheet px-2.5 text-base transition-colors group-hover:bg-hover group-selected:border-accent group-selected:bg-accent-tint group-selected:font-medium group-selected:text-accent group-selected:shadow-[inset_0_0_0_1px_var(--color-accent)] forced-colors:group-selected:bg-[color:Highlight] forced-colors:group-selected:text-[color:HighlightText] forced-colors:group-selected:forced-color-adjust-none group-disabled:opacity-55 ${RING}`}
          >
            {words}
          </span>
        </RadioButton>
      </RadioField>
    )
  }
  return (
    <RadioField value={option.id} isDisabled={option.isDisabled}>
      <RadioButton className="group flex min-h-6 items-start gap-2 disabled:text-ink-faint">
        <span
          className={`mt-0.75 size-4 shrink-0 rounded-full border border-line-strong bg-sheet transition-all group-selected:border-5 group-selected:border-accent group-invalid:border-danger ${RING}`}
        />
        <span className="min-w-0">
          <span className="inline-flex items-baseline gap-1.5">{words}</span>
          {option.description ? <span className={`block ${hintStyle}`}>{option.description}</span> : null}
        </span>
      </RadioButton>
    </RadioField>
  )
}
