/**
 * What an annotation file brings, whichever format it came in: the common ground of all readers. Nothing in it is
 * trusted further than its types: places are found again by anchoring, agents and sources matched by the server.
 */

import type { SelectorHint } from '../anchoring/anchored'
import type { CheckWorthiness, ClaimType, Confidence, Direction, Polarity, PublicText } from '../codes'
import type { InputFault } from '../refusals/sentence'
import type { LeftAside } from './left-aside'
import type {
  ReceivedSegment,
  ReportAgent,
  ReportBlock,
  ReportEvidence,
  ReportHop,
  ReportRelation,
  ReportSource,
} from '../report'

/** Metadata of the annotated article, as far as the file tells. Null: not told. */
export interface ArticleInput {
  readonly title: string
  readonly outlet: string | null
  readonly byline: string | null
  readonly section: string | null
  readonly language: string | null
  readonly direction: Direction | null
  readonly publishedAt: string | null
  readonly canonicalUrl: string | null
  readonly publicText: PublicText | null
  /** SHA-256 of the bytes as received, and of the text in UTF-8; hexadecimal. */
  readonly receivedSha256: string | null
  readonly textSha256: string | null
  /** In stored form (rule R6); null when the file doesn't carry it. */
  readonly text: string | null
  /** Ranges in code points of `text`; empty without it. */
  readonly blocks: readonly ReportBlock[]
  /** Where the text stood in what was received when the file was written. */
  readonly receivedMap: readonly ReceivedSegment[]
  /** Older texts on which claims of the file stand, in stored form. */
  readonly earlierTexts: readonly EarlierText[]
}

export interface EarlierText {
  /** Of the text in UTF-8, hexadecimal. */
  readonly textSha256: string
  readonly text: string
}

/** That a claim stands on an older text of the article, and why. (rule R7) */
export interface EarlierPlace {
  readonly textSha256: string
  readonly standing: 'waiting' | 'kept'
}

/** A place in a text, as far as the file tells. */
export interface TargetInput {
  readonly exact: string | null
  readonly prefix: string | null
  readonly suffix: string | null
  readonly start: number | null
  readonly end: number | null
  /** The older text that it counts in. */
  readonly textSha256: string | null
  readonly standing: EarlierPlace['standing'] | null
}

export interface VerdictInput {
  readonly rating: string
  /** Null where the file gives a bare code: the importer asks or takes the day of import. */
  readonly asOf: string | null
  readonly confidence: Confidence | null
  /** Markdown; cites evidence by number. */
  readonly justification: string
  /** Null: as the claim says. */
  readonly needsRecheck: boolean | null
}

/** What a file tells of a comment beside its words. Null: not told. None of it is ever taken for a person of this house. */
export interface WrittenThere {
  /** Who wrote it, by name and by identity (an address of any scheme). */
  readonly by: string | null
  readonly address: string | null
  /** When, and when it was last reworded: ISO date-times. */
  readonly at: string | null
  readonly rewordedAt: string | null
  /** Where it was written, as one names it: "hypothes.is". */
  readonly from: string | null
  /** The identity that the comment has there. */
  readonly id: string | null
  /** Null while its thread is open. */
  readonly resolved: { readonly by: string | null; readonly at: string | null } | null
}

export interface CommentInput {
  /** Where in the file: a JSON pointer. */
  readonly pointer: string
  readonly text: string
  readonly origin: WrittenThere
  /** Place in the same list of the comment that it answers. */
  readonly replyTo: number | null
}

/** An answer to something that is not in the file, but may be here. */
export interface ReplyInput extends Omit<CommentInput, 'replyTo'> {
  /** The identity of what it answers. */
  readonly answers: string
}

/** A comment on words of the article. */
export interface NoteInput extends CommentInput {
  readonly selector: SelectorHint
  /** Set when the selector counts in an older text. */
  readonly textSha256: string | null
}

export interface RelationInput extends ReportRelation {
  readonly pointer: string
}

