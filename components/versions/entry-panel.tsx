'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { Ref } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { stateAfterContentChange, voidsApproval } from '@/lib/policy/workflow'
import type { PlaceDecision } from '@/lib/browser/reanchoring'
import type { ArticleView } from '@/lib/schemas/article'
import type { ReanchoringView } from '@/lib/schemas/article-version'
import { StateBadge } from '../card/claim-card'
import { Badge } from '../ui/badge'
import { Button } from '../ui/button'
import { IconButton } from '../ui/icon-button'
import { KeyCap } from '../ui/key-cap'
import { Link } from '../ui/link'
import { CandidateList, percentOf } from './candidate-list'
import { DiffWords } from '../card/diff-words'
import { placeId } from './drawn-places'
import { PlaceInContext } from './place-in-context'

/** Whether the claim's words can't be changed in its state: its place in a newer text neither. */
export const isFrozen = (entry: ReanchoringView) => stateAfterContentChange(entry.claim.state) === null

interface EntryPanelProps {
  entry: ReanchoringView
  article: Pick<ArticleView, 'id' | 'language' | 'direction' | 'latestVersion'>
  /** Its place among those that wait, from 1; null for one that was kept. */
  at: number | null
  count: number
  chosen: number | null
  onChoose: (candidate: number) => void
  isBusy: boolean
  onDecide: (decision: PlaceDecision) => void
  /** To the text, to select other words there. */
  onSelect: () => void
  onList: () => void
  onStep: (by: 1 | -1) => void
  headingRef: Ref<HTMLHeadingElement>
}

/** A big enough target for a thumb. */
const TOUCH = 'max-drawer:min-h-11'

/** One mark that waits: what its words were, what the new text has, and what can be decided. */
export function EntryPanel({
  entry,
  article,
  at,
  count,
  chosen,
  onChoose,
  isBusy,
  onDecide,
  onSelect,
  onList,
  onStep,
  headingRef,
}: EntryPanelProps) {
  const t = useTranslations('versions')
  const codes = useTranslations('codes')
  const format = useFormatter()
  const { claim, outcome, old, proposal, diff } = entry
  const words = { language: article.language, direction: article.direction }
  const number = article.latestVersion
  const frozen = isFrozen(entry)
  const hasNewWords = outcome !== 'exact' && outcome !== 'moved'
  const says = {
    percent: percentOf(format, entry.score),
    count: entry.candidates.length,
    number,
  }
  return (
    <div
      id={proposal ? `card-${placeId(0)}` : undefined}
      data-claim-card={proposal ? placeId(0) : undefined}
      className="flex flex-col gap-4 rounded-lg border border-line-strong bg-sheet p-4 shadow-card"
    >
      <header className="flex flex-col gap-1.5">
        <div className="flex items-start justify-between gap-3">
          <h2
            id="entry-title"
            ref={headingRef}
            tabIndex={-1}
            className="figures scroll-mt-32 font-semibold text-lg outline-none"
          >
            {t('entryTitle', { key: claim.key, outcome: codes(`anchorOutcome.${outcome}`) })}
          </h2>
          {at === null ? null : (
            <span className="flex shrink-0 items-center gap-0.5">
              <IconButton
                icon={ChevronLeft}
                directional
                label={t('previous')}
                keys="K"
                isDisabled={at <= 1}
                onPress={() => onStep(-1)}
              />
              <span className="figures text-ink-faint text-sm">{t('position', { at, count })}</span>
              <IconButton
                icon={ChevronRight}
                directional
                label={t('next')}
                keys="J"
                isDisabled={at >= count}
                onPress={() => onStep(1)}
              />
            </span>
          )}
        </div>
        <p>{outcome === 'ambiguous' && says.count === 0 ? t('notSought') : t(`says.${outcome}`, says)}</p>
        <p className="line-clamp-3 text-ink-soft text-sm">
          <Link href={`/desk/articles/${article.id}?claim=${claim.id}`} variant="quiet">
            {claim.key}
          </Link>{' '}
          <bdi>{claim.statement}</bdi>
        </p>
        <p className="flex flex-wrap gap-1.5 empty:hidden">
          {claim.state === 'draft' ? null : <StateBadge claim={claim} label={codes(`claimState.${claim.state}`)} />}
          {entry.decision === 'kept' ? (
            <Badge tone="caution">{t('keptHere', { number: old.articleVersion })}</Badge>
          ) : null}
        </p>
      </header>

      <section aria-labelledby="old-words">
        <h3 id="old-words" className="mb-1 font-medium text-ink-faint text-sm">
          {t('oldWords', { number: old.articleVersion })}
        </h3>
        <PlaceInContext place={old} {...words}>
          {diff ? <DiffWords pieces={diff.old} side="old" /> : null}
        </PlaceInContext>
      </section>
      {proposal ? (
        <section aria-labelledby="new-words">
          <h3 id="new-words" className="mb-1 font-medium text-ink-faint text-sm">
            {t('newWords', { number })}
          </h3>
          <PlaceInContext place={proposal} {...words}>
            {diff ? <DiffWords pieces={diff.now} side="now" /> : null}
          </PlaceInContext>
        </section>
      ) : null}
      {outcome === 'ambiguous' && says.count > 0 && !frozen ? (
        <CandidateList entry={entry} number={number} chosen={chosen} onChoose={onChoose} {...words} />
      ) : null}

      {frozen ? (
        <p className="text-caution">
          {t('frozen', { state: codes(`claimState.${claim.state}`), number: old.articleVersion })}
        </p>
      ) : hasNewWords && (claim.hasVerdict || voidsApproval(claim.state)) ? (
        <p className="text-ink-soft text-sm">
          {claim.hasVerdict ? t('recheckFollows') : null} {voidsApproval(claim.state) ? t('draftFollows') : null}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {frozen || outcome === 'lost' || entry.decision !== null ? null : (
          <Button
            variant="primary"
            className={TOUCH}
            isPending={isBusy}
            isDisabled={outcome === 'ambiguous' && chosen === null}
            onPress={() => onDecide({ kind: 'accept', candidate: outcome === 'ambiguous' ? chosen : null })}
          >
            {t(outcome === 'ambiguous' ? 'acceptPlace' : 'acceptChanged')}
            <KeyCap tone="inverse">Y</KeyCap>
          </Button>
        )}
        {frozen ? null : (
          <Button
            className={TOUCH}
            isDisabled={isBusy}
            variant={outcome === 'lost' || entry.decision !== null ? 'primary' : 'secondary'}
            onPress={onSelect}
          >
            {t('reattach')}
            <KeyCap tone={outcome === 'lost' || entry.decision !== null ? 'inverse' : 'plain'}>W</KeyCap>
          </Button>
        )}
        {entry.decision === null ? (
          <Button
            variant={frozen ? 'primary' : 'secondary'}
            className={TOUCH}
            isDisabled={isBusy}
            onPress={() => onDecide({ kind: 'keep' })}
          >
            {t('keep', { number: old.articleVersion })}
            <KeyCap tone={frozen ? 'inverse' : 'plain'}>O</KeyCap>
          </Button>
        ) : null}
        {frozen ? null : (
          <Button variant="quiet" className={TOUCH} isDisabled={isBusy} onPress={onList}>
            {t('fromList')}
          </Button>
        )}
      </div>
      {frozen ? null : <p className="text-ink-faint text-sm">{t('reattachHint')}</p>}
    </div>
  )
}
