/** From what a file says of a claim to what the command that imports it takes. */

import { isAfter } from '@/lib/domain/evidence'
import {
  type AnnotationInput,
  type ClaimInput,
  claimNumber,
  type VerdictInput,
} from '@/lib/domain/formats/annotation-input'
import type { Library } from './library'
import type { Words } from './matches'

/** A claim with every key looked up, but its comments and relations. */
export function describedBy(claim: ClaimInput, { agents, sources }: Library, where: Words) {
  const { type, polarity, checkWorthiness, noAuthor, saidAt, saidPlace, statement, language, speaker } = claim
  return {
    number: claimNumber(claim.key),
    mark: {
      ...where,
      ...(statement === null ? {} : { statement }),
      ...(language === null ? {} : { language }),
      ...{ type, polarity, checkWorthiness, noAuthor, saidAt, saidPlace },
      speaker: speaker === null ? null : (agents.get(speaker) ?? null),
      chain: claim.chain.map((hop) => ({ ...hop, agent: agents.get(hop.agent) ?? '' })),
    },
    evidence: claim.evidence.map(({ number, source, origin, ...fields }) => ({
      number,
      fields: {
        ...fields,
        sourceId: sources.get(source) ?? '',
        originId: origin === null ? null : (agents.get(origin) ?? sources.get(origin) ?? null),
      },
    })),
    needsRecheck: claim.needsRecheck,
    canonical: claim.canonical,
    via: [...claim.via],
  }
}

/** The day of a date that is known to the day; null for a month, a year or nothing. */
export const dayOf = (date: string | null) => (date && /^\d{4}-\d\d-\d\d/.test(date) ? date.slice(0, 10) : null)

/** A bare code is as of the article's day; with evidence of later days, or without that day, as of today. */
export function verdictsOf(claim: ClaimInput, { sources }: AnnotationInput, articleDay: string | null) {
  const later = (day: string) =>
    claim.evidence.some(({ hindsight, source }) => {
      const publishedAt = sources.find(({ key }) => key === source)?.publishedAt
      return !hindsight && publishedAt ? isAfter(publishedAt, day) : false
    })
  const day = articleDay === null || later(articleDay) ? new Date().toISOString().slice(0, 10) : articleDay
  const given = (kind: 'attribution' | 'truth', verdict: VerdictInput | null) =>
    verdict === null
      ? []
      : [{ ...verdict, kind, asOf: verdict.asOf ?? day, needsRecheck: verdict.needsRecheck ?? claim.needsRecheck }]
  return [...given('attribution', claim.attributionVerdict), ...given('truth', claim.truthVerdict)]
}
