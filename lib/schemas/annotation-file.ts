import { z } from 'zod'
import { because } from './because'
import { faultOfIssue } from './faults'
import {
  AGENT_KINDS,
  CHECK_WORTHINESS,
  CLAIM_STATES,
  CLAIM_TYPES,
  CONFIDENCES,
  CREDIBILITIES,
  DIRECTIONS,
  HOP_FORCES,
  HOP_ROLES,
  POLARITIES,
  PUBLIC_TEXTS,
  RELATION_STRENGTHS,
  RELATION_TYPES,
  RELIABILITIES,
  SOURCE_KINDS,
  STANCES,
} from '@/lib/domain/codes'
import type { InputFault } from '@/lib/domain/refusals/sentence'
import type { AnnotationReading } from '@/lib/domain/formats/annotation-input'
import { escapePointer } from '@/lib/domain/formats/canonical-json'
import { type LeftAside, leftAside } from '@/lib/domain/formats/left-aside'
import { readStetFile } from '@/lib/domain/formats/stet-file'
import { STET_FORMAT } from '@/lib/domain/formats/stet-json'
import { DEFAULT_RATINGS } from '@/lib/domain/rating'
import { MOST_ALIASES } from './agent'
import { LONGEST_QUOTE } from './claim'
import { day, languageTag, line, partialDate, position, text, webAddress } from './text'

/**
 * The shape of a `stet-annotations/1` file. Texts are taken as they are, not trimmed, so that what was exported comes
 * back the same; an empty optional text means that it isn't given. A member may be missing or null.
 */

const absent = <T extends z.ZodType>(schema: T) => schema.nullable().default(null)
const words = (max: number) => absent(text(max).transform((value) => value || null))
const flag = z.boolean().default(false)
const key = line(300)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, because('sha256'))

const Block = z.strictObject({
  kind: z.enum(['title', 'heading', 'paragraph', 'list', 'quote', 'caption', 'table', 'embed']),
  start: position,
  end: position,
})

const Article = z.strictObject({
  title: line(500),
  outlet: words(200),
  byline: words(300),
  section: words(100),
  language: absent(languageTag),
  direction: absent(z.enum(DIRECTIONS)),
  publishedAt: absent(partialDate),
  canonicalUrl: absent(webAddress),
  publicText: absent(z.enum(PUBLIC_TEXTS)),
  sha256: absent(sha256),
  textSha256: absent(sha256),
  codePoints: absent(position),
  /** What positions count, in words: for people, the same in every file. */
  offsets: words(500),
  blocks: z.array(Block).max(200_000).default([]),
  receivedMap: z
    .array(z.strictObject({ start: position, end: position, receivedStart: position }))
    .max(200_000)
    .default([]),
  text: absent(text(11_000_000)),
  /** Older texts on which claims still stand. */
  earlierTexts: z
    .array(z.strictObject({ textSha256: sha256, text: text(11_000_000) }))
    .max(1_000)
    .default([]),
})

/** The scale is in the file for those who read it elsewhere; an import judges by the house's own. */
const Scale = z.looseObject({})

const Agent = z.strictObject({
  key,
  name: line(300),
  kind: z.enum(AGENT_KINDS),
  aliases: z.array(line(300)).max(MOST_ALIASES).default([]),
  description: words(2_000),
  sameAs: absent(webAddress),
})

const Snapshot = z.strictObject({ sha256, takenAt: z.iso.datetime({ offset: true }) })

const Source = z.strictObject({
  key,
  title: line(500),
  kind: z.enum(SOURCE_KINDS),
  primary: flag,
  url: absent(webAddress),
  publisher: words(200),
  publishedAt: absent(partialDate),
  language: absent(languageTag),
  reliability: absent(z.enum(RELIABILITIES)),
  confidential: flag,
  snapshots: z.array(Snapshot).max(10_000).default([]),
})

const Target = z.strictObject({
  exact: words(LONGEST_QUOTE),
  prefix: absent(text(1_000)),
  suffix: absent(text(1_000)),
  start: absent(position),
  end: absent(position),
  /** Of a place in one of the earlier texts: which, and whether it waits there or was kept. */
  textSha256: absent(sha256),
  standing: absent(z.enum(['waiting', 'kept'])),
})

const Hop = z.strictObject({
  agent: key,
  role: z.enum(HOP_ROLES),
  kind: z.enum(AGENT_KINDS),
  verb: text(60).default(''),
  force: z.enum(HOP_FORCES),
})

/** A bare code, or the whole verdict. Whether the code is known is asked where the house scale is. */
const Verdict = absent(
  z.preprocess(
    (value) => (typeof value === 'string' ? { rating: value } : value),
    z.strictObject({
      rating: text(40),
      asOf: absent(day),
      confidence: absent(z.enum(CONFIDENCES)),
      justification: text(20_000).default(''),
      /** False where the claim needs a re-check, but not of this verdict. */
      needsRecheck: absent(z.boolean()),
    }),
  ),
)

const Evidence = z.strictObject({
  number: z.int().min(1).max(1_000_000),
  source: key,
  stance: z.enum(STANCES),
  passage: words(20_000),
  note: words(10_000),
  noteReleased: flag,
  question: words(2_000),
  answer: words(10_000),
  origin: absent(key),
  hindsight: flag,
  reliability: absent(z.enum(RELIABILITIES)),
  credibility: absent(z.enum(CREDIBILITIES)),
})

