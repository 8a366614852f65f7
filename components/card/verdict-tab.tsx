'use client'

import { useRef } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { ATTRIBUTION_RATINGS, CONFIDENCES, VERDICT_KINDS, type VerdictKind } from '@/lib/domain/codes'
import { unknownCitations } from '@/lib/domain/evidence'
import { ATTRIBUTION_SIGNS, ratingLabel } from '@/lib/domain/rating'
import { verdictRecord } from '@/lib/browser/workspace-records'
import type { ClaimView } from '@/lib/schemas/claim'
import { useDraftEntry, useRecordField, useView, useWorkspace } from '../workspace-state/workspace-context'
import { ConflictChoice } from './conflict-choice'
import { SavedDateField, SavedSelect, SavedTextArea } from './saved-field'
import { SavingStatus } from './saving-status'
import { Moment } from '../shell/moment'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import type { Option } from '../ui/option'
import { RadioGroup } from '../ui/radio-group'
import { useRatings } from '../workspace-state/use-ratings'

interface VerdictTabProps {
  claim: ClaimView
  isDisabled: boolean
}

/** Two questions kept apart: was it said so, and is it so? (rule R1) */
export function VerdictTab({ claim, isDisabled }: VerdictTabProps) {
  const t = useTranslations('workspace')
  if (claim.verdictsHidden) {
    return (
      <Notice tone="info" title={t('verdictHidden')}>
        {t('verdictHiddenText')}
      </Notice>
    )
  }
  return (
    <div data-part="verdict" className="flex flex-col gap-6">
      {VERDICT_KINDS.map((kind) => (
        <VerdictForm key={kind} claim={claim} kind={kind} isDisabled={isDisabled} />
      ))}
    </div>
  )
}

function useRatingOptions(kind: VerdictKind): Option[] {
  const codes = useTranslations('codes')
  const language = useLocale()
  const { scale } = useView()
  if (kind === 'attribution') {
    return ATTRIBUTION_RATINGS.map((code) => ({
      id: code,
      label: codes(`attributionRating.${code}`),
      sign: ATTRIBUTION_SIGNS[code],
    }))
  }
  return scale.ratings.map((rating) => ({
    id: rating.code,
    label: ratingLabel(rating, language),
    sign: rating.sign,
    description: rating.definitions[language] ?? rating.definitions.en,
  }))
}

function VerdictForm({ claim, kind, isDisabled }: VerdictTabProps & { kind: VerdictKind }) {
  const t = useTranslations('workspace')
  const codes = useTranslations('codes')
  const { store, attempt } = useWorkspace()
  const { people } = useView()
  const record = verdictRecord(claim.id, kind)
  const entry = useDraftEntry(record)
  const rating = useRecordField(record, 'rating')
  const options = useRatingOptions(kind)
  const shown = useRatings(useView().scale)
  const stored = kind === 'truth' ? claim.truthVerdict : claim.attributionVerdict
  const chosen = typeof rating.value === 'string' ? rating.value : null
  const giver = people.find(({ id }) => id === stored?.changedById)?.name
  const begun = chosen !== null || Object.keys(entry.drafts).length > 0
  return (
    <section aria-label={codes(`verdictKind.${kind}`)} className="flex flex-col gap-3">
      {stored?.needsRecheck ? <Recheck claim={claim} kind={kind} isDisabled={isDisabled} /> : null}
      <RadioGroup
        label={codes(`verdictKind.${kind}`)}
        layout="chips"
        options={options}
        value={chosen}
        onChange={(code) => rating.choose(code)}
        isDisabled={isDisabled}
        {...(rating.fault ? { error: rating.fault } : {})}
      />
      {rating.theirs === undefined ? null : (
        <ConflictChoice
          field={codes(`verdictKind.${kind}`)}
          mine={rating.value}
          theirs={rating.theirs}
          inWords={(code) => (typeof code === 'string' ? shown(kind, code).word : '')}
          onPick={rating.settle}
        />
      )}
      {begun ? (
        <>
          {kind === 'truth' && chosen ? (
            <p className="text-ink-faint text-sm">{options.find(({ id }) => id === chosen)?.description}</p>
          ) : null}
          <div className="grid grid-cols-2 gap-3">
            <SavedDateField
              record={record}
              field="asOf"
              label={t('asOf')}
              faultText={t('dayFault')}
              isDisabled={isDisabled}
            />
            <SavedSelect
              record={record}
              field="confidence"
              label={t('confidence')}
              noneLabel={t('notSaid')}
              options={CONFIDENCES.map((code) => ({ id: code, label: codes(`confidence.${code}`) }))}
              isDisabled={isDisabled}
            />
          </div>
          <Justification claim={claim} kind={kind} isDisabled={isDisabled} />
        </>
      ) : null}
      {entry.message ? <p className="text-danger text-sm">{entry.message}</p> : null}
      <div className={begun || stored ? 'flex flex-wrap items-center justify-between gap-2 text-sm' : 'contents'}>
        <SavingStatus of={entry} className={begun ? '' : 'sr-only'} />
        {stored ? (
          <span className="text-ink-faint">
            <bdi>{giver}</bdi> · <Moment at={stored.changedAt} />
          </span>
        ) : null}
        {stored && !isDisabled ? (
          <Button
            size="sm"
            variant="quiet"
            onPress={() =>
              void attempt(
                async () => {
                  store.desk.discard(record)
                  await store.takeBackVerdict(claim.id, kind)
                },
                { text: t('verdictTakenBack'), undo: true },
              )
            }
          >
            {t('takeBackVerdict')}
          </Button>
        ) : null}
      </div>
    </section>
  )
}

