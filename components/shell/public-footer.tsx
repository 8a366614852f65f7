import type { InterfaceLanguage } from '@/lib/domain/codes'
import { Brand } from './brand'
import { LanguageForm, type Theme, ThemeForm, type ThemeWords } from './preference-forms'

export interface PublicFooterProps {
  words: { text: string; language: string; theme: ThemeWords; feed: string }
  language: InterfaceLanguage
  theme: Theme
  /** The path of this page, to come back to. */
  back: string
}

/** The foot of what readers see: what to expect of a check, language and theme as plain forms. */
export function PublicFooter({ words, language, theme, back }: PublicFooterProps) {
  return (
    <footer className="mt-16 border-line border-t print:hidden">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-4 px-4 py-6 lg:px-6">
        <div className="flex max-w-xl items-start gap-4 text-ink-faint text-sm">
          <Brand />
          <p>
            {words.text}{' '}
            <a href="/feed.xml" className="underline underline-offset-3 hover:text-ink">
              {words.feed}
            </a>
          </p>
        </div>
        <div className="flex flex-wrap gap-3">
          <LanguageForm legend={words.language} current={language} back={back} />
          <ThemeForm words={words.theme} current={theme} back={back} />
        </div>
      </div>
    </footer>
  )
}
