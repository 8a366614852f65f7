import type { ReactNode } from 'react'
import { PublicFooter } from '@/components/shell/public-footer'
import { PublicHeader, type PublicHeaderProps } from '@/components/shell/public-header'
import { wordsOf } from '@/messages/words'
import type { Visit } from './public-page'

interface FrameProps {
  visit: Visit
  current?: PublicHeaderProps['current']
  /** The path of this page, to come back to when language or theme change. */
  path: string
  children: ReactNode
  /** A column of reading width, that with a margin for notes, or the whole sheet. */
  width?: 'text' | 'article' | 'wide'
}

/** `text`: 41 rem, as the article's, and the page's margins; `article`: 12 rem more for verdicts beside it. */
const WIDTHS = { text: 'max-w-[43rem] lg:max-w-[44rem]', article: 'max-w-[43rem] lg:max-w-[58rem]', wide: 'max-w-6xl' }

/** Head and foot of what readers see, and the page's own part between them. */
export function Frame({ visit, current, path, children, width = 'text' }: FrameProps) {
  const { language, theme, actor, newsroom } = visit
  const t = wordsOf(language, 'shell')
  return (
    <>
      <PublicHeader
        newsroom={newsroom.name}
        current={current}
        signedIn={actor !== null}
        words={{
          home: `${t('brand')} – ${t('checks')}`,
          skip: t('skipToContent'),
          navigation: wordsOf(language, 'public')('menu'),
          checks: t('checks'),
          corrections: t('corrections'),
          methodology: t('methodology'),
          signIn: t('signIn'),
          desk: t('desk'),
        }}
      />
      <main
        id="content"
        tabIndex={-1}
        className={`mx-auto w-full px-4 pt-8 outline-none sm:pt-10 lg:px-6 ${WIDTHS[width]}`}
      >
        {children}
      </main>
      <PublicFooter
        language={language}
        theme={theme}
        back={path}
        words={{
          text: t('footerText'),
          feed: t('feed'),
          language: t('language'),
          theme: { legend: t('theme'), system: t('themeSystem'), light: t('themeLight'), dark: t('themeDark') },
        }}
      />
    </>
  )
}
