'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button'
import { Link, LinkButton } from '../ui/link'
import { Notice } from '../ui/notice'
import { useView, useWorkspace } from '../workspace-state/workspace-context'

interface WorkspaceNoticesProps {
  /** A claim that the address names and that isn't here. */
  isMissing: boolean
  /** Why the last action didn't work. */
  problem: string | null
  onProblemSeen: () => void
  isNewest: boolean
}

/** What has to be known before the text is read: an action that failed, an older version, a claim that is gone. */
export function WorkspaceNotices({ isMissing, problem, onProblemSeen, isNewest }: WorkspaceNoticesProps) {
  const t = useTranslations('workspace')
  const common = useTranslations('common')
  const { open } = useWorkspace()
  const versions = useTranslations('versions')
  const watching = useTranslations('watching')
  const { article, shown, reanchoring, changedPageId } = useView()
  const [seenVersion, setSeenVersion] = useState(article.latestVersion)
  const arrived = article.latestVersion > seenVersion
  const seeArrived = () => setSeenVersion(article.latestVersion)
  return (
    <div className="flex flex-col gap-3 empty:hidden [&:not(:empty)]:mb-6">
      {problem ? (
        <Notice
          tone="danger"
          role="alert"
          className="sticky top-32 z-20 lg:top-28"
          acts={
            <Button size="sm" onPress={onProblemSeen}>
              {common('close')}
            </Button>
          }
        >
          {problem}
        </Notice>
      ) : null}
      {arrived ? (
        <Notice
          role="status"
          acts={
            <>
              <LinkButton href={`/desk/articles/${article.id}/versions?to=${article.latestVersion}`} size="sm">
                {versions('menuCompare')}
              </LinkButton>
              <Button size="sm" onPress={seeArrived}>
                {common('close')}
              </Button>
            </>
          }
        >
          {isNewest
            ? versions('arrived', { number: article.latestVersion })
            : versions('arrivedOld', { number: article.latestVersion, shown: shown.number })}
        </Notice>
      ) : null}
      {isMissing ? (
        <Notice
          tone="caution"
          acts={
            <Button size="sm" onPress={() => open(null)}>
              {common('close')}
            </Button>
          }
        >
          {t('missingClaim')}
        </Notice>
      ) : null}
      {article.droppedAt ? <Notice tone="caution">{t('droppedArticle')}</Notice> : null}
      {isNewest ? null : (
        <Notice tone="caution">
          {t('oldVersion', { number: shown.number, latest: article.latestVersion })} {versions('readOnly')}{' '}
          <Link href={`/desk/articles/${article.id}`}>{t('toNewest')}</Link>
        </Notice>
      )}
      {isNewest && changedPageId !== null ? (
        <Notice
          tone="caution"
          acts={
            <LinkButton href={`/desk/changed-pages/${changedPageId}`} size="sm">
              {watching('look')}
            </LinkButton>
          }
        >
          {watching('banner')}
        </Notice>
      ) : null}
      {isNewest && reanchoring.waiting > 0 ? (
        <Notice
          tone="caution"
          acts={
            <LinkButton href={`/desk/articles/${article.id}/reanchoring`} size="sm">
              {versions('bannerAct', { count: reanchoring.waiting })}
            </LinkButton>
          }
        >
          {versions('banner', { count: reanchoring.waiting })}
        </Notice>
      ) : null}
      {isNewest && reanchoring.sentences > 0 ? (
        <Notice
          tone="caution"
          acts={
            <LinkButton href={`/desk/articles/${article.id}/reanchoring`} size="sm">
              {versions('bannerSentencesAct', { count: reanchoring.sentences })}
            </LinkButton>
          }
        >
          {versions('bannerSentences', { count: reanchoring.sentences })}
        </Notice>
      ) : null}
    </div>
  )
}
