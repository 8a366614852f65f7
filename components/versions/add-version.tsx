'use client'

import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ANCHOR_OUTCOMES } from '@/lib/domain/codes'
import type { ArticleView } from '@/lib/schemas/article'
import type { VersionView } from '@/lib/schemas/article-version'
import type { Brought } from '../intake/bringing'
import { addVersionTo, OtherTextCame } from '../intake/intake-request'
import { NewArticle } from '../intake/new-article'
import { Card, CardBody } from '../ui/card'
import { LinkButton } from '../ui/link'
import { Progress } from '../ui/progress'

interface AddVersionProps {
  personId: string
  desk: { readonly id: string; readonly name: string }
  article: ArticleView
}

/** The new text of an article that is here: looked through like any text, then every mark is looked for in it. */
export function AddVersion({ personId, desk, article }: AddVersionProps) {
  const t = useTranslations('versions')
  const [seen, setSeen] = useState(article)
  const [added, setAdded] = useState<VersionView | null>(null)

  async function send({ given, request, restored, attempt }: Brought) {
    try {
      setAdded((await addVersionTo(seen, given, request, restored, attempt)).added)
    } catch (error) {
      // The next try is about what is there now.
      if (error instanceof OtherTextCame) setSeen(error.article)
      throw error
    }
  }

  if (added) return <Added version={added} />
  return (
    <NewArticle
      personId={personId}
      desks={[desk]}
      bringing={{
        keptFor: `version-of-${article.id}`,
        words: {
          act: t('addAct', { number: seen.latestVersion + 1 }),
          acting: t('adding'),
          failed: t('notAdded'),
          about: t('aboutKnown'),
        },
        progress: <Progress label={t('finding', { count: article.claimCount })} step="" />,
        send,
      }}
    />
  )
}

/** What became of the marks, and where it goes on. */
function Added({ version }: { version: VersionView }) {
  const t = useTranslations('versions')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { articleId, number, outcomes, waiting } = version
  const total = outcomes ? ANCHOR_OUTCOMES.reduce((sum, outcome) => sum + outcomes[outcome], 0) : 0
  const base = `/desk/articles/${articleId}`
  return (
    <Card aria-labelledby="version-added" className="max-w-2xl">
      <CardBody className="flex flex-col gap-3 py-5">
        <h2 id="version-added" ref={heading} tabIndex={-1} className="font-semibold text-xl outline-none">
          {t('done', { number })}
        </h2>
        <p>{t('doneText', { total })}</p>
        {outcomes && total > 0 ? (
          <ul className="flex list-disc flex-col gap-1 ps-5 marker:text-ink-faint">
            {ANCHOR_OUTCOMES.filter((outcome) => outcomes[outcome] > 0).map((outcome) => (
              <li key={outcome}>{t(`outcome.${outcome}`, { count: outcomes[outcome] })}</li>
            ))}
          </ul>
        ) : null}
        {total > 0 ? <p>{waiting > 0 ? t('waitingText', { count: waiting }) : t('nothingWaitsText')}</p> : null}
        <div className="flex flex-wrap gap-2 pt-1">
          {waiting > 0 ? (
            <LinkButton href={`${base}/reanchoring`} variant="primary">
              {t('toQueue')}
            </LinkButton>
          ) : null}
          <LinkButton href={base} variant={waiting > 0 ? 'secondary' : 'primary'}>
            {t('toWorkspaceNew')}
          </LinkButton>
          <LinkButton href={`${base}/versions?from=${number - 1}&to=${number}`} variant="quiet">
            {t('compareBefore', { number: number - 1 })}
          </LinkButton>
        </div>
      </CardBody>
    </Card>
  )
}
