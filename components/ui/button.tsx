'use client'

import { Button as AriaButton, type ButtonProps as AriaButtonProps, composeRenderProps } from 'react-aria-components'
import { type ButtonLook, buttonStyle } from './button-style'

export type ButtonProps = AriaButtonProps & ButtonLook

/**
 * A button. `type` is `button` unless said; `type="submit"` works in a plain form before any script has run.
 * `isPending` keeps the focus and announces the wait.
 */
export function Button({ variant, size, className, ...props }: ButtonProps) {
  return (
    <AriaButton
      {...props}
      className={composeRenderProps(className, (given) => buttonStyle({ variant, size, className: given }))}
    />
  )
}
