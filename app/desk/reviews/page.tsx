import { CheckCheck } from 'lucide-react'
import type { Metadata } from 'next'
import { QueueTable } from '@/components/review/queue-table'
import { ForgetLocalDraft } from '@/components/shell/local-draft-fields'
import { Count } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { readPreferences } from '@/lib/http/preferences'
import { can } from '@/lib/policy/permissions'
import { type Queue, QUEUES, reviewQueue } from '@/lib/server/review/review-queue'
import { houseScale } from '@/lib/server/newsroom/scales'
import type { WaitingClaim } from '@/lib/server/review/waiting-claim'
import { wordsOf } from '@/messages/words'
import { Verdicts } from '../claims/claim-table'
import { DeskPage } from '../desk-page'
import { DeskSection, MoreLinks } from '../desk-sections'
import { address, deskVisit, lastValues, orNotFound, type SearchParams } from '../desk-visit'
import { reviewRecord } from './[id]/decision'
import { type ShownRatings, shownRatings } from '../ratings'

const PATH = '/desk/reviews'

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'desk')('review.title') }
}

/** What waits for a second pair of eyes: for this person, for others; what was returned; what this person decided. */
export default async function ReviewsPage({ searchParams }: { searchParams: SearchParams }) {
  const { show, desk, cursor, approved, returned, claim } = await lastValues(searchParams)
  const queue = QUEUES.find((known) => known === show) ?? 'mine'
  const { actor, preferences, shown } = await deskVisit(address(PATH, { show, desk, cursor }), desk || undefined)
  const { language } = preferences
  const t = wordsOf(language, 'desk')
  const [scale, lists] = await Promise.all([
    orNotFound(houseScale(actor, {})),
    Promise.all(
      shown.map(async (each) => ({
        desk: each,
        view: await orNotFound(reviewQueue(actor, { deskId: each.id, queue, ...(cursor ? { cursor } : {}) })),
      })),
    ),
  ])
  const reviews = shown.some((each) => can(actor, 'claim:approve', each.id))
  const ratings = shownRatings(scale, language)
  return (
    <DeskPage title={t('review.title')}>
      {claim && (approved || returned) ? (
        <ForgetLocalDraft personId={actor.personId} record={reviewRecord(claim)} />
      ) : null}
      {approved ? (
        <Notice tone="success" role="status" className="mb-5">
          {t('review.approvedNow', { key: approved.slice(0, 20) })}
        </Notice>
      ) : null}
      {returned ? (
        <Notice tone="success" role="status" className="mb-5">
          {t('review.returnedNow', { key: returned.slice(0, 20) })}
        </Notice>
      ) : null}
      {reviews ? null : <Notice className="mb-5">{t('review.editorNotice')}</Notice>}
      <Queues
        current={queue}
        label={t('review.queues')}
        queues={QUEUES.map((each) => ({
          queue: each,
          label: t(`review.queue.${each}`),
          count: lists.reduce((sum, { view }) => sum + view.counts[each], 0),
          href: address(PATH, { show: each === 'mine' ? undefined : each, desk }),
        }))}
      />
      {lists.map(({ desk: each, view }) => (
        <DeskSection key={each.id} desk={each} alone={lists.length === 1}>
          {view.claims.length > 0 ? (
            <QueueTable
              rows={view.claims.map((claim) => queueRow(claim, queue, language, ratings))}
              words={{
                caption: t('review.caption'),
                claim: t('review.claim'),
                verdict: t('review.verdict'),
                by: t('review.by'),
                evidence: t('review.evidence'),
                waiting: t('review.waiting'),
              }}
            />
          ) : (
            <EmptyState
              icon={CheckCheck}
              title={queue === 'mine' ? t('review.emptyMineTitle') : t('review.emptyTitle')}
            >
              {queue === 'mine' ? t('review.emptyMineText') : t('review.emptyText')}
            </EmptyState>
          )}
          <MoreLinks
            next={view.nextCursor && address(PATH, { show, desk: each.id, cursor: view.nextCursor })}
            first={cursor ? address(PATH, { show, desk }) : null}
            words={{ more: t('more'), fromStart: t('fromStart') }}
          />
        </DeskSection>
      ))}
    </DeskPage>
  )
}

function queueRow(claim: WaitingClaim, queue: Queue, language: Parameters<typeof wordsOf>[0], ratings: ShownRatings) {
  const t = wordsOf(language, 'desk')
  const waits = queue === 'mine' || queue === 'others'
  return {
    id: claim.id,
    href: waits ? `${PATH}/${claim.id}` : `/desk/articles/${claim.articleId}?claim=${claim.id}`,
    claimKey: claim.key,
    statement: claim.statement,
    language: claim.language,
    article: claim.articleTitle,
    verdicts: <Verdicts claim={claim} language={language} ratings={ratings} />,
    by: claim.by,
    since: claim.since,
    facts: [
      t('evidence', { count: claim.evidenceCount }),
      ...(claim.openComments > 0 ? [t('openComments', { count: claim.openComments })] : []),
    ],
    blocker: waits && claim.blocker ? t(`review.blocker.${claim.blocker}`) : null,
    assigned: claim.assigned && waits ? t('inbox.assigned') : null,
  }
}

interface QueuesProps {
  current: Queue
  label: string
  queues: readonly { readonly queue: Queue; readonly label: string; readonly count: number; readonly href: string }[]
}

/** The parts of the queue, as links: each is an address of its own. */
function Queues({ current, label, queues }: QueuesProps) {
  return (
    <nav aria-label={label} className="mb-4 border-line border-b">
      <ul className="flex flex-wrap gap-x-5">
        {queues.map(({ queue, label: words, count, href }) => (
          <li key={queue}>
            <Link
              href={href}
              variant="plain"
              aria-current={queue === current ? 'page' : undefined}
              className="-mb-px inline-flex min-h-9 items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 text-ink-soft hover:no-underline focus-visible:-outline-offset-2 aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
            >
              {words}
              <Count value={count} most={99} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
