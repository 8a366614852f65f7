'use client'

import { TextField, type TextFieldProps } from './text-field'

export interface DateFieldProps extends Omit<TextFieldProps, 'dir' | 'type' | 'validate'> {
  /** The sentence for something that is no date: "Write a year, a month or a day: 2014, 2014-01 or 2014-01-15." */
  faultText: string
}

/**
 * A date as precise as it is known: `2014`, `2014-01` or `2014-01-15`, always left to right. Plain text rather than
 * segments, for a year alone must be as easy as a day; the value is what was typed.
 */
export function DateField({ faultText, placeholder = '2014-01-15', ...props }: DateFieldProps) {
  return (
    <TextField
      {...props}
      dir="ltr"
      inputMode="numeric"
      placeholder={placeholder}
      pattern="\d{4}(-\d{2}(-\d{2})?)?"
      validate={(value) => (value === '' || isPartialDate(value) ? null : faultText)}
    />
  )
}

/** Is this a year, a month or a day that exists? */
export function isPartialDate(text: string): boolean {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (!found) return false
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)]
  const date = new Date(Date.UTC(2000, month - 1, day))
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
