'use client'

import type { ReactNode, RefObject } from 'react'
import {
  Popover as AriaPopover,
  Dialog as AriaDialog,
  type PopoverProps as AriaPopoverProps,
} from 'react-aria-components'
import { floatStyle } from './field-style'

export { DialogTrigger } from 'react-aria-components'

type Place = Pick<AriaPopoverProps, 'placement' | 'offset' | 'isOpen' | 'defaultOpen' | 'onOpenChange' | 'triggerRef'>

export interface PopoverProps extends Place {
  /** The popover's name for assistive technology. */
  label: string
  children: ReactNode | ((close: () => void) => ReactNode)
  className?: string
}

/** A small panel at the control that opened it (inside `DialogTrigger`), or at `triggerRef`. */
export function Popover({ label, children, className, offset = 6, ...place }: PopoverProps) {
  return (
    <AriaPopover {...place} offset={offset} className={floatStyle({ className: 'max-w-sm overflow-auto' })}>
      <AriaDialog aria-label={label} className={`outline-none ${className ?? 'p-3'}`}>
        {({ close }) => (typeof children === 'function' ? children(close) : children)}
      </AriaDialog>
    </AriaPopover>
  )
}

export interface RangePopoverProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** Where the text range stands now, in the window's coordinates; null while it stands nowhere. */
  targetRect: () => DOMRect | null
  /** The element the range lies in: what the popover follows when the page scrolls. */
  containerRef: RefObject<Element | null>
  /** Above the range by default; below on touch, where the system's own menu stands above. Flips at the edges. */
  placement?: 'top' | 'bottom'
  children: ReactNode
  className?: string
}

/**
 * A panel at a passage of text. It takes neither the focus nor the selection and hides nothing from assistive technology;
 * what stands in it names itself (a toolbar). Escape is the caller's to hear, for the focus stays in the text.
 */
export function RangePopover({
  isOpen,
  onOpenChange,
  targetRect,
  containerRef,
  placement = 'top',
  children,
  className,
}: RangePopoverProps) {
  return (
    <AriaPopover
      isNonModal
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      triggerRef={containerRef}
      getTargetRect={targetRect}
      placement={placement}
      offset={8}
      className={floatStyle({ className: `p-1 ${className ?? ''}` })}
    >
      {children}
    </AriaPopover>
  )
}
