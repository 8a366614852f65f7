'use client'

import { CircleHelp, Search } from 'lucide-react'
import NextLink from 'next/link'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import { IconButton } from '../ui/icon-button'
import { Brand, BRAND_LINK } from './brand'
import { CommandPalette } from './command-palette'
import { DeskNavigation } from './desk-navigation'
import { DeskSwitcher, type DeskChoice } from './desk-switcher'
import { PersonMenu } from './person-menu'
import type { Theme } from './preference-forms'
import { ShortcutSheet } from './shortcut-sheet'
import { useShellKeys } from './shell-keys'
import { SkipLinks, type SkipLink } from './skip-links'

export interface DeskHeaderProps {
  person: { id: string; name: string; email?: string }
  /** The desks the person belongs to. */
  desks: readonly DeskChoice[]
  /** The chosen one's id, or null for all. */
  desk: string | null
  may: { administer: boolean; review: boolean; importArticle: boolean }
  /** How many reviews wait for this person; shown beside "Reviews". */
  reviewsWaiting?: number
  language: InterfaceLanguage
  theme: Theme
  /** Where the sign-out form posts. */
  signOutAction: string
  /** Places to skip to; the page's `<main id="content" tabIndex={-1}>` by default. */
  skipTo?: readonly SkipLink[]
}

/** The bar of the signed-in desk, with the command palette and the sheet of shortcuts behind it. */
export function DeskHeader(props: DeskHeaderProps) {
  const t = useTranslations('shell')
  const [paletteOpen, setPaletteOpen] = useState(false)
  const [sheetOpen, setSheetOpen] = useState(false)
  useShellKeys({ may: props.may, openPalette: setPaletteOpen, openSheet: setSheetOpen })
  const path = usePathname()
  return (
    <>
      <SkipLinks links={props.skipTo ?? [{ to: 'content', label: t('skipToContent') }]} />
      <header className="sticky top-0 z-40 border-line border-b bg-paper/95 backdrop-blur-sm print:static print:hidden">
        <div className="mx-auto flex min-h-13 max-w-[100rem] flex-wrap items-center gap-x-5 px-4 lg:px-6">
          <NextLink href="/desk" prefetch={false} aria-label={`${t('brand')} – ${t('inbox')}`} className={BRAND_LINK}>
            <Brand />
          </NextLink>
          <DeskNavigation path={path} may={props.may} reviewsWaiting={props.reviewsWaiting ?? 0} />
          <div className="ms-auto flex items-center gap-1">
            {props.desks.length > 1 ? <DeskSwitcher desks={props.desks} current={props.desk} back={path} /> : null}
            <IconButton icon={Search} label={t('commands')} keys="Ctrl K" onPress={() => setPaletteOpen(true)} />
            <IconButton icon={CircleHelp} label={t('shortcuts')} keys="?" onPress={() => setSheetOpen(true)} />
            <PersonMenu
              person={props.person}
              language={props.language}
              theme={props.theme}
              back={path}
              signOutAction={props.signOutAction}
            />
          </div>
        </div>
      </header>
      <CommandPalette isOpen={paletteOpen} onOpenChange={setPaletteOpen} />
      <ShortcutSheet isOpen={sheetOpen} onOpenChange={setSheetOpen} />
    </>
  )
}
