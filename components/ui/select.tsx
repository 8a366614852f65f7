'use client'

import { ChevronDown } from 'lucide-react'
import { Select as AriaSelect, Button, type Key, Popover, SelectValue } from 'react-aria-components'
import { FieldError, FieldHint, FieldLabel, type FieldWords } from './field'
import { fieldStyle, floatStyle, inputStyle } from './field-style'
import { Icon } from './icon'
import { ListBox, OptionItem } from './list-box'
import type { Option } from './option'

export interface SelectProps<Id extends string> extends FieldWords {
  options: readonly Option<Id>[]
  /** The chosen option, or null for none. Without it the select keeps its own. */
  value?: Id | null
  defaultValue?: Id
  onChange?: (id: Id) => void
  placeholder?: string
  name?: string
  isDisabled?: boolean
  isRequired?: boolean
  dense?: boolean
  className?: string
}

/** One out of a short list. For a plain form without script use `NativeSelect` of `form-field.tsx`. */
export function Select<Id extends string>({
  label,
  hideLabel,
  hint,
  error,
  options,
  value,
  defaultValue,
  onChange,
  dense,
  className = '',
  ...props
}: SelectProps<Id>) {
  const choose = (key: Key | null) => {
    const chosen = options.find((option) => option.id === key)
    if (chosen) onChange?.(chosen.id)
  }
  return (
    <AriaSelect
      {...props}
      value={value}
      defaultValue={defaultValue}
      onChange={choose}
      isInvalid={Boolean(error)}
      className={`${fieldStyle} ${className}`}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <Button className={inputStyle({ dense, className: 'flex items-center justify-between gap-2' })}>
        <SelectValue className="min-w-0 truncate placeholder:text-ink-faint">
          {({ defaultChildren, state, isPlaceholder }) => {
            if (isPlaceholder) return defaultChildren
            const chosen = options.find((option) => [state.value].flat().includes(option.id))
            return chosen ? (
              <span className="flex items-baseline gap-2">
                {chosen.sign ? <span aria-hidden>{chosen.sign}</span> : null}
                <span dir="auto">{chosen.label}</span>
              </span>
            ) : (
              defaultChildren
            )
          }}
        </SelectValue>
        <Icon of={ChevronDown} className="text-ink-faint" />
      </Button>
      <FieldHint hint={hint} />
      <FieldError error={error} />
      <Popover offset={4} className={floatStyle({ className: 'min-w-(--trigger-width) max-w-md overflow-auto' })}>
        <ListBox items={options}>{(option) => <OptionItem option={option} />}</ListBox>
      </Popover>
    </AriaSelect>
  )
}
