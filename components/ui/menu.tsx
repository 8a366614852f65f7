'use client'

import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  type MenuProps as AriaMenuProps,
  MenuSection as AriaMenuSection,
  Header,
  Popover,
  type PopoverProps,
} from 'react-aria-components'
import { Check } from 'lucide-react'
import { floatStyle, optionStyle } from './field-style'
import { Icon } from './icon'
import { KeyCap } from './key-cap'

export { MenuTrigger } from 'react-aria-components'

export interface MenuProps<T> extends Omit<AriaMenuProps<T>, 'className'> {
  placement?: PopoverProps['placement']
}

/** A list of actions, second child of `MenuTrigger` after its button. */
export function Menu<T extends object>({ placement = 'bottom end', ...props }: MenuProps<T>) {
  return (
    <Popover placement={placement} offset={4} className={floatStyle({ className: 'min-w-44 max-w-sm overflow-auto' })}>
      <AriaMenu {...props} className="max-h-[inherit] overflow-auto p-1 outline-none" />
    </Popover>
  )
}

export interface MenuItemProps extends Omit<AriaMenuItemProps, 'className' | 'children'> {
  children: ReactNode
  icon?: LucideIcon
  directional?: boolean
  keys?: string
  /** A second, quieter line. */
  description?: ReactNode
  isDestructive?: boolean
}

/** One action (`onAction`) or place (`href`). `textValue` where the children are more than a word. */
export function MenuItem({ children, icon, directional, keys, description, isDestructive, ...props }: MenuItemProps) {
  return (
    <AriaMenuItem
      {...props}
      textValue={props.textValue ?? (typeof children === 'string' ? children : undefined)}
      className={optionStyle({ danger: isDestructive })}
    >
      {({ isSelected, selectionMode }) => (
        <>
          {selectionMode === 'none' ? null : (
            <Icon of={Check} size={14} className={isSelected ? 'text-accent' : 'invisible'} />
          )}
          {icon ? <Icon of={icon} directional={directional} className="text-ink-faint" /> : null}
          <span className="min-w-0 grow">
            <span className="block">{children}</span>
            {description ? <span className="block text-ink-faint text-sm">{description}</span> : null}
          </span>
          {keys ? <KeyCap>{keys}</KeyCap> : null}
        </>
      )}
    </AriaMenuItem>
  )
}

export function MenuSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <AriaMenuSection className="border-line not-first:mt-1 not-first:border-t not-first:pt-1">
      <Header className="px-2.5 py-1 font-medium text-ink-faint text-xs">{title}</Header>
      {children}
    </AriaMenuSection>
  )
}
