'use client'

import { Tooltip as AriaTooltip, type TooltipProps as AriaTooltipProps } from 'react-aria-components'
import { KeyCap } from './key-cap'

export { TooltipTrigger } from 'react-aria-components'

interface TooltipProps extends Omit<AriaTooltipProps, 'className' | 'children'> {
  children: React.ReactNode
  keys?: string
}

/** A few words on hover and focus; Escape closes it, the pointer may rest on it (WCAG 1.4.13). */
export function Tooltip({ children, keys, offset = 6, ...props }: TooltipProps) {
  return (
    <AriaTooltip
      {...props}
      offset={offset}
      className="flex max-w-72 items-center gap-2 rounded-md bg-ink px-2 py-1 text-paper text-xs shadow-float transition-opacity duration-100 entering:opacity-0 exiting:opacity-0"
    >
      {children}
      {keys ? <KeyCap tone="inverse">{keys}</KeyCap> : null}
    </AriaTooltip>
  )
}
