import type { AnchorOutcome } from '@/lib/domain/codes'
import { Forbidden, InvalidInput } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import type { AnnotationInput, AnnotationReading } from '@/lib/domain/formats/annotation-input'
import { type LeftAside, leftAside } from '@/lib/domain/formats/left-aside'
import { pageMatch } from '@/lib/domain/formats/other-page'
import { readWebAnnotations } from '@/lib/domain/formats/web-annotation-reading'
import type { Actor } from '@/lib/policy/actor'
import { decide } from '@/lib/policy/permissions'
import { readStetJson } from '@/lib/schemas/annotation-file'
import { commentsHere } from './comments'
import type { Difference } from './differences'
import { type CommentCounts, type Import, takeReplies } from './import'
import { type Library, libraryFor } from './library'
import {
  type AnnotationOutcome,
  claimsBefore,
  isSure,
  leftRelations,
  type Marker,
  outcomeOf,
  settleLibrary,
} from './marking'
import { claimsKnown } from './matches'
import { takeNotes } from './notes'
import { dayOf } from './parts'
import { placesOf } from './places'
import { claimsElsewhere } from './relations'
import { ItemBook, type ItemOutcome, type ItemSums } from './sums'
import { rememberImport } from './undo-import'
import { refuseDropped } from '../engine/article-rows'
import { articleText, oneArticle } from '../articles/show'
import { houseScale } from '../newsroom/scales'

export interface AnnotationReport {
  readonly articleId: string
  readonly articleVersion: number
  /** Nothing was written: this is what would happen. */
  readonly preview: boolean
  readonly outcomes: readonly AnnotationOutcome[]
  readonly counts: Readonly<Record<AnchorOutcome, number>>
  /** How many relations were made, and those that were left, with the reason. */
  readonly relations: { readonly made: number; readonly left: readonly LeftAside[] }
  /** How many notes on words of the article were made. */
  readonly notes: number
  /** How many comments and notes came in, answers among them, and how many were here. */
  readonly comments: CommentCounts
  /** What the file says otherwise of claims that are here: nothing of it was taken over. */
  readonly different: readonly Difference[]
  /** What was in the file and left aside, with its place. */
  readonly ignored: readonly LeftAside[]
  /** Each thing that the file holds, and how many became what. */
  readonly items: readonly ItemOutcome[]
  readonly sum: ItemSums
}

interface Given {
  readonly articleId: string
  /** The parsed file. */
  readonly json: unknown
  /** Only says what would happen. */
  readonly preview?: boolean
}

/**
 * Takes over annotations from a file: W3C Web Annotations, rows of Hypothesis, or Stet's own. Each becomes a draft claim in
 * a transaction of its own, with chain, evidence, verdicts and relations; comments stay those of whoever wrote them there.
 * What has no sure place is told, not guessed; what is here already is never overwritten. All of it is one act for undo.
 *
 * @throws InvalidInput with every fault of the file, Conflict where the article was dropped; nothing is taken over then
 */
export async function annotateArticle(
  actor: Actor,
  { articleId, json, preview = false }: Given,
): Promise<AnnotationReport> {
  const since = new Date()
  const article = await oneArticle(actor, { id: articleId })
  if (decide(actor, 'claim:change', article.deskId, 'write') !== 'allowed')
    throw new Forbidden(say('annotations.may-not-mark'))
  refuseDropped(article)
  const { text, number: version } = await articleText(actor, { id: articleId })
  const ratings = (await houseScale(actor, {})).ratings.map(({ code }) => code)
  const { input, ignored } = readAnnotations(json, ratings)
  const { known, own } = await claimsKnown(actor, articleId, ratings)
  const book = new ItemBook(input.items, [...ignored, ...unarchived(input)])
  const comments = await commentsHere(actor, articleId)
  const work: Import = {
    ...{ actor, articleId, preview, input, book, comments },
    ...{ claims: known, different: [], said: [], counts: { made: 0, known: 0 } },
  }
  const places = await placesOf(actor, articleId, { text, version }, input)
  const before = claimsBefore(work)
  const steps = input.claims.flatMap((claim, at) => {
    const place = places[at]
    return place ? [{ claim, place, before: before(claim, place) }] : []
  })
  const fresh = steps.filter(({ place, before }) => before === null && isSure(place)).map(({ claim }) => claim)
  const library = await libraryFor(actor, article.deskId, input, fresh, preview)
  const here = await claimsElsewhere(actor, article.deskId, input.relations)
  const made: string[] = []
  const marker: Marker = {
    ...{ work, library, here, own, made, articleDay: dayOf(article.publishedAt), ratings },
    ...{ madeAt: new Map(), related: new Set() },
  }
  const outcomes: AnnotationOutcome[] = []
  let notes = 0
  try {
    for (const { claim, place, before } of steps) {
      const address = pageMatch(claim.about, article.canonicalUrl)
      outcomes.push(await outcomeOf(claim, place, before, address, marker))
    }
    notes = await takeNotes(work)
    await takeReplies(work)
  } finally {
    const brought = { articleId, claims: made, comments: work.said, ...added(library) }
    const anything = [made, work.said, brought.agents, brought.sources].some((ids) => ids.length > 0)
    if (anything && !preview) await rememberImport(actor, { ...brought, since })
  }
  const left = leftRelations(marker)
  settleLibrary(marker, steps)
  const closed = book.close()
  return {
    ...{ articleId, articleVersion: version, preview, outcomes },
    counts: countsOf(outcomes),
    relations: { made: marker.related.size, left },
    notes,
    comments: { ...work.counts },
    different: work.different,
    ...closed,
  }
}

/** The file's content, in whichever format. @throws InvalidInput */
function readAnnotations(json: unknown, ratings: readonly string[]) {
  const own = typeof json === 'object' && json !== null && 'format' in json
  const reading: AnnotationReading = own ? readStetJson(json, ratings) : readWebAnnotations(json, ratings)
  if (reading.input) return { input: reading.input, ignored: reading.ignored }
  const [first] = reading.faults
  throw new InvalidInput(
    first?.pointer
      ? say('annotations.file-refused', { place: first.pointer, fault: first.sentence })
      : say('annotations.file-refused-whole', { fault: first?.sentence ?? say('faults.invalid') }),
    reading.faults,
  )
}

function countsOf(outcomes: readonly AnnotationOutcome[]): Readonly<Record<AnchorOutcome, number>> {
  const counts: Record<AnchorOutcome, number> = { exact: 0, moved: 0, changed: 0, ambiguous: 0, lost: 0 }
  for (const { outcome } of outcomes) counts[outcome] += 1
  return counts
}

const added = ({ added: { agents, sources } }: Library) => ({ agents: [...agents], sources: [...sources] })

/** The archived copies themselves are not in the file, only their digests. */
const unarchived = ({ sources }: AnnotationInput): LeftAside[] =>
  sources.flatMap(({ snapshots }, at) =>
    snapshots.length > 0 ? [leftAside(`/sources/${at}/snapshots`, 'copies-missing')] : [],
  )
