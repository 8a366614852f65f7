/** What the reports for people ask of a report again and again. */

import { chainLine } from '../chain'
import { ATTRIBUTION_RATINGS, type Direction } from '../codes'
import { type RelationEnd, relationsOf, type SupportStanding, supportsOf } from '../relations'
import { ATTRIBUTION_SIGNS, type Rating, ratingLabel } from '../rating'
import type { Report, ReportClaim, ReportRelation, ReportSource } from '../report'
import { claimNumber, compareKeys } from './annotation-input'

/**
 * The words of the interface, by their full key in the catalogue: `report.title`, `codes.stance.supports`. Messages are
 * ICU; values are numbers and texts.
 */
export type ReportWords = (key: string, values?: Readonly<Record<string, string | number>>) => string

export interface ReportOptions {
  readonly words: ReportWords
  /** Language of the words: BCP 47. */
  readonly language: string
  /**
   * Whether the article's whole text is shown, or only each quote with its sentence and neighbours (rule R30). It has no
   * default, so that nobody gives away somebody else's article by forgetting it.
   */
  readonly text: 'whole' | 'excerpts'
}

/** A verdict as it is shown: never by colour alone. */
export interface ShownVerdict {
  readonly word: string
  readonly sign: string
  readonly colour: Rating['colour']
}

export interface ShownRelation {
  readonly relation: ReportRelation
  readonly end: RelationEnd
  /** The claim at the other end; null when it belongs to another article. */
  readonly other: ReportClaim | null
  readonly otherKey: string
  /** What a support is worth to this claim; null for all other relations. */
  readonly standing: SupportStanding | null
}

export interface ReportLookup {
  agent(key: string): string
  source(key: string): ReportSource | null
  /** Name of an origin: an agent's or a source's. */
  origin(key: string): string
  chain(claim: ReportClaim, direction: Direction): string
  truth(claim: ReportClaim): ShownVerdict | null
  attribution(claim: ReportClaim): ShownVerdict | null
  /** What a claim is called by: its truth verdict, else that on its attribution; null when it has neither. */
  verdict(claim: ReportClaim): ShownVerdict | null
  relations(claim: ReportClaim): ShownRelation[]
  /** Claims as their notes are numbered. */
  readonly notes: readonly ReportClaim[]
}

export function reportLookup(report: Report, { words, language }: ReportOptions): ReportLookup {
  const agents = new Map(report.agents.map((agent) => [agent.key, agent.name]))
  const sources = new Map(report.sources.map((source) => [source.key, source]))
  const claims = new Map(report.claims.map((claim) => [claim.key, claim]))
  const ratings = new Map(report.scale.ratings.map((rating) => [rating.code, rating]))
  const agent = (key: string) => agents.get(key) ?? key
  const truth: ReportLookup['truth'] = ({ truthVerdict }) => {
    if (!truthVerdict) return null
    const rating = ratings.get(truthVerdict.rating)
    if (!rating) return { word: truthVerdict.rating, sign: '?', colour: 'grey' }
    return { word: ratingLabel(rating, language), sign: rating.sign, colour: rating.colour }
  }
  const attribution: ReportLookup['attribution'] = ({ attributionVerdict }) => {
    if (!attributionVerdict) return null
    const { rating } = attributionVerdict
    return { word: words(`codes.attributionRating.${rating}`), sign: ATTRIBUTION_SIGNS[rating], colour: 'grey' }
  }
  return {
    agent,
    source: (key) => sources.get(key) ?? null,
    origin: (key) => agents.get(key) ?? sources.get(key)?.title ?? key,
    chain: ({ chain }, direction) =>
      chainLine(
        chain.map((hop) => agent(hop.agent)),
        direction,
      ),
    truth,
    attribution,
    verdict: (claim) => truth(claim) ?? attribution(claim),
    relations(claim) {
      const supports = supportsOf(claim.key, report.relations, (key) => claims.get(key)?.chain ?? [])
      return relationsOf(claim.key, report.relations).map(({ relation, end, other }) => ({
        relation,
        end,
        other: claims.get(other) ?? null,
        otherKey: other,
        standing:
          relation.type === 'supports' && end === 'to'
            ? (supports.find(({ from }) => from === other)?.standing ?? null)
            : null,
      }))
    },
    notes: [...report.claims].sort((a, b) => compareKeys(a.key, b.key)),
  }
}

/** The number of a claim's note: that of its key, so that it is the same in every report and on the screen. */
export function noteNumber(key: string): string {
  return String(claimNumber(key) ?? key)
}

/**
 * How many claims are called by each verdict: those on their truth in the order of the scale, then those whose attribution
 * alone was judged, those without any last.
 */
export function verdictCounts(report: Report, lookup: ReportLookup): { verdict: ShownVerdict | null; count: number }[] {
  const judged = report.claims.filter(({ truthVerdict }) => truthVerdict !== null)
  const others = report.claims.filter(({ truthVerdict }) => truthVerdict === null)
  const groups = [
    ...report.scale.ratings.map(({ code }) => judged.filter(({ truthVerdict }) => truthVerdict?.rating === code)),
    ...ATTRIBUTION_RATINGS.map((code) =>
      others.filter(({ attributionVerdict }) => attributionVerdict?.rating === code),
    ),
    others.filter(({ attributionVerdict }) => attributionVerdict === null),
  ]
  return groups.flatMap((claims) => {
    const first = claims[0]
    return first ? [{ verdict: lookup.verdict(first), count: claims.length }] : []
  })
}

/** A date as people write it, as precise as it is known; times in the newsroom's zone. */
export function shownDate(date: string, language: string, timeZone: string): string {
  const precision = /^\d{4}(-\d\d)?(-\d\d)?(T.*)?$/.exec(date)
  const time = Date.parse(date)
  if (!precision || Number.isNaN(time)) return date
  const [, month, day, clock] = precision
  const format = new Intl.DateTimeFormat(language, {
    year: 'numeric',
    ...(month ? { month: 'long' } : {}),
    ...(day ? { day: 'numeric' } : {}),
    ...(clock ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' } : {}),
    // A bare date is the same day everywhere.
    timeZone: clock ? timeZone : 'UTC',
  })
  return format.format(time)
}
