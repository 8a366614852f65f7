'use client'

import { useTranslations } from 'use-intl'
import { shownKeys, useOfferedActions } from '@/lib/browser/shortcuts'
import { SearchMenu } from '../ui/search-menu'
import { useMac } from './mac'

interface CommandPaletteProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** Ctrl/⌘ K: every action the screens offer now, found by its words. */
export function CommandPalette({ isOpen, onOpenChange }: CommandPaletteProps) {
  const t = useTranslations('shell')
  const mac = useMac()
  const actions = useOfferedActions()
  const choices = actions.flatMap(({ id, label, shortcut }) =>
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
      onChoose={(id) => actions.find((action) => action.id === id)?.run()}
    />
  )
}
