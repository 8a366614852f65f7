'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { inputStyle } from './field-style'
import { described, FormField, type NativeInputProps } from './form-field'
import { Icon } from './icon'

const never = () => () => undefined

/** Whether the page's script runs: before that a button that needs it would promise what it can't do. */
const useScript = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

export interface PasswordInputProps extends Omit<NativeInputProps, 'type' | 'dir' | 'hideLabel'> {
  /** "Show", "Hide": what the button says, and with the label what it is called. */
  words: { show: string; hide: string }
}

/**
 * A password in a plain form, with a button that shows what was typed. Pasting and password managers work as ever
 * (WCAG 3.3.8); it is hidden again when the form is sent.
 */
export function PasswordInput({ label, hint, error, id, className, words, ...props }: PasswordInputProps) {
  const key = id ?? props.name
  const hasScript = useScript()
  const [isShown, setShown] = useState(false)
  const input = useRef<HTMLInputElement>(null)

  useEffect(() => {
    const form = input.current?.form
    const hide = () => setShown(false)
    form?.addEventListener('submit', hide)
    return () => form?.removeEventListener('submit', hide)
  }, [])

  return (
    <FormField id={key} label={label} hint={hint} error={error} className={className}>
      <div dir="ltr" className="relative">
        <input
          placeholder=" "
          {...props}
          ref={input}
          id={key}
          type={isShown ? 'text' : 'password'}
          autoCapitalize="none"
          spellCheck={false}
          {...described({ id: key, hint, error })}
          className={inputStyle({ className: hasScript ? 'pe-24' : '' })}
        />
        {hasScript ? (
          <button
            type="button"
            aria-controls={key}
            onClick={() => setShown(!isShown)}
            className="absolute inset-y-1 end-1 inline-flex items-center gap-1.5 rounded-sm px-2 text-ink-soft text-sm hover:bg-hover hover:text-ink"
          >
            <Icon of={isShown ? EyeOff : Eye} size={14} />
            <bdi>{isShown ? words.hide : words.show}</bdi>
            <span className="sr-only"> {label}</span>
          </button>
        ) : null}
      </div>
    </FormField>
  )
}
