'use client'

import { type ReactNode, useId } from 'react'
import { buttonStyle } from './button-style'
import { floatStyle } from './field-style'

interface CornerPanelProps {
  /** Name of the button and of the panel. */
  label: string
  /** What the button shows. */
  trigger: ReactNode
  children: ReactNode
}

/**
 * A panel that hangs in the header's corner, below its button. The browser itself opens and closes it (HTML's `popover`),
 * so that it works from the first moment the page is seen, and where no script ever runs.
 */
export function CornerPanel({ label, trigger, children }: CornerPanelProps) {
  const id = useId()
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={label}
        className={buttonStyle({ variant: 'quiet', size: 'sm', className: 'ms-1 rounded-full px-1' })}
      >
        {trigger}
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        // The header stays when a link leads to another page; the panel doesn't.
        onClick={({ target, currentTarget }) => {
          if (target instanceof Element && target.closest('a')) currentTarget.hidePopover()
        }}
        className={floatStyle({
          className:
            'inset-auto end-[max(0.75rem,calc(50vw-49rem))] top-14 m-0 max-h-[calc(100dvh-4rem)] overflow-auto',
        })}
      >
        {children}
      </div>
    </>
  )
}
