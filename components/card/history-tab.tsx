'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import {
  ANCHOR_OUTCOMES,
  CHECK_WORTHINESS,
  CLAIM_STATES,
  CLAIM_TYPES,
  CONFIDENCES,
  CORRECTION_KINDS,
  ERROR_OUTCOMES,
  POLARITIES,
  RELATION_STRENGTHS,
  RELATION_TYPES,
  REVIEW_DECISIONS,
  STANCES,
  VOIDING_CHANGES,
} from '@/lib/domain/codes'
import type { JsonValue } from '@/lib/domain/json'
import { REANCHORED } from '@/lib/domain/reanchoring'
import type { HistoryLine } from '@/lib/browser/workspace-store'
import type { ClaimView } from '@/lib/schemas/claim'
import { useView, useWorkspace } from '../workspace-state/workspace-context'
import { Moment } from '../shell/moment'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { useRatings } from '../workspace-state/use-ratings'
import { WordDiff } from './conflict-choice'
import { HISTORY_FIELDS, PROSE } from './history-fields'

/** What happened to a claim, newest first: who, what, when, from what to what. */
export function HistoryTab({ claim }: { claim: ClaimView }) {
  const t = useTranslations('workspace')
  const common = useTranslations('common')
  const { store } = useWorkspace()
  const history = useQuery({
    queryKey: ['history', claim.id, claim.version, claim.updatedAt],
    queryFn: () => store.history(claim.id),
  })
  if (history.isPending) return <p className="text-ink-faint text-sm">{common('loading')}</p>
  if (history.isError) {
    return (
      <Notice
        tone="danger"
        acts={
          <Button size="sm" onPress={() => void history.refetch()}>
            {common('retry')}
          </Button>
        }
      >
        {t('historyFailed')}
      </Notice>
    )
  }
  return (
    <ol className="flex flex-col gap-3 text-sm">
      {history.data.items.map((line) => (
        <Line key={`${line.seq} ${line.field}`} line={line} />
      ))}
    </ol>
  )
}

function Line({ line }: { line: HistoryLine }) {
  const t = useTranslations('workspace')
  const inWords = useValueInWords()
  const field = HISTORY_FIELDS.find((each) => each === line.field)
  if (!field) return null
  const [before, after] = [inWords(line.field, line.before), inWords(line.field, line.after)]
  if (!before && !after) return null
  return (
    <li className="border-line border-s-2 ps-3">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <bdi className="font-medium">{line.actorName}</bdi>
        <span className="text-ink-soft">{t(`field.${field}`)}</span>
        <Moment at={line.at} className="text-ink-faint text-xs" />
      </p>
      <p dir="auto" className="break-words">
        {PROSE.has(line.field) && before && after ? (
          <WordDiff from={before} to={after} />
        ) : (
          <>
            {before ? <del className="text-ink-faint">{before}</del> : null} {after}
          </>
        )}
      </p>
    </li>
  )
}

/** A stored value as a person reads it: codes in words, agents by name. */
function useValueInWords(): (field: string, value: JsonValue) => string {
  const codes = useTranslations('codes')
  const common = useTranslations('common')
  const { agents, people, claims, sources, scale } = useView()
  const ratings = useRatings(scale)
  const nameOf = (id: string) =>
    agents.find((agent) => agent.id === id)?.name ??
    people.find((person) => person.id === id)?.name ??
    claims.find((claim) => claim.id === id)?.key ??
    sources.find((source) => source.id === id)?.title
  return (field, value) => {
    if (value === null || value === '') return ''
    if (typeof value === 'boolean') return value ? common('yes') : common('no')
    if (Array.isArray(value)) {
      return value
        .map((hop: JsonValue) =>
          typeof hop === 'object' && hop !== null && 'agent' in hop && typeof hop.agent === 'string'
            ? (nameOf(hop.agent) ?? '…')
            : '',
        )
        .join(' > ')
    }
    if (typeof value === 'object') return ''
    const text = String(value)
    if (field === 'rating') {
      const kind = scale.ratings.some(({ code }) => code === text) ? 'truth' : 'attribution'
      return ratings(kind, text).word
    }
    return codeInWords(codes, field, text) ?? nameOf(text) ?? text
  }
}

type Codes = ReturnType<typeof useTranslations<'codes'>>

function codeInWords(t: Codes, field: string, code: string): string | null {
  const known = <Code extends string>(codes: readonly Code[], word: (code: Code) => string) => {
    const found = codes.find((each) => each === code)
    return found ? word(found) : null
  }
  switch (field) {
    case 'state':
      return known(CLAIM_STATES, (each) => t(`claimState.${each}`))
    case 'type':
      return (
        known(CLAIM_TYPES, (each) => t(`claimType.${each}`)) ?? known(RELATION_TYPES, (each) => t(`relation.${each}`))
      )
    case 'strength':
      return known(RELATION_STRENGTHS, (each) => t(`relationStrength.${each}`))
    case 'polarity':
      return known(POLARITIES, (each) => t(`polarity.${each}`))
    case 'checkWorthiness':
      return known(CHECK_WORTHINESS, (each) => t(`checkWorthiness.${each}`))
    case 'confidence':
      return known(CONFIDENCES, (each) => t(`confidence.${each}`))
    case 'stance':
      return known(STANCES, (each) => t(`stance.${each}`))
    case 'outcome':
      return known(ANCHOR_OUTCOMES, (each) => t(`anchorOutcome.${each}`))
    case 'reanchored':
      return known(REANCHORED, (each) => t(`reanchored.${each}`))
    case 'because':
      return known(VOIDING_CHANGES, (each) => t(`voidingChange.${each}`))
    case 'correction':
      return known(CORRECTION_KINDS, (each) => t(`correctionKind.${each}`))
    case 'errorOutcome':
      return known(ERROR_OUTCOMES, (each) => t(`errorOutcome.${each}`))
    case 'decision':
      return known(REVIEW_DECISIONS, (each) => t(`reviewDecision.${each}`))
    default:
      return null
  }
}
