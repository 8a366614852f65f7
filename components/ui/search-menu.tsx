'use client'

import { Search } from 'lucide-react'
import {
  Autocomplete,
  Dialog as AriaDialog,
  Menu as AriaMenu,
  Input,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components'
import type { OverlayState } from './dialog'
import { optionStyle } from './field-style'
import { Icon } from './icon'
import { KeyCap } from './key-cap'

interface Choice {
  id: string
  label: string
  keys?: string
}

export interface SearchMenuProps extends OverlayState {
  label: string
  placeholder: string
  emptyText: string
  choices: readonly Choice[]
  onChoose: (id: string) => void
}

/** A field over a list that it filters, in a layer of its own. Accents and case don't matter. */
export function SearchMenu({ label, placeholder, emptyText, choices, onChoose, ...state }: SearchMenuProps) {
  const { contains } = useFilter({ sensitivity: 'base' })
  return (
    <ModalOverlay
      {...state}
      isDismissable
      className="fixed inset-0 z-50 flex justify-center bg-scrim px-3 pt-[12dvh] transition-opacity duration-100 entering:opacity-0 exiting:opacity-0"
    >
      <Modal className="h-fit w-full max-w-xl">
        <AriaDialog
          aria-label={label}
          className="flex max-h-[60dvh] flex-col overflow-hidden rounded-xl border border-line bg-float text-ink shadow-float outline-none"
        >
          {({ close }) => (
            <Autocomplete filter={contains}>
              <SearchField aria-label={label} autoFocus className="flex items-center gap-3 border-line border-b px-4">
                <Icon of={Search} className="text-ink-faint" />
                <Input
                  dir="auto"
                  placeholder={placeholder}
                  className="min-h-12 min-w-0 grow bg-transparent text-lg outline-none [&::-webkit-search-cancel-button]:hidden"
                />
              </SearchField>
              <AriaMenu
                aria-label={label}
                items={choices}
                onAction={(key) => {
                  close()
                  onChoose(String(key))
                }}
                renderEmptyState={() => <p className="px-3 py-6 text-center text-ink-faint">{emptyText}</p>}
                className="min-h-0 overflow-auto p-1.5 outline-none"
              >
                {(choice) => (
                  <MenuItem id={choice.id} textValue={choice.label} className={optionStyle({ className: 'px-3' })}>
                    <span className="min-w-0 grow">{choice.label}</span>
                    {choice.keys ? <KeyCap>{choice.keys}</KeyCap> : null}
                  </MenuItem>
                )}
              </AriaMenu>
            </Autocomplete>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
