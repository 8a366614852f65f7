import type { ComponentProps, ReactNode } from 'react'
import { type ButtonLook, buttonStyle } from './button-style'
import { DrawnIcon } from './drawn-icon'
import { fieldErrorStyle, fieldStyle, hintStyle, inputStyle, labelStyle } from './field-style'
import type { Option } from './option'

/*
 * Fields of plain forms: `<form method="post" action="/…">` rendered on the server, no script needed. Each is named by
 * `name`, which is its `id` too unless another is given; hint and error are tied to it by `aria-describedby`.
 */

interface Words {
  label: ReactNode
  hideLabel?: boolean
  hint?: ReactNode
  error?: ReactNode
}

interface Named {
  name: string
  id?: string
}

/** Ties hint and error to a field. */
export function described({ id, hint, error }: { id: string } & Pick<Words, 'hint' | 'error'>) {
  const ids = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter((given) => given !== null)
  return { 'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined, 'aria-invalid': error ? true : undefined }
}

/** Label above, hint and error below whatever stands between. */
export function FormField({
  id,
  label,
  hideLabel,
  hint,
  error,
  className = '',
  children,
}: Words & { id: string; className?: string; children: ReactNode }) {
  return (
    <div className={`${fieldStyle} ${className}`}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : labelStyle}>
        {label}
      </label>
      {children}
      {hint ? (
        <p id={`${id}-hint`} className={hintStyle}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className={fieldErrorStyle}>
          <DrawnIcon of="alert" className="mt-0.5" />
          <span>{error}</span>
        </p>
      ) : null}
    </div>
  )
}

export type NativeInputProps = Omit<ComponentProps<'input'>, 'id' | 'name'> & Words & Named

/** One line: text, e-mail, password, date, file … by `type`. */
export function NativeInput({ label, hideLabel, hint, error, id, className, ...props }: NativeInputProps) {
  const key = id ?? props.name
  return (
    <FormField id={key} label={label} hideLabel={hideLabel} hint={hint} error={error} className={className}>
      <input
        dir="auto"
        placeholder=" "
        {...props}
        id={key}
        {...described({ id: key, hint, error })}
        className={inputStyle()}
      />
    </FormField>
  )
}

export type NativeTextAreaProps = Omit<ComponentProps<'textarea'>, 'id' | 'name'> & Words & Named

export function NativeTextArea({ label, hideLabel, hint, error, id, className, ...props }: NativeTextAreaProps) {
  const key = id ?? props.name
  return (
    <FormField id={key} label={label} hideLabel={hideLabel} hint={hint} error={error} className={className}>
      <textarea
        dir="auto"
        placeholder=" "
        rows={4}
        {...props}
        id={key}
        {...described({ id: key, hint, error })}
        className={inputStyle({ multiline: true, className: 'field-sizing-content max-h-[60dvh]' })}
      />
    </FormField>
  )
}

export type NativeSelectProps = Omit<ComponentProps<'select'>, 'id' | 'name' | 'children'> &
  Words &
  Named & { options: readonly Pick<Option, 'id' | 'label' | 'isDisabled'>[]; placeholder?: string }

export function NativeSelect({
  label,
  hideLabel,
  hint,
  error,
  id,
  options,
  placeholder,
  className,
  ...props
}: NativeSelectProps) {
  const key = id ?? props.name
  return (
    <FormField id={key} label={label} hideLabel={hideLabel} hint={hint} error={error} className={className}>
      <select {...props} id={key} {...described({ id: key, hint, error })} className={inputStyle()}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.id} value={option.id} disabled={option.isDisabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FormField>
  )
}

const TICK = 'mt-0.75 size-4 shrink-0'

export type NativeCheckboxProps = Omit<ComponentProps<'input'>, 'type'> & { children: ReactNode; hint?: ReactNode }

export function NativeCheckbox({ children, hint, className = '', ...props }: NativeCheckboxProps) {
  return (
    <label className={`flex min-h-6 items-start gap-2 ${className}`}>
      <input {...props} type="checkbox" className={TICK} />
      <span className="min-w-0">
        {children}
        {hint ? <span className={`block ${hintStyle}`}>{hint}</span> : null}
      </span>
    </label>
  )
}

export interface NativeRadiosProps extends Pick<Words, 'hint' | 'error'> {
  legend: ReactNode
  name: string
  options: readonly (Pick<Option, 'id' | 'description' | 'isDisabled'> & { label: ReactNode })[]
  defaultValue?: string
  required?: boolean
  className?: string
}

export function NativeRadios({
  legend,
  name,
  options,
  defaultValue,
  required,
  hint,
  error,
  className = '',
}: NativeRadiosProps) {
  return (
    <fieldset className={`flex flex-col gap-1.5 ${className}`} {...described({ id: name, hint, error })}>
      <legend className={`mb-1 ${labelStyle}`}>{legend}</legend>
      {hint ? (
        <p id={`${name}-hint`} className={hintStyle}>
          {hint}
        </p>
      ) : null}
      {options.map((option) => (
        <label key={option.id} className="flex min-h-6 items-start gap-2">
          <input
            type="radio"
            name={name}
            value={option.id}
            defaultChecked={option.id === defaultValue}
            disabled={option.isDisabled}
            required={required}
            className={TICK}
          />
          <span className="min-w-0">
            {option.label}
            {option.description ? <span className={`block ${hintStyle}`}>{option.description}</span> : null}
          </span>
        </label>
      ))}
      {error ? (
        <p id={`${name}-error`} className={fieldErrorStyle}>
          <DrawnIcon of="alert" className="mt-0.5" />
          <span>{error}</span>
        </p>
      ) : null}
    </fieldset>
  )
}

/** The button that sends a plain form. */
export function SubmitButton({
  variant = 'primary',
  size,
  className,
  ...props
}: Omit<ComponentProps<'button'>, 'type'> & ButtonLook) {
  return <button {...props} type="submit" className={buttonStyle({ variant, size, className })} />
}
