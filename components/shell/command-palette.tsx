'use client'

import { useTranslations } from 'use-intl'
import { shownKeys, useOfferedDeeds } from '@/lib/browser/shortcuts'
import { SearchMenu } from '../ui/search-menu'
import { useMac } from './mac'

interface CommandPaletteProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** Ctrl/⌘ K: every deed the screens offer now, found by its words. */
export function CommandPalette({ isOpen, onOpenChange }: CommandPaletteProps) {
  const t = useTranslations('shell')
  const mac = useMac()
  const deeds = useOfferedDeeds()
  const choices = deeds.flatMap(({ id, label, shortcut }) =>
    label === undefined ? [] : [{ id, label, keys: shortcut ? shownKeys(shortcut, mac) : undefined }],
  )
  return (
    <SearchMenu
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      label={t('commands')}
      placeholder={t('commandsHint')}
      emptyText={t('commandsEmpty')}
      choices={choices}
      onChoose={(id) => deeds.find((deed) => deed.id === id)?.run()}
    />
  )
}
