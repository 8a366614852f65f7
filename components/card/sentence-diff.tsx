'use client'

import { useTranslations } from 'use-intl'
import type { SentenceChangeView } from '@/lib/schemas/sentence-change'
import { DiffWords } from './diff-words'

interface SentenceDiffProps {
  change: SentenceChangeView
  language: string
  /** Of the article's text; left out where the language alone is known. */
  direction?: 'ltr' | 'rtl'
}

/** The sentence of a mark as it was judged, and as it reads now, word by word. (rule R7) */
export function SentenceDiff({ change: { diff }, language, direction }: SentenceDiffProps) {
  const t = useTranslations('versions')
  const words = { lang: language, dir: direction ?? 'auto', className: 'quoted wrap-anywhere text-ink' }
  return (
    <dl className="flex flex-col gap-2">
      <div>
        <dt className="font-medium text-ink-faint text-sm">{t('sentenceWas')}</dt>
        <dd {...words}>
          <DiffWords pieces={diff.old} side="old" />
        </dd>
      </div>
      <div>
        <dt className="font-medium text-ink-faint text-sm">{t('sentenceIs')}</dt>
        <dd {...words}>
          <DiffWords pieces={diff.now} side="now" />
        </dd>
      </div>
    </dl>
  )
}
