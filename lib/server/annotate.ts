import { anchorAll, anchorOne } from '@/lib/domain/anchoring/anchor-all'
import type { Anchored, Candidate } from '@/lib/domain/anchoring/anchored'
import { type CodePointIndex, codePointIndex } from '@/lib/domain/anchoring/text'
import type { AnchorOutcome } from '@/lib/domain/codes'
import { type InputFault, InvalidInput, Refusal } from '@/lib/domain/errors'
import { isAfter } from '@/lib/domain/evidence'
import {
  type AnnotationInput,
  type AnnotationReading,
  type ClaimInput,
  claimNumber,
  type VerdictInput,
} from '@/lib/domain/formats/annotation-input'
import { readWebAnnotations } from '@/lib/domain/formats/web-annotation-reading'
import type { Actor } from '@/lib/policy/actor'
import { readStetJson } from '@/lib/schemas/annotation-file'
import { everyItem, type Library, libraryFor } from './annotation-library'
import { takeNotes } from './annotation-notes'
import { claimsElsewhere } from './annotation-relations'
import { articleText, oneArticle } from './articles/show'
import { articleVersions } from './articles/version-views'
import { type ImportedClaim, importClaim } from './claims/import'
import { claimsOfArticle } from './claims/of-article'
import { houseScale } from './scales'

/** What became of one annotation of a file. Positions are code points of the article's newest text. */
export interface AnnotationOutcome {
  /** The file's name for it. */
  readonly key: string
  readonly outcome: AnchorOutcome
  /** False when only a position could be believed, because the file has no words for it. */
  readonly verified: boolean
  /** Where it is, or would be: null when it has several places or none. */
  readonly start: number | null
  readonly end: number | null
  /** The article's words at that place. */
  readonly exact: string | null
  /** The places between which nothing decides. */
  readonly candidates: readonly Candidate[]
  /** The claim that it is now: only exact and moved ones are marked. */
  readonly claim: ImportedClaim | null
  /** It was taken over before: the same sentence at the same place. */
  readonly known: boolean
  /** Why it was not taken, though its place is sure. */
  readonly refused: string | null
}

export interface AnnotationReport {
  readonly articleId: string
  readonly articleVersion: number
  readonly outcomes: readonly AnnotationOutcome[]
  readonly counts: Readonly<Record<AnchorOutcome, number>>
  /** How many relations were made, and those of which an end is not marked. */
  readonly relations: { readonly made: number; readonly left: readonly InputFault[] }
  /** How many notes on words of the article were made. */
  readonly notes: number
  /** What was in the file and left aside, with its place. */
  readonly ignored: readonly InputFault[]
}

/**
 * Takes over annotations from a file: W3C Web Annotations or Stet's own. Each becomes a draft claim in a transaction of
 * its own, with chain, evidence, verdicts and relations; what has no sure place is told, not guessed.
 *
 * @param given.json the parsed file
 * @throws InvalidInput with every fault of the file; nothing is taken over then
 */
export async function annotateArticle(
  actor: Actor,
  { articleId, json }: { readonly articleId: string; readonly json: unknown },
): Promise<AnnotationReport> {
  const article = await oneArticle(actor, { id: articleId })
  const { text, number: version } = await articleText(actor, { id: articleId })
  const { input, ignored: unread } = readAnnotations(
    json,
    (await houseScale(actor, {})).ratings.map(({ code }) => code),
  )
  const previousText = input.article?.text ?? text
  const standing = await standingOnes(actor, articleId, version, input)
  const fresh = anchorAll(
    text,
    input.claims.map(({ selector }) => selector ?? {}),
    previousText === text ? {} : { previousText },
  )
  const anchors = input.claims.map(
    (claim, at) => standing.get(claim.key)?.anchor ?? followed(claim, text, input) ?? fresh[at],
  )
  const placed = input.claims.filter((_, at) => isSure(anchors[at]))
  const library = await libraryFor(actor, article.deskId, input, placed)
  const known = await knownClaims(actor, articleId)
  const here = await claimsElsewhere(actor, article.deskId, input.relations)
  /** How many of them stand at a place with a sentence: a file may have two alike. */
  const madeAt = new Map<string, number>()
  const index = codePointIndex(text)
  const day = dayOf(article.publishedAt)
  const outcomes: AnnotationOutcome[] = []
  const ignored = [...unread]
  let related = 0
  for (const [at, claim] of input.claims.entries()) {
    const anchor = anchors[at]
    if (!anchor) continue
    const older = standing.get(claim.key)
    const exact = anchor.start === null ? null : (older?.index ?? index).slice(anchor.start, anchor.end)
    const outcome = { ...placeOf(claim.key, anchor, exact), claim: null, known: false, refused: null }
    if (exact === null || anchor.start === null || !isSure(anchor)) {
      outcomes.push(outcome)
      continue
    }
    const place = placeKey(anchor.start, anchor.end, claim.statement ?? oneLine(exact))
    const before = known.get(place)
    if (before) {
      here.add(claim.key, before.claim, before.state)
      if (claim.comments.length > 0) ignored.push({ pointer: claim.pointer, message: KNOWN_WITH_COMMENTS })
      outcomes.push({ ...outcome, claim: before.claim, known: true })
      continue
    }
    const relations = here.relationsOf(claim.key, input.relations)
    try {
      const where = { version: older?.version ?? version, start: anchor.start, end: anchor.end, exact }
      const stands = older && claim.earlier ? { standing: claim.earlier.standing } : {}
      const alike = madeAt.get(place) ?? 0
      const parts = { articleId, alike, relations, ...stands, verdicts: verdictsOf(claim, input, day) }
      const taken = await importClaim(actor, { ...parts, ...describedBy(claim, library, where) })
      here.add(claim.key, taken, 'draft')
      madeAt.set(place, alike + 1)
      related += relations.length
      outcomes.push({ ...outcome, claim: taken })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      outcomes.push({ ...outcome, refused: error.message })
    }
  }
  const notes = await takeNotes(actor, articleId, input)
  return {
    articleId,
    articleVersion: version,
    outcomes,
    counts: countsOf(outcomes),
    relations: { made: related, left: here.left(input.relations) },
    notes: notes.made,
    ignored: [...ignored, ...unarchived(input), ...notes.ignored],
  }
}

