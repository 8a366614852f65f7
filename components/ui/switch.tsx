'use client'

import type { ReactNode } from 'react'
import { SwitchButton, SwitchField, type SwitchFieldProps } from 'react-aria-components'
import { FieldHint } from './field'

export interface SwitchProps extends Omit<SwitchFieldProps, 'className' | 'children'> {
  children: ReactNode
  hint?: ReactNode
  className?: string
}

/** On or off, acting at once. */
export function Switch({ children, hint, className = '', ...props }: SwitchProps) {
  return (
    <SwitchField {...props} className={`flex flex-col gap-0.5 ${className}`}>
      <SwitchButton className="group inline-flex min-h-6 items-center gap-2.5 text-base disabled:text-ink-faint">
        <span className="flex h-5 w-9 shrink-0 items-center rounded-full border border-line-strong bg-well p-0.5 transition-colors group-focus-visible:outline-2 group-focus-visible:outline-focus group-focus-visible:outline-offset-2 group-selected:border-accent group-selected:bg-accent">
          <span className="size-3.5 rounded-full bg-ink-soft transition-transform forced-colors:border-7 group-selected:translate-x-4 group-selected:bg-on-accent rtl:group-selected:-translate-x-4" />
        </span>
        <span className="min-w-0">{children}</span>
      </SwitchButton>
      <div className="ms-11.5">
        <FieldHint hint={hint} />
      </div>
    </SwitchField>
  )
}
