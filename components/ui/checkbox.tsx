'use client'

import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from 'react-aria-components'
import { FieldError, FieldHint } from './field'
import { Icon } from './icon'

export interface CheckboxProps extends Omit<CheckboxFieldProps, 'className' | 'children'> {
  children: ReactNode
  hint?: ReactNode
  className?: string
}

/** Yes or no, saved with the rest of a form. For what acts at once, use `Switch`. */
export function Checkbox({ children, hint, className = '', ...props }: CheckboxProps) {
  return (
    <CheckboxField {...props} className={className}>
      <CheckboxButton className="group inline-flex min-h-6 items-start gap-2 text-base disabled:text-ink-faint">
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className="mt-0.5 grid size-4.5 shrink-0 place-items-center rounded-sm border border-line-strong bg-sheet text-on-accent transition-colors group-focus-visible:outline-2 group-focus-visible:outline-focus group-focus-visible:outline-offset-2 group-selected:border-accent group-selected:bg-accent group-indeterminate:border-accent group-indeterminate:bg-accent group-invalid:border-danger">
              {isIndeterminate ? <Icon of={Minus} size={14} /> : isSelected ? <Icon of={Check} size={14} /> : null}
            </span>
            <span className="min-w-0">{children}</span>
          </>
        )}
      </CheckboxButton>
      <div className="ms-6.5">
        <FieldHint hint={hint} />
        <FieldError />
      </div>
    </CheckboxField>
  )
}
