import type { ReactNode } from 'react'
import { Brand, BRAND_LINK } from '@/components/shell/brand'
import { LanguageForm } from '@/components/shell/preference-forms'
import { readPreferences } from '@/lib/http/preferences'
import { wordsOf } from '@/messages/words'
import { newsroom } from '@/lib/server/newsroom/newsroom'

/**
 * The door: the newsroom's name, one narrow column, and the language for who can't read the present one.
 * @param back the page's own path, to come back to in the other language
 */
export async function SignInFrame({ back, children }: { back: string; children: ReactNode }) {
  const { language } = await readPreferences()
  const t = wordsOf(language, 'shell')
  const { name } = await newsroom(null, {})
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-md flex-col px-5 py-8 sm:py-16">
      <header className="flex flex-wrap items-center justify-between gap-4 pb-8">
        <div className="flex min-w-0 items-center gap-3">
          <a href="/" aria-label={`${t('brand')} – ${t('checks')}`} className={BRAND_LINK}>
            <Brand size="lg" />
          </a>
          <span className="min-w-0 truncate border-line-strong border-s ps-3 text-ink-soft">
            <bdi>{name}</bdi>
          </span>
        </div>
        <LanguageForm legend={t('language')} current={language} back={back} />
      </header>
      <main id="content" tabIndex={-1} className="flex flex-col gap-6 outline-none">
        {children}
      </main>
    </div>
  )
}