const Claim = z.strictObject({
  key,
  target: absent(Target),
  statement: absent(line(2_000)),
  language: absent(languageTag),
  type: absent(z.enum(CLAIM_TYPES)),
  polarity: absent(z.enum(POLARITIES)),
  checkWorthiness: absent(z.enum(CHECK_WORTHINESS)),
  speaker: absent(key),
  noAuthor: flag,
  saidAt: absent(partialDate),
  saidPlace: words(200),
  chain: z.array(Hop).max(100).default([]),
  attributionVerdict: Verdict,
  truthVerdict: Verdict,
  evidence: z.array(Evidence).max(10_000).default([]),
  needsRecheck: flag,
  /** Of a claim that came as an annotation from elsewhere: the identity of its first publisher, and where it was before. */
  canonical: absent(text(8_192)),
  via: z.array(text(8_192)).max(1_000).default([]),
  state: absent(z.enum(CLAIM_STATES)),
  /** Where it was published: for readers elsewhere; an import always gives drafts. */
  publication: absent(z.looseObject({})),
})

const Relation = z.strictObject({
  from: key,
  type: z.enum(RELATION_TYPES),
  to: key,
  strength: absent(z.enum(RELATION_STRENGTHS)),
  note: words(2_000),
})

const moment = z.iso.datetime({ offset: true })

const Comment = z.strictObject({
  number: z.int().min(1).max(1_000_000),
  claim: absent(key),
  target: absent(Target),
  text: line(10_000),
  by: absent(line(200)),
  at: absent(moment),
  replyTo: absent(z.int()),
  resolved: absent(z.strictObject({ by: absent(line(200)), at: absent(moment) })),
  /** Who brought it into the house that wrote the file: of one that came from elsewhere. */
  broughtInBy: absent(line(200)),
  source: absent(
    z.strictObject({
      id: absent(text(8_192)),
      from: absent(line(200)),
      address: absent(line(200)),
      rewordedAt: absent(moment),
    }),
  ),
})

export const AnnotationFile = z.strictObject({
  format: z.literal(STET_FORMAT),
  article: absent(Article),
  scale: absent(Scale),
  agents: z.array(Agent).max(20_000).default([]),
  sources: z.array(Source).max(20_000).default([]),
  claims: z.array(Claim).max(20_000),
  relations: z.array(Relation).max(100_000).default([]),
  comments: z.array(Comment).max(100_000).default([]),
})

/**
 * Reads a `stet-annotations/1` file. Here alone members that we don't know are tolerated, and told as ignored: files of
 * this format come from other tools as well. Everything else that doesn't fit is a fault with its place, an unknown code
 * above all, and then nothing is taken over.
 *
 * @param json the parsed file
 * @param ratings codes of the house scale
 */
export function readStetJson(
  json: unknown,
  ratings: readonly string[] = DEFAULT_RATINGS.map(({ code }) => code),
): AnnotationReading {
  const ignored: LeftAside[] = []
  const first = AnnotationFile.safeParse(json)
  if (first.success) return readChecked(first.data, ratings, ignored)

  const unknown: Unknown = { names: new Set(), below: new Map() }
  const faults: InputFault[] = []
  for (const issue of first.error.issues) {
    const path = issue.path.map(String)
    if (issue.code !== 'unrecognized_keys') {
      faults.push(faultOfIssue(issue))
      continue
    }
    for (const name of issue.keys) {
      ignored.push(leftAside(pointerOf([...path, name]), 'not-of-the-format'))
      noteUnknown(unknown, path, name)
    }
  }
  if (faults.length > 0) return { input: null, faults: faults.slice(0, MOST_FAULTS), ignored }
  return readChecked(AnnotationFile.parse(without(json, unknown)), ratings, ignored)
}

/** More are no help to anybody: the file is wrong throughout. */
const MOST_FAULTS = 200

function readChecked(
  file: z.infer<typeof AnnotationFile>,
  ratings: readonly string[],
  unknown: readonly LeftAside[],
): AnnotationReading {
  const reading = readStetFile(file, ratings)
  const ignored = [...unknown, ...reading.ignored]
  file.claims.forEach(({ publication }, at) => {
    if (publication === null) return
    ignored.push(leftAside(`/claims/${at}/publication`, 'of-its-publisher'))
  })
  file.comments.forEach(({ broughtInBy }, at) => {
    if (broughtInBy === null) return
    ignored.push(leftAside(`/comments/${at}/broughtInBy`, 'of-its-house'))
  })
  return { ...reading, ignored }
}

function pointerOf(path: readonly string[]): string {
  return path.map((step) => `/${escapePointer(step)}`).join('')
}

/** Names of members to leave out of a value, and of the values below it. */
interface Unknown {
  readonly names: Set<string>
  readonly below: Map<string, Unknown>
}

function noteUnknown(unknown: Unknown, path: readonly string[], name: string): void {
  let at = unknown
  for (const step of path) {
    const below = at.below.get(step) ?? { names: new Set(), below: new Map() }
    at.below.set(step, below)
    at = below
  }
  at.names.add(name)
}

/** The same value without the unknown members; what holds none of them is shared, not copied. */
function without(value: unknown, unknown: Unknown | undefined): unknown {
  if (!unknown || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item: unknown, at) => without(item, unknown.below.get(String(at))))
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !unknown.names.has(name))
      .map(([name, member]: [string, unknown]) => [name, without(member, unknown.below.get(name))]),
  )
}
