'use client'

import { Check } from 'lucide-react'
import {
  ListBox as AriaListBox,
  ListBoxItem as AriaListBoxItem,
  type ListBoxItemProps as AriaListBoxItemProps,
  type ListBoxProps as AriaListBoxProps,
  ListBoxSection as AriaListBoxSection,
  composeRenderProps,
  Header,
} from 'react-aria-components'
import type { ReactNode } from 'react'
import { optionStyle } from './field-style'
import { Icon } from './icon'
import type { Option } from './option'

/** A list to choose one or several from; children are `ListBoxItem`s. */
export function ListBox<T extends object>({ className, ...props }: AriaListBoxProps<T>) {
  return (
    <AriaListBox
      {...props}
      className={composeRenderProps(
        className,
        (given) => `max-h-[inherit] overflow-auto p-1 outline-none ${given ?? ''}`,
      )}
    />
  )
}

export function ListBoxItem({ children, className, ...props }: AriaListBoxItemProps) {
  return (
    <AriaListBoxItem {...props} className={composeRenderProps(className, (given) => optionStyle({ className: given }))}>
      {composeRenderProps(children, (inner, { isSelected, selectionMode }) => (
        <>
          {selectionMode === 'none' ? null : (
            <Icon of={Check} size={14} className={isSelected ? 'text-accent' : 'invisible'} />
          )}
          <span className="min-w-0 grow">{inner}</span>
        </>
      ))}
    </AriaListBoxItem>
  )
}

/** A headed group of items. */
export function ListBoxSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <AriaListBoxSection className="border-line not-first:mt-1 not-first:border-t not-first:pt-1">
      <Header className="px-2.5 py-1 font-medium text-ink-faint text-xs">{title}</Header>
      {children}
    </AriaListBoxSection>
  )
}

/** An option as a row: sign, label, quieter line. */
export function OptionItem<Id extends string>({ option }: { option: Option<Id> }) {
  return (
    <ListBoxItem id={option.id} textValue={option.label} isDisabled={option.isDisabled}>
      <span className="flex items-baseline gap-2">
        {option.sign ? <span aria-hidden>{option.sign}</span> : null}
        <span className="min-w-0">
          <span dir="auto" lang={option.lang} className="block">
            {option.label}
          </span>
          {option.description ? <span className="block text-ink-faint text-sm">{option.description}</span> : null}
        </span>
      </span>
    </ListBoxItem>
  )
}