/** The words are others than those that were judged: the verdict is confirmed as it stands, or given anew below. (rule R7) */
function Recheck({ claim, kind, isDisabled }: VerdictTabProps & { kind: VerdictKind }) {
  const versions = useTranslations('versions')
  const { store, attempt } = useWorkspace()
  return (
    <Notice
      tone="caution"
      acts={
        isDisabled ? null : (
          <Button
            size="sm"
            onPress={() =>
              void attempt(() => store.confirmVerdict(claim.id, kind), {
                text: versions('confirmed', { key: claim.key }),
                undo: true,
              })
            }
          >
            {versions('stillHolds')}
          </Button>
        )
      }
    >
      {versions(claim.changedSentences.length > 0 ? 'recheckSentence' : 'recheckVerdict')}
    </Notice>
  )
}

/** How the verdict follows from the evidence, which it cites by number: buttons put [n] where the cursor is. */
function Justification({ claim, kind, isDisabled }: VerdictTabProps & { kind: VerdictKind }) {
  const t = useTranslations('workspace')
  const { sources } = useView()
  const record = verdictRecord(claim.id, kind)
  const justification = useRecordField(record, 'justification')
  const field = useRef<HTMLTextAreaElement>(null)
  const text = typeof justification.value === 'string' ? justification.value : ''
  const unknown = unknownCitations(text, claim.evidence)
  const cite = (number: number) => {
    const at = field.current?.selectionStart ?? text.length
    const gap = at > 0 && !/\s$/.test(text.slice(0, at)) ? ' ' : ''
    const citation = `${gap}[${number}]`
    justification.change(text.slice(0, at) + citation + text.slice(at))
    field.current?.focus()
    requestAnimationFrame(() => field.current?.setSelectionRange(at + citation.length, at + citation.length))
  }
  return (
    <div className="flex flex-col gap-1.5">
      <SavedTextArea
        record={record}
        field="justification"
        label={t('justification')}
        hint={t('justificationHint')}
        lang={claim.language}
        rows={4}
        isDisabled={isDisabled}
        inputRef={field}
      />
      {claim.evidence.length > 0 && !isDisabled ? (
        <div role="group" aria-label={t('citeEvidence')} className="flex flex-wrap gap-1">
          {claim.evidence.map(({ id, number, sourceId }) => (
            <Button
              key={id}
              size="sm"
              variant="quiet"
              className="max-w-full"
              onPress={() => cite(number)}
              aria-label={t('cite', {
                number,
                title: sources.find((source) => source.id === sourceId)?.title ?? '',
              })}
            >
              <span className="figures">[{number}]</span>
              <bdi className="max-w-32 truncate text-ink-faint">
                {sources.find((source) => source.id === sourceId)?.title}
              </bdi>
            </Button>
          ))}
        </div>
      ) : null}
      {unknown.length > 0 ? (
        <p className="text-caution text-sm">
          {t('unknownCitations', { numbers: unknown.map((number) => `[${number}]`).join(', ') })}
        </p>
      ) : null}
    </div>
  )
}