export interface ClaimInput {
  /** Where in the file: a JSON pointer, for what is told about it. */
  readonly pointer: string
  /** All the items of the file that it is made of. */
  readonly pointers: readonly string[]
  /** The page that it is about, as far as the file tells. */
  readonly about: string | null
  /** It is no more than words that somebody commented on or marked: it joins the claim that stands on them. */
  readonly joins: boolean
  /** The file's name for it, to which relations refer. */
  readonly key: string
  /** Null when the claim has no place in the text. Positions are code points. */
  readonly selector: SelectorHint | null
  /** Set when the selector counts in one of the file's older texts. */
  readonly earlier: EarlierPlace | null
  /** Null: prefilled with the quote. */
  readonly statement: string | null
  readonly language: string | null
  readonly type: ClaimType | null
  readonly polarity: Polarity | null
  readonly checkWorthiness: CheckWorthiness | null
  /** Key of an agent. */
  readonly speaker: string | null
  readonly noAuthor: boolean
  readonly saidAt: string | null
  readonly saidPlace: string | null
  readonly chain: readonly ReportHop[]
  readonly attributionVerdict: VerdictInput | null
  readonly truthVerdict: VerdictInput | null
  /** Numbers are kept, for justifications cite them. */
  /** What is late is said by the dates. */
  readonly evidence: readonly Omit<ReportEvidence, 'late'>[]
  readonly needsRecheck: boolean
  /** What others wrote about the claim, answers after what they answer. */
  readonly comments: readonly CommentInput[]
  /** The identity that its first publisher gave it (W3C Web Annotation, 3.3.7): kept, never made up. */
  readonly canonical: string | null
  /** Where it was before it came here. */
  readonly via: readonly string[]
}

export interface AnnotationInput {
  readonly article: ArticleInput | null
  readonly agents: readonly ReportAgent[]
  readonly sources: readonly ReportSource[]
  readonly claims: readonly ClaimInput[]
  readonly notes: readonly NoteInput[]
  readonly replies: readonly ReplyInput[]
  /** What the file consists of, as JSON pointers: each is taken over, here already, waiting or ignored. */
  readonly items: readonly string[]
  /**
   * Between claims of the file by their keys, each known to exist; but a `to` with `#` in it names a claim of another
   * article, which only the importer can look for.
   */
  readonly relations: readonly RelationInput[]
}

/** What came of reading a file. */
export interface AnnotationReading {
  /** Null when there are faults: nothing is taken over by halves. */
  readonly input: AnnotationInput | null
  /** What makes the file unusable, each with its place. */
  readonly faults: readonly InputFault[]
  /** What was understood to be there and left aside, each with its place. */
  readonly ignored: readonly LeftAside[]
}

/** The number in a key like `C16` or `C03`, so that an import can keep it; null for other keys. */
export function claimNumber(key: string): number | null {
  const digits = /^C0*([1-9]\d{0,5})$/.exec(key)?.[1]
  return digits === undefined ? null : Number(digits)
}

/** Orders keys as people count: C2 before C10. */
export function compareKeys(a: string, b: string): number {
  const [one, other] = [claimNumber(a), claimNumber(b)]
  if (one !== null && other !== null && one !== other) return one - other
  return a < b ? -1 : a > b ? 1 : 0
}

/** Code points of a name that its key takes over. */
const LONGEST_STEM = 100

/**
 * A key for each name, in the order given: the name in lower case with hyphens, "Wall Street Journal" →
 * `wall-street-journal`, letters of every script kept; a second of the same gets `-2`. Agents and sources of one report
 * must get theirs in one call, for an origin may be either.
 */
export function keysOf(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const letters = name
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
      .replace(/^-+/, '')
    const stem = [...letters].slice(0, LONGEST_STEM).join('').replace(/-+$/, '') || 'nameless'
    let key = stem
    for (let copy = 2; taken.has(key); copy++) key = `${stem}-${copy}`
    taken.add(key)
    return key
  })
}
