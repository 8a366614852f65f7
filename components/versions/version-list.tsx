'use client'

import { useTranslations } from 'use-intl'
import type { VersionView } from '@/lib/schemas/article-version'
import { Moment } from '../shell/moment'
import { Badge } from '../ui/badge'
import { Link } from '../ui/link'
import { Cell, Column, Row, RowHeader, Table } from '../ui/table'
import { OutcomeCounts } from './outcome-counts'

interface VersionListProps {
  articleId: string
  /** Newest first. */
  versions: readonly VersionView[]
}

/** The texts of an article: when each came, by whom, and what became of the marks. */
export function VersionList({ articleId, versions }: VersionListProps) {
  const t = useTranslations('versions')
  const [newest] = versions
  const base = `/desk/articles/${articleId}`
  return (
    <Table
      caption={t('list')}
      columns={
        <>
          <Column>{t('version')}</Column>
          <Column>{t('added')}</Column>
          <Column>{t('by')}</Column>
          <Column>{t('marks')}</Column>
          <Column>
            <span className="sr-only">{t('compare')}</span>
          </Column>
        </>
      }
    >
      {versions.map((version) => {
        const { number, outcomes, waiting } = version
        const isNewest = number === newest?.number
        return (
          <Row key={number}>
            <RowHeader>
              <Link href={isNewest ? base : `${base}?version=${number}`} aria-label={t('read', { number })}>
                <span className="figures">{number}</span>
              </Link>{' '}
              {isNewest ? <Badge tone="accent">{t('newest')}</Badge> : null}
            </RowHeader>
            <Cell label={t('added')} className="whitespace-nowrap text-ink-soft">
              <Moment at={version.receivedAt} />
            </Cell>
            <Cell label={t('by')}>
              <bdi>{version.addedBy.name}</bdi>
              <span className="block text-ink-faint text-sm">{t('characters', { count: version.textLength })}</span>
            </Cell>
            <Cell label={t('marks')} className="text-ink-soft">
              {outcomes ? <OutcomeCounts counts={outcomes} /> : t('firstVersion')}
              {waiting > 0 ? (
                <Link href={`${base}/reanchoring`} className="block">
                  {t('waiting', { count: waiting })}
                </Link>
              ) : null}
            </Cell>
            <Cell label="">
              {number > 1 ? (
                <Link href={`${base}/versions?from=${number - 1}&to=${number}#differences`}>
                  {t('compareBefore', { number: number - 1 })}
                </Link>
              ) : null}
            </Cell>
          </Row>
        )
      })}
    </Table>
  )
}
