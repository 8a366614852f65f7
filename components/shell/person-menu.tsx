'use client'

import { useTranslations } from 'use-intl'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import { Avatar } from '../ui/avatar'
import { CornerPanel } from '../ui/corner-panel'
import { SubmitButton } from '../ui/form-field'
import { LinkButton } from '../ui/link'
import { LanguageForm, type Theme, ThemeForm } from './preference-forms'
import { SignOutForm } from './sign-out-form'

interface PersonMenuProps {
  person: { id: string; name: string; email?: string }
  language: InterfaceLanguage
  theme: Theme
  back: string
  signOutAction: string
}

/** The person's own corner: who one is, language, theme, profile, sign-out. */
export function PersonMenu({ person, language, theme, back, signOutAction }: PersonMenuProps) {
  const t = useTranslations('shell')
  const words = { legend: t('theme'), system: t('themeSystem'), light: t('themeLight'), dark: t('themeDark') }
  return (
    <CornerPanel label={t('person', { name: person.name })} trigger={<Avatar name={person.name} />}>
      <div className="flex w-72 flex-col gap-4 p-4">
        <div className="flex items-center gap-3">
          <Avatar name={person.name} size="lg" />
          <div className="min-w-0">
            <p dir="auto" className="truncate font-semibold">
              {person.name}
            </p>
            {person.email ? (
              <p dir="ltr" className="truncate text-ink-faint text-sm rtl:text-end">
                {person.email}
              </p>
            ) : null}
          </div>
        </div>
        <div className="flex flex-col gap-1.5">
          <p aria-hidden className="text-ink-faint text-xs">
            {t('language')}
          </p>
          <LanguageForm legend={t('language')} current={language} back={back} />
          <p aria-hidden className="pt-1 text-ink-faint text-xs">
            {t('theme')}
          </p>
          <ThemeForm words={words} current={theme} back={back} />
        </div>
        <div className="flex justify-between gap-2 border-line border-t pt-3">
          <LinkButton href="/desk/profile" variant="quiet" size="sm">
            {t('profile')}
          </LinkButton>
          <SignOutForm personId={person.id} action={signOutAction}>
            <SubmitButton variant="secondary" size="sm">
              {t('signOut')}
            </SubmitButton>
          </SignOutForm>
        </div>
      </div>
    </CornerPanel>
  )
}
