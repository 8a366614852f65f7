'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { BLOCKERS, type Verb, VERBS, verbRight } from '@/lib/policy/workflow'
import type { ClaimView } from '@/lib/schemas/claim'
import { useView } from '../workspace-state/workspace-context'
import { StateBadge } from './claim-card'
import { Moment } from '../shell/moment'
import { Button } from '../ui/button'
import { PlainLink } from '../ui/plain-link'
import { GateList } from './gate-list'
import { VerbForm } from './verb-form'

interface ReviewTabProps {
  claim: ClaimView
  /** The verb that a key asked for: its form is open from the start. */
  begin: Verb | null
}

/** Where the claim stands in the workflow, what can be done next, and why what can't be done can't. (rules R17, R20, R29) */
export function ReviewTab({ claim, begin }: ReviewTabProps) {
  const t = useTranslations('workspace')
  const codes = useTranslations('codes')
  const { people, me, article, shown } = useView()
  // An older text is for reading.
  const isOld = shown.number !== article.latestVersion
  const [doing, setDoing] = useState<Verb | null>(
    !isOld && claim.verbs.some(({ verb, possible }) => possible && verb === begin) ? begin : null,
  )
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? t('someone')
  const offered = VERBS.flatMap((verb) => {
    const view = claim.verbs.find((each) => each.verb === verb)
    return view && !isOld && isItsTurn(verb, claim, me.id)
      ? [{ verb, possible: view.possible, reason: view.reason }]
      : []
  })
  return (
    <div data-part="review" className="flex flex-col gap-5">
      <div className="flex flex-col gap-1.5">
        <p className="flex flex-wrap items-center gap-2">
          <StateBadge claim={claim} label={codes(`claimState.${claim.state}`)} />
          {claim.submittedById && claim.submittedAt ? (
            <span className="text-ink-faint text-sm">
              {t('submittedBy', { name: nameOf(claim.submittedById) })} <Moment at={claim.submittedAt} />
            </span>
          ) : null}
        </p>
        {claim.assignedReviewerId ? (
          <p className="text-ink-soft text-sm">{t('assignedTo', { name: nameOf(claim.assignedReviewerId) })}</p>
        ) : null}
        {claim.stateReason ? (
          <p dir="auto" className="border-line-strong border-s-2 ps-3 text-ink-soft">
            {claim.stateReason}
          </p>
        ) : null}
        {claim.publication ? <Publication claim={claim} /> : null}
      </div>

      {doing ? (
        <VerbForm claim={claim} verb={doing} onDone={() => setDoing(null)} />
      ) : (
        <div className="flex flex-col gap-2">
          {offered.map(({ verb, possible, reason }) => (
            <div key={verb} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Button
                size="sm"
                variant={possible && PRIMARY.has(verb) ? 'primary' : verb === 'retract' ? 'danger' : 'secondary'}
                isDisabled={!possible}
                aria-describedby={possible ? undefined : `why-${claim.id}-${verb}`}
                onPress={() => setDoing(verb)}
              >
                {t(`verb.${verb}`)}
              </Button>
              {possible ? null : (
                <span id={`why-${claim.id}-${verb}`} className="min-w-0 grow basis-40 text-ink-faint text-sm">
                  {t(`blocker.${BLOCKERS.find((each) => each === reason) ?? 'wrong-state'}`)}
                </span>
              )}
            </div>
          ))}
        </div>
      )}

      <GateList claim={claim} />

      {claim.reviews.length > 0 ? (
        <section aria-label={t('reviews')} className="flex flex-col gap-2">
          <h4 className="font-medium text-sm">{t('reviews')}</h4>
          <ol className="flex flex-col gap-2 text-sm">
            {claim.reviews.toReversed().map((review) => (
              <li key={review.id} className={review.voidedAt ? 'text-ink-faint' : ''}>
                <bdi className="font-medium">{nameOf(review.reviewerId)}</bdi>{' '}
                <span>{t(`decided.${review.decision}`)}</span>{' '}
                <Moment at={review.createdAt} className="text-ink-faint" />
                {review.voidedAt ? <span> · {t('voided')}</span> : null}
                {review.reason ? (
                  <p dir="auto" className="whitespace-pre-line text-ink-soft">
                    {review.reason}
                  </p>
                ) : null}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </div>
  )
}

/**
 * Whether a verb belongs to the claim's state: those are shown, with the reason where a role or the two-person rule
 * stands against them. What the order of the workflow alone excludes isn't worth a line.
 */
function isItsTurn(verb: Verb, { state, publication, assignedReviewerId }: ClaimView, me: string): boolean {
  if (verbRight(verb).steps?.[state] === undefined) return false
  const isPublic = publication !== null && !publication.retracted
  if (verb === 'take') return assignedReviewerId !== null && assignedReviewerId !== me
  if (verb === 'retract') return isPublic
  if (verb === 'publish') return publication === null
  if (verb === 'correct') return publication !== null
  return verb !== 'drop' || !isPublic
}

const PRIMARY: ReadonlySet<Verb> = new Set<Verb>(['submit', 'approve', 'publish', 'correct'])

function Publication({ claim }: { claim: ClaimView }) {
  const t = useTranslations('workspace')
  const codes = useTranslations('codes')
  const { publication } = claim
  if (!publication) return null
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p>
        <PlainLink href={`/checks/${publication.slug}`}>
          {publication.retracted ? t('retractedCheck') : t('publishedCheck', { edition: publication.edition })}
        </PlainLink>{' '}
        <Moment at={publication.publishedAt} show="date" className="text-ink-faint" />
      </p>
      {claim.state !== 'published' && claim.state !== 'retracted' ? (
        <p className="text-ink-soft">{t('workingCopy')}</p>
      ) : null}
      {publication.corrections.length > 0 ? (
        <ol className="flex flex-col gap-1">
          {publication.corrections.map(({ kind, note, at }) => (
            <li key={at}>
              <span className="font-medium">{codes(`correctionKind.${kind}`)}</span> <Moment at={at} show="date" /> ·{' '}
              <span dir="auto">{note}</span>
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  )
}
