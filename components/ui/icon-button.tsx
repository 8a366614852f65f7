'use client'

import type { LucideIcon } from 'lucide-react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps, composeRenderProps } from 'react-aria-components'
import { type IconButtonLook, iconButtonStyle } from './button-style'
import { Icon } from './icon'
import { Tooltip, TooltipTrigger } from './tooltip'

interface Named extends IconButtonLook {
  icon: LucideIcon
  /** The button's name: read out, and shown as a tooltip. */
  label: string
  /** Keys shown in the tooltip: `E`. */
  keys?: string
  directional?: boolean
}

export type IconButtonProps = Omit<AriaButtonProps, 'children' | 'aria-label'> & Named

/** A button with an icon in place of words; its name appears on hover and on focus. */
export function IconButton({ icon, label, keys, size, outlined, directional, className, ...props }: IconButtonProps) {
  return (
    <TooltipTrigger>
      <AriaButton
        {...props}
        aria-label={label}
        className={composeRenderProps(className, (given) => iconButtonStyle({ size, outlined, className: given }))}
      >
        <Icon of={icon} directional={directional} size={size === 'sm' ? 14 : size === 'lg' ? 20 : 16} />
      </AriaButton>
      <Tooltip keys={keys}>{label}</Tooltip>
    </TooltipTrigger>
  )
}
