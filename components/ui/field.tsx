'use client'

import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { FieldError as AriaFieldError, Label as AriaLabel, Text, type ValidationResult } from 'react-aria-components'
import { fieldErrorStyle, hintStyle, labelStyle } from './field-style'
import { Icon } from './icon'

/** What every field of `components/ui` takes beside its own. */
export interface FieldWords {
  /** Always there; `hideLabel` keeps it for assistive technology only. */
  label: ReactNode
  hideLabel?: boolean
  /** Said before the mistake: format, meaning. */
  hint?: ReactNode
  /** Said after it: what is wrong and what to do. Sets the field invalid. */
  error?: ReactNode
}

export function FieldLabel({ label, hideLabel }: Pick<FieldWords, 'label' | 'hideLabel'>) {
  return <AriaLabel className={hideLabel ? 'sr-only' : labelStyle}>{label}</AriaLabel>
}

export function FieldHint({ hint }: Pick<FieldWords, 'hint'>) {
  return hint ? (
    <Text slot="description" className={hintStyle}>
      {hint}
    </Text>
  ) : null
}

/** The fault of the field it stands in: the given one, else what the browser or `validate` found. */
export function FieldError({ error }: Pick<FieldWords, 'error'>) {
  return (
    <AriaFieldError className={fieldErrorStyle}>
      {({ validationErrors }: ValidationResult) => (
        <>
          <Icon of={CircleAlert} className="mt-0.5" />
          <span>{error ?? validationErrors.join(' ')}</span>
        </>
      )}
    </AriaFieldError>
  )
}
