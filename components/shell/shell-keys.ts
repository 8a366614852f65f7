'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { type Action, listenToKeys, type ShortcutId, useActions } from '@/lib/browser/shortcuts'
import { type DeskPlace, placesFor } from './desk-places'

const KEYS: Partial<Record<DeskPlace['name'], ShortcutId>> = {
  inbox: 'inbox',
  reviews: 'reviews',
  sources: 'sources',
  claims: 'claims',
}

interface ShellKeys {
  may: { administer: boolean; importArticle: boolean }
  openPalette: (open: boolean) => void
  openSheet: (open: boolean) => void
}

/** Listens to the keys while the desk's shell stands, and offers its own actions: palette, sheet, the places to go. */
export function useShellKeys({ may, openPalette, openSheet }: ShellKeys): void {
  const t = useTranslations('shell')
  const router = useRouter()
  const { administer, importArticle } = may
  const actions = useMemo((): readonly Action[] => {
    const places = placesFor({ administer }).map((place) => ({
      id: `go-${place.name}`,
      label: t(place.name),
      shortcut: KEYS[place.name],
      run: () => router.push(place.href),
    }))
    const create = { id: 'new-article', label: t('newArticle'), run: () => router.push('/desk/articles/new') }
    return [
      ...places,
      ...(importArticle ? [create] : []),
      { id: 'help', label: t('shortcuts'), shortcut: 'help', run: () => openSheet(true) },
      { id: 'palette', shortcut: 'palette', run: () => openPalette(true) },
    ]
  }, [administer, importArticle, openPalette, openSheet, router, t])
  useActions(actions)
  useEffect(() => {
    const stop = listenToKeys()
    // Whoever drives the page by keys can see from when on it hears them.
    document.documentElement.dataset.keys = 'heard'
    return () => {
      delete document.documentElement.dataset.keys
      stop()
    }
  }, [])
}
