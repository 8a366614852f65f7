'use client'

import type { Ref } from 'react'
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps, Input } from 'react-aria-components'
import { FieldError, FieldHint, FieldLabel, type FieldWords } from './field'
import { fieldStyle, inputStyle } from './field-style'

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'children'>, FieldWords {
  placeholder?: string
  dense?: boolean
  /** `auto` (default) for people's words; `ltr` for addresses, codes and dates. */
  dir?: 'auto' | 'ltr' | 'rtl'
  /** Language of what is typed, where it is known and not the interface's. */
  lang?: string
  className?: string
  inputRef?: Ref<HTMLInputElement>
}

/** One line of text with label, hint and error. A plain input with its `name` when no script has run. */
export function TextField({
  label,
  hideLabel,
  hint,
  error,
  placeholder,
  dense,
  dir = 'auto',
  lang,
  className = '',
  inputRef,
  ...props
}: TextFieldProps) {
  return (
    <AriaTextField {...props} isInvalid={props.isInvalid ?? Boolean(error)} className={`${fieldStyle} ${className}`}>
      <FieldLabel label={label} hideLabel={hideLabel} />
      <Input ref={inputRef} dir={dir} lang={lang} placeholder={placeholder ?? ' '} className={inputStyle({ dense })} />
      <FieldHint hint={hint} />
      <FieldError error={error} />
    </AriaTextField>
  )
}
