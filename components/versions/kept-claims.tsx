'use client'

import { useTranslations } from 'use-intl'
import type { ArticleView } from '@/lib/schemas/article'
import type { ReanchoringQueueView } from '@/lib/schemas/article-version'
import { Button } from '../ui/button'
import { Disclosure } from '../ui/disclosure'
import { isFrozen } from './entry-panel'

interface KeptClaimsProps {
  kept: ReanchoringQueueView
  article: Pick<ArticleView, 'language' | 'direction'>
  onOpen: (id: string) => void
}

/** Claims that were left on an older version: each may still be put on words of the newest. */
export function KeptClaims({ kept, article, onOpen }: KeptClaimsProps) {
  const t = useTranslations('versions')
  if (kept.items.length === 0) return null
  return (
    <Disclosure summary={t('kept', { count: kept.kept })}>
      <ul className="flex flex-col gap-3 pt-1">
        {kept.items.map((entry) => (
          <li key={entry.id} className="rounded-md border border-line bg-sheet p-3">
            <p className="text-ink-faint text-sm">
              <span className="figures font-semibold">{entry.claim.key}</span>{' '}
              {t('keptHere', { number: entry.old.articleVersion })}
              {entry.decidedBy ? (
                <>
                  {' · '}
                  <bdi>{t('keptBy', { name: entry.decidedBy.name })}</bdi>
                </>
              ) : null}
            </p>
            <p lang={article.language} dir={article.direction} className="quoted">
              {entry.old.exact}
            </p>
            {isFrozen(entry) ? null : (
              <Button size="sm" variant="quiet" className="-ms-2 mt-1" onPress={() => onOpen(entry.id)}>
                {t('placeAfterAll', { key: entry.claim.key })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
