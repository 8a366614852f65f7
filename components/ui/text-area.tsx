'use client'

import type { Ref } from 'react'
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components'
import { FieldError, FieldHint, FieldLabel, type FieldWords } from './field'
import { fieldStyle, inputStyle } from './field-style'

export interface TextAreaProps extends Omit<AriaTextFieldProps, 'className' | 'children'>, FieldWords {
  placeholder?: string
  /** Lines shown when empty. */
  rows?: number
  /** Set in the article's face: for quotes and statements. */
  serif?: boolean
  dir?: 'auto' | 'ltr' | 'rtl'
  lang?: string
  className?: string
  inputRef?: Ref<HTMLTextAreaElement>
}

/** Several lines; grows with what is typed (`field-sizing`), where the browser can, up to 60 % of the window. */
export function TextArea({
  label,
  hideLabel,
  hint,
  error,
  placeholder,
  rows = 2,
  serif,
  dir = 'auto',
  lang,
  className = '',
  inputRef,
  ...props
}: TextAreaProps) {
  return (
    <AriaTextField {...props} isInvalid={props.isInvalid ?? Boolean(error)} className={`${fieldStyle} ${className}`}>
      <FieldLabel label={label} hideLabel={hideLabel} />
      <AriaTextArea
        ref={inputRef}
        dir={dir}
        lang={lang}
        rows={rows}
        placeholder={placeholder ?? ' '}
        className={inputStyle({
          multiline: true,
          className: `field-sizing-content max-h-[60dvh] ${serif ? 'quoted' : ''}`,
        })}
      />
      <FieldHint hint={hint} />
      <FieldError error={error} />
    </AriaTextField>
  )
}
