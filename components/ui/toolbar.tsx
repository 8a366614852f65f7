'use client'

import { Toolbar as AriaToolbar, type ToolbarProps } from 'react-aria-components'

/** Buttons as one tab stop, walked with the arrow keys. Needs an `aria-label`. */
export function Toolbar({ className, ...props }: Omit<ToolbarProps, 'className'> & { className?: string }) {
  return <AriaToolbar {...props} className={`flex items-center gap-0.5 ${className ?? ''}`} />
}
