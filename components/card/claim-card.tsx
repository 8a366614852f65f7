'use client'

import { CircleAlert, MessageSquare, RefreshCw, Zap } from 'lucide-react'
import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { chainLine } from '@/lib/domain/chain'
import { leftBehind, placeOf } from '@/lib/browser/workspace-view'
import { nameIn } from '@/lib/policy/visibility/claim-summary'
import type { WorkspaceView } from '@/lib/schemas/article'
import type { ClaimSummary } from '@/lib/schemas/claim'
import { RatingWord } from '../check/rating-word'
import { Badge } from '../ui/badge'
import { Icon } from '../ui/icon'
import { useRatings } from '../workspace-state/use-ratings'
import { hasNoVerdict } from '@/lib/browser/workspace-view'
import { WrittenBy } from './written-by'

interface ClaimCardProps {
  claim: ClaimSummary
  scale: WorkspaceView['scale']
  /** Keys of the claims that contradict it: "C2, C4". */
  contradictedBy: string
  /** Shows the statement too: in lists that don't stand beside the text. */
  wordy?: boolean
  /** The version of the article that is shown: a claim without a place in it shows the words that it has elsewhere. */
  shownVersion: number
  articleId: string
  onOpen: (claimId: string) => void
}

/**
 * A claim at a glance: who says it, what was found, what speaks against it. Pressed, it opens. Where the rail has no room
 * for it, only its key is seen.
 */
export const ClaimCard = memo(function ClaimCard({
  claim,
  scale,
  contradictedBy,
  wordy,
  shownVersion,
  articleId,
  onOpen,
}: ClaimCardProps) {
  const t = useTranslations('workspace')
  const codes = useTranslations('codes')
  const ratings = useRatings(scale)
  const unplaced = useUnplaced(claim, articleId, shownVersion)
  const who = chainLine(claim.chain.map(({ name }) => name))
  const { openThreads, evidenceCount: count, attributionRating: said, truthRating: so } = claim
  const name = nameIn(claim, articleId)
  return (
    <div
      id={`card-${name}`}
      data-claim-card={name}
      className="group/card relative rounded-md border border-line bg-sheet transition-shadow hover:border-line-strong data-lit:border-mark-line data-lit:shadow-card"
    >
      <h3 className="wrap-anywhere text-wrap text-base leading-snug group-data-away/place:text-sm">
        <button
          type="button"
          onClick={() => onOpen(claim.id)}
          aria-expanded={false}
          className="block w-full rounded-md px-2.5 pt-1.5 pb-0.5 text-start after:absolute after:inset-0 group-data-away/place:px-1 group-data-away/place:py-1 group-data-away/place:text-center"
        >
          <span className="figures me-0.5 font-semibold text-ink-faint text-sm">{claim.key}</span>{' '}
          {who && !wordy ? (
            <span className="font-medium group-data-away/place:sr-only">
              <Names names={claim.chain.map(({ name }) => name)} />
            </span>
          ) : (
            <span dir="auto" lang={claim.language} className={wordy ? 'font-medium' : 'group-data-away/place:sr-only'}>
              {claim.statement}
            </span>
          )}
        </button>
      </h3>
      {wordy && who ? (
        <p className="px-2.5 text-ink-soft text-sm">
          <Names names={claim.chain.map(({ name }) => name)} />
        </p>
      ) : null}
      {unplaced ? (
        <div className="pointer-events-none px-2.5 pt-0.5 text-sm group-data-away/place:sr-only">
          <p className="inline-flex items-center gap-1 text-caution">
            <Icon of={CircleAlert} size={14} />
            {unplaced.text}
          </p>
          {unplaced.words ? (
            <p dir="auto" lang={claim.language} className="quoted line-clamp-3 text-ink-soft">
              {unplaced.words}
            </p>
          ) : null}
        </div>
      ) : null}
      <div className="pointer-events-none flex flex-wrap items-center gap-x-3 gap-y-0.5 px-2.5 pb-1.5 text-ink-faint text-sm group-data-away/place:sr-only">
        <WrittenBy claimId={claim.id} />
        {claim.verdictsHidden ? <span>{t('verdictHidden')}</span> : null}
        {said ? (
          <span className="inline-flex items-center gap-1">
            {t('said')} <RatingWord rating={ratings('attribution', said)} />
          </span>
        ) : null}
        {so ? (
          <span className="inline-flex items-center gap-1">
            {t('so')} <RatingWord rating={ratings('truth', so)} />
          </span>
        ) : null}
        {hasNoVerdict(claim) ? <span>{t('noVerdict')}</span> : null}
        {count > 0 ? (
          <span className="figures">{t('evidenceCount', { count, origins: claim.independentOrigins })}</span>
        ) : null}
        {contradictedBy ? (
          <span className="inline-flex items-center gap-1 text-caution">
            <Icon of={Zap} size={14} />
            {t('contradictedBy', { keys: contradictedBy })}
          </span>
        ) : null}
        {openThreads > 0 ? (
          <span className="inline-flex items-center gap-1">
            <Icon of={MessageSquare} size={14} />
            {t('openComments', { count: openThreads })}
          </span>
        ) : null}
        {claim.needsRecheck ? (
          <span className="inline-flex items-center gap-1 text-caution">
            <Icon of={RefreshCw} size={14} />
            {t('needsRecheck')}
          </span>
        ) : null}
        {claim.state === 'draft' ? null : <StateBadge claim={claim} label={codes(`claimState.${claim.state}`)} />}
      </div>
    </div>
  )
})

/** What is said of a claim that has no place in the shown text: why, and its words where it stands. */
function useUnplaced(claim: ClaimSummary, articleId: string, version: number) {
  const t = useTranslations('workspace')
  const versions = useTranslations('versions')
  if (placeOf(claim, articleId, version)) return null
  const left = leftBehind(claim, articleId)
  const elsewhere = left ?? claim.appearances[0]
  if (!elsewhere) return { text: t('unplaced'), words: null }
  const text =
    left === null
      ? t('unplaced')
      : left.standing === 'waiting'
        ? versions('waitsHere')
        : versions('keptHere', { number: left.articleVersion })
  return { text, words: elsewhere.exact }
}

/** Names of a chain in reading order, each with its own direction. */
export function Names({ names }: { names: readonly string[] }) {
  return names.map((name, at) => (
    // A name may stand in a chain twice; its place tells which.
    <span key={`${at} ${name}`}>
      {at > 0 ? (
        <span aria-hidden className="mx-1 inline-block text-ink-faint rtl:-scale-x-100">
          →
        </span>
      ) : null}
      <bdi>{name}</bdi>
    </span>
  ))
}

const TONES = {
  draft: 'neutral',
  submitted: 'accent',
  returned: 'caution',
  'second-verdict': 'accent',
  adjudication: 'accent',
  approved: 'accent',
  published: 'success',
  retracted: 'danger',
  dropped: 'neutral',
} as const

/** The state of a claim as a word. */
export function StateBadge({ claim, label }: { claim: Pick<ClaimSummary, 'state'>; label: string }) {
  return <Badge tone={TONES[claim.state]}>{label}</Badge>
}
