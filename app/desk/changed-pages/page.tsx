import { FileCheck2, FileClock } from 'lucide-react'
import type { Metadata } from 'next'
import { Moment } from '@/components/shell/moment'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Cell, Column, Row, RowHeader, Table } from '@/components/ui/table'
import { readPreferences } from '@/lib/http/preferences'
import type { ChangedPageListItem, WatchView } from '@/lib/schemas/watch'
import { changedPages } from '@/lib/server/articles/watching/changed-page-views'
import { deskWatches } from '@/lib/server/articles/watching/watch-views'
import { wordsOf } from '@/messages/words'
import { DeskPage } from '../desk-page'
import { DeskSection, MoreLinks } from '../desk-sections'
import { address, deskVisit, lastValues, orNotFound, type SearchParams } from '../desk-visit'

const PATH = '/desk/changed-pages'
const PARTS = ['open', 'all', 'watched'] as const

type Language = Parameters<typeof wordsOf>[0]

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'watching')('title') }
}

/** Changed texts that wait for a decision, all that were seen, and the pages that are watched. (rule R7) */
export default async function ChangedPagesPage({ searchParams }: { searchParams: SearchParams }) {
  const { show, desk, cursor, done } = await lastValues(searchParams)
  const part = PARTS.find((known) => known === show) ?? 'open'
  const { actor, preferences, shown } = await deskVisit(address(PATH, { show, desk, cursor }), desk || undefined)
  const { language } = preferences
  const t = wordsOf(language, 'watching')
  const words = wordsOf(language, 'desk')
  const lists = await Promise.all(
    shown.map(async (each) => {
      const wanted = { deskId: each.id, ...(cursor ? { cursor } : {}) }
      return part === 'watched'
        ? { desk: each, watches: await orNotFound(deskWatches(actor, wanted)), pages: null }
        : { desk: each, watches: null, pages: await orNotFound(changedPages(actor, { ...wanted, part })) }
    }),
  )
  return (
    <DeskPage title={t('title')} lead={t('lead')}>
      {done === 'dismissed' ? (
        <Notice tone="success" role="status" className="mb-5">
          {t('done.dismissed')}
        </Notice>
      ) : null}
      <nav aria-label={t('parts')} className="mb-4 border-line border-b">
        <ul className="flex flex-wrap gap-x-5">
          {PARTS.map((each) => (
            <li key={each}>
              <Link
                href={address(PATH, { show: each === 'open' ? undefined : each, desk })}
                variant="plain"
                aria-current={each === part ? 'page' : undefined}
                className="-mb-px inline-flex min-h-9 items-center whitespace-nowrap border-transparent border-b-2 text-ink-soft hover:no-underline focus-visible:-outline-offset-2 aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
              >
                {t(`part.${each}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {lists.map(({ desk: each, pages, watches }) => {
        const next = (pages ?? watches)?.nextCursor
        return (
          <DeskSection key={each.id} desk={each} alone={lists.length === 1}>
            {pages ? <ChangedPages items={pages.items} language={language} /> : null}
            {watches ? <Watches items={watches.items} language={language} /> : null}
            <MoreLinks
              next={next ? address(PATH, { show, desk: each.id, cursor: next }) : null}
              first={cursor ? address(PATH, { show, desk }) : null}
              words={{ more: words('more'), fromStart: words('fromStart') }}
            />
          </DeskSection>
        )
      })}
    </DeskPage>
  )
}

const CHANGED_TONES = {
  open: 'caution',
  taken: 'success',
  dismissed: 'neutral',
  replaced: 'neutral',
  withdrawn: 'neutral',
} as const

function ChangedPages({ items, language }: { items: readonly ChangedPageListItem[]; language: Language }) {
  const t = wordsOf(language, 'watching')
  if (items.length === 0) {
    return (
      <EmptyState icon={FileCheck2} title={t('emptyTitle')}>
        {t('emptyText')}
      </EmptyState>
    )
  }
  return (
    <Table
      caption={t('caption')}
      columns={
        <>
          <Column>{t('article')}</Column>
          <Column>{t('claims')}</Column>
          <Column>{t('seen')}</Column>
          <Column>{t('state')}</Column>
        </>
      }
    >
      {items.map((item) => (
        <Row key={item.id}>
          <RowHeader>
            <Link
              href={`${PATH}/${item.id}`}
              variant="plain"
              lang={item.language}
              dir={item.direction}
              className="quoted leading-snug"
            >
              {item.articleTitle}
            </Link>
            {item.title ? (
              <span className="block font-normal text-ink-soft text-sm">
                {t('newHeadline')} <bdi lang={item.language}>{item.title}</bdi>
              </span>
            ) : null}
            {item.outlet ? <bdi className="block font-normal text-ink-faint text-sm">{item.outlet}</bdi> : null}
          </RowHeader>
          <Cell label={t('claims')} className="text-ink-soft">
            {t('claimCount', { count: item.claims })}
            {item.published > 0 ? (
              <span className="block text-ink text-sm">{t('publishedCount', { count: item.published })}</span>
            ) : null}
          </Cell>
          <Cell label={t('seen')} className="whitespace-nowrap text-ink-soft">
            <Moment at={item.seenAt} />
          </Cell>
          <Cell label={t('state')}>
            <Badge tone={CHANGED_TONES[item.state]}>{t(`changedState.${item.state}`)}</Badge>
            {item.decidedBy ? (
              <span className="block text-ink-faint text-sm">{t('decidedBy', { name: item.decidedBy.name })}</span>
            ) : null}
          </Cell>
        </Row>
      ))}
    </Table>
  )
}

const WATCH_TONES = { watching: 'success', gone: 'danger', ended: 'neutral', stopped: 'neutral' } as const

function Watches({ items, language }: { items: readonly WatchView[]; language: Language }) {
  const t = wordsOf(language, 'watching')
  if (items.length === 0) {
    return (
      <EmptyState icon={FileClock} title={t('noneWatchedTitle')}>
        {t('noneWatchedText')}
      </EmptyState>
    )
  }
  return (
    <Table
      caption={t('watchedCaption')}
      columns={
        <>
          <Column>{t('article')}</Column>
          <Column>{t('state')}</Column>
          <Column>{t('lastAnswer')}</Column>
          <Column>{t('nextAsk')}</Column>
        </>
      }
    >
      {items.map((watch) => (
        <Row key={watch.id}>
          <RowHeader>
            <Link
              href={`/desk/articles/${watch.articleId}/versions#watch`}
              variant="plain"
              dir="auto"
              className="quoted leading-snug"
            >
              {watch.title}
            </Link>
            {watch.url ? (
              <bdi dir="ltr" className="block truncate font-normal text-ink-faint text-sm">
                {new URL(watch.url).host}
              </bdi>
            ) : null}
          </RowHeader>
          <Cell label={t('state')}>
            <Badge tone={WATCH_TONES[watch.state]}>{t(`watchState.${watch.state}`)}</Badge>
          </Cell>
          <Cell label={t('lastAnswer')} className="text-ink-soft">
            {watch.seen ? (
              <>
                {t(`outcome.${watch.seen.outcome}`)}
                <Moment at={watch.seen.at} className="block text-ink-faint text-sm" />
              </>
            ) : (
              t('notAsked')
            )}
          </Cell>
          <Cell label={t('nextAsk')} className="text-ink-soft">
            {watch.nextAt ? <Moment at={watch.nextAt} show="full" /> : t('noNext')}
          </Cell>
        </Row>
      ))}
    </Table>
  )
}