const KNOWN_WITH_COMMENTS = 'is here already: what the file says about it in comments is left aside'

interface Standing {
  readonly version: number
  readonly index: CodePointIndex
  readonly anchor: Anchored
}

/** Claims that stand on an older text which this article has as well: they keep their place in it. (rule R7) */
async function standingOnes(actor: Actor, articleId: string, newest: number, { claims }: AnnotationInput) {
  const standing = new Map<string, Standing>()
  if (!claims.some(({ earlier }) => earlier)) return standing
  const { items } = await articleVersions(actor, { id: articleId })
  for (const { number, textSha256 } of items.filter((each) => each.number < newest)) {
    const own = claims.filter(({ earlier }) => earlier?.textSha256 === textSha256)
    if (own.length === 0) continue
    const { text } = await articleText(actor, { id: articleId, number })
    const anchors = anchorAll(
      text,
      own.map(({ selector }) => selector ?? {}),
    )
    const index = codePointIndex(text)
    for (const [at, { key }] of own.entries()) {
      const anchor = anchors[at]
      if (anchor) standing.set(key, { version: number, index, anchor })
    }
  }
  return standing
}

/** A claim on an older text that this article never had: followed from there into the newest. */
function followed({ selector, earlier }: ClaimInput, text: string, { article }: AnnotationInput): Anchored | null {
  const previous = article?.earlierTexts.find(({ textSha256 }) => textSha256 === earlier?.textSha256)
  return previous ? anchorOne(text, selector ?? {}, { previousText: previous.text }) : null
}

/** The file's content, in either format. @throws InvalidInput */
function readAnnotations(json: unknown, ratings: readonly string[]) {
  const own = typeof json === 'object' && json !== null && 'format' in json
  const reading: AnnotationReading = own ? readStetJson(json, ratings) : readWebAnnotations(json, ratings)
  if (reading.input) return { input: reading.input, ignored: reading.ignored }
  const [first] = reading.faults
  throw new InvalidInput(
    `The file can't be taken over (${first?.pointer || 'as a whole'}: ${first?.message}). Nothing was saved; mend it and try again.`,
    reading.faults,
  )
}

const isSure = (anchor: Anchored | undefined) => anchor?.outcome === 'exact' || anchor?.outcome === 'moved'

const oneLine = (words: string) => words.replace(/\s+/g, ' ').trim()
const placeKey = (start: number, end: number, statement: string) => `${start} ${end} ${statement}`

/** Claims that are here already, by place and sentence: a file taken over twice doubles nothing. */
async function knownClaims(actor: Actor, articleId: string) {
  const claims = await everyItem((part) => claimsOfArticle(actor, { articleId, ...part }))
  return new Map(
    claims.flatMap(({ id, key, state, statement, appearances }) =>
      appearances.map(({ start, end }) => [placeKey(start, end, statement), { claim: { id, key }, state }] as const),
    ),
  )
}

const placeOf = (key: string, anchor: Anchored, exact: string | null) => ({
  key,
  outcome: anchor.outcome,
  verified: anchor.outcome !== 'exact' || anchor.verified,
  start: anchor.start,
  end: anchor.end,
  exact,
  candidates: anchor.outcome === 'ambiguous' ? anchor.candidates : [],
})

function describedBy(
  claim: ClaimInput,
  { agents, sources }: Library,
  where: { version: number; start: number; end: number; exact: string },
) {
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
    comments: [...claim.comments],
    needsRecheck: claim.needsRecheck,
    canonical: claim.canonical,
    via: [...claim.via],
  }
}

/** The day of a date that is known to the day; null for a month, a year or nothing. */
const dayOf = (date: string | null) => (date && /^\d{4}-\d\d-\d\d/.test(date) ? date.slice(0, 10) : null)

/** A bare code is as of the article's day; with evidence of later days, or without that day, as of today. */
function verdictsOf(claim: ClaimInput, { sources }: AnnotationInput, articleDay: string | null) {
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

function countsOf(outcomes: readonly AnnotationOutcome[]): Readonly<Record<AnchorOutcome, number>> {
  const counts: Record<AnchorOutcome, number> = { exact: 0, moved: 0, changed: 0, ambiguous: 0, lost: 0 }
  for (const { outcome } of outcomes) counts[outcome] += 1
  return counts
}

/** The archived copies themselves are not in the file, only their digests. */
const unarchived = ({ sources }: AnnotationInput): InputFault[] =>
  sources.flatMap(({ snapshots }, at) =>
    snapshots.length > 0
      ? [{ pointer: `/sources/${at}/snapshots`, message: 'names archived copies that are not in the file' }]
      : [],
  )
