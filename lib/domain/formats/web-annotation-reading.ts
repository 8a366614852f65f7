/**
 * From W3C Web Annotations, ours or another tool's, to what an import takes. Accepts one Annotation, a list, an
 * AnnotationPage or an AnnotationCollection with its page embedded, and rows as Hypothesis gives them.
 *
 * Nothing is guessed, and nothing is dropped in silence: what isn't understood is told with its place, and the rest goes
 * on. Annotations that carry the same `identifying` body are one claim; an annotation with several passages is a claim for
 * each; one on another annotation is an answer to it.
 */

import { fault } from '../refusals/english'
import { say, type Sentence } from '../refusals/sentence'
import { RELATION_STRENGTHS, RELATION_TYPES } from '../codes'
import { DEFAULT_RATINGS } from '../rating'
import { relationFault } from '../relations'
import type {
  AnnotationReading,
  ClaimInput,
  CommentInput,
  NoteInput,
  RelationInput,
  ReplyInput,
  WrittenThere,
} from './annotation-input'
import { asWebAnnotation, isHypothesisRow } from './hypothesis-reading'
import { isObject, type JsonObject, stringsOf } from './json-walk'
import { type LeftAside, leftAside, type Tell } from './left-aside'
import { noteOfAddress } from './web-addresses'
import { type Body, bodiesOf, codeIn, describeClaim, familyOf, wordsFrom } from './web-body-reading'
import { type Passage, passagesOf } from './web-selector-reading'
import { joinThreads } from './web-thread-reading'
import { writtenThere } from './web-writer-reading'

interface Annotation {
  readonly pointer: string
  readonly json: JsonObject
  readonly bodies: readonly Body[]
  readonly written: WrittenThere
}

/** What the annotations of a file come to, while it is read. */
interface Found {
  readonly claims: Map<string, ClaimInput>
  readonly notes: NoteInput[]
  readonly relations: RelationInput[]
  readonly replies: ReplyInput[]
}

/**
 * Reads annotations.
 *
 * @param json the parsed file
 * @param ratings codes of the house scale: a truth rating must be one of them
 */
export function readWebAnnotations(
  json: unknown,
  ratings: readonly string[] = DEFAULT_RATINGS.map(({ code }) => code),
): AnnotationReading {
  const ignored: LeftAside[] = []
  const tell: Tell = (pointer, code, values) => ignored.push(leftAside(pointer, code, values))
  const items: string[] = []
  const read = annotationsIn(json, '', items, tell)
  if (!Array.isArray(read)) return { input: null, faults: [fault('', read)], ignored }

  const annotations = read.flatMap(({ json: item, pointer }): Annotation[] => {
    const useless = uselessMotivation(item)
    if (useless !== null) {
      tell(pointer, 'motivation', { motivations: useless })
      return []
    }
    for (const member of Object.keys(item)) if (!TAKEN.has(member)) tell(`${pointer}/${member}`, 'not-taken-over')
    return [{ json: item, pointer, bodies: bodiesOf(item, pointer, tell), written: writtenThere(item, pointer, tell) }]
  })
  const found: Found = { claims: new Map(), notes: [], relations: [], replies: [] }
  const links: Annotation[] = []
  for (const annotation of annotations) {
    if (isClaimLink(annotation)) links.push(annotation)
    else if (answered(annotation) !== null) takeReply(annotation, found, tell)
    else if (noteIdentity(annotation)) takeNote(annotation, found, tell)
    else takeClaims(annotation, found, ratings, tell)
  }
  for (const link of links) takeRelation(link, found, tell)
  const { claims, notes, replies } = joinThreads([...found.claims.values()], found.notes, found.replies)
  const input = { article: null, agents: [], sources: [], claims, notes, replies, relations: found.relations, items }
  return { input, faults: [], ignored }
}

/** Members of an annotation that something is made of, or that say only what kind of thing it is. */
const TAKEN: ReadonlySet<string> = new Set([
  ...['@context', 'type', 'id', 'motivation', 'creator', 'created', 'modified', 'generator', 'canonical', 'via'],
  ...['body', 'bodyValue', 'target', 'dcterms:valid'],
])

/** The annotations in a file, or a sentence when it holds none. Every entry of a list is an item, whatever it is. */
function annotationsIn(
  json: unknown,
  pointer: string,
  items: string[],
  tell: Tell,
): { json: JsonObject; pointer: string }[] | Sentence {
  if (Array.isArray(json)) {
    return json.flatMap((item: unknown, at) => {
      const place = `${pointer}/${at}`
      items.push(place)
      if (isObject(item) && hasType(item, 'Annotation')) return [{ json: item, pointer: place }]
      if (isObject(item) && isHypothesisRow(item)) return [{ json: asWebAnnotation(item), pointer: place }]
      tell(place, 'not-an-annotation')
      return []
    })
  }
  if (!isObject(json)) return say('annotations.no-object-and-no-list')
  if (hasType(json, 'Annotation') || isHypothesisRow(json)) {
    items.push(pointer)
    return [{ json: hasType(json, 'Annotation') ? json : asWebAnnotation(json), pointer }]
  }
  if (hasType(json, 'AnnotationPage')) {
    if (json.next !== undefined) tell(`${pointer}/next`, 'further-page')
    if (!Array.isArray(json.items)) return say('annotations.page-without-items')
    return annotationsIn(json.items, `${pointer}/items`, items, tell)
  }
  if (hasType(json, 'AnnotationCollection')) {
    if (isObject(json.first) && hasType(json.first, 'AnnotationPage'))
      return annotationsIn(json.first, `${pointer}/first`, items, tell)
    if (json.first === undefined && (json.total === 0 || json.total === undefined)) return []
    return say('annotations.collection-names-page')
  }
  if (Array.isArray(json.rows) && json.rows.some((row) => isObject(row) && isHypothesisRow(row))) {
    if (typeof json.total === 'number' && json.total > json.rows.length)
      tell(`${pointer}/total`, 'rows-missing', { total: String(json.total), rows: String(json.rows.length) })
    return annotationsIn([...json.rows, ...listIn(json.replies)], `${pointer}/rows`, items, tell)
  }
  return say('annotations.no-annotation-type')
}

/** Answers that Hypothesis gives beside the rows. They count on behind them. */
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function hasType(json: JsonObject, type: string): boolean {
  return stringsOf(json.type).includes(type)
}

/** What can be said of words here (model, 3.3.5). */
const SAYS: ReadonlySet<string> = new Set([
  ...['assessing', 'classifying', 'commenting', 'describing', 'editing', 'highlighting', 'identifying', 'linking'],
  ...['questioning', 'replying', 'tagging'],
])

const motivationsOf = (json: JsonObject) =>
  stringsOf(json.motivation).map((name) => name.replace(/^(?:oa:|http:\/\/www\.w3\.org\/ns\/oa#)/, ''))

/** Why nothing can be made of an annotation with these motivations; null when something can. */
function uselessMotivation(json: JsonObject): string | null {
  const motivations = motivationsOf(json)
  if (motivations.length === 0 || motivations.some((each) => SAYS.has(each))) return null
  return motivations.map((each) => `"${each}"`).join(', ')
}

/** Whether an annotation links two claims in place of marking words: it says which relation they have. */
function isClaimLink({ bodies }: Annotation): boolean {
  return bodies.some(({ purpose, source }) => purpose === 'identifying' && familyOf(source) === 'relations')
}

/** The identity of the annotation that this one is about, if it is an answer. */
function answered({ json }: Annotation): string | null {
  if (!motivationsOf(json).includes('replying')) return null
  const [target] = Array.isArray(json.target) ? json.target : [json.target]
  if (isObject(target) && target.selector !== undefined) return null
  return typeof target === 'string' ? target : isObject(target) && typeof target.id === 'string' ? target.id : null
}

function takeReply(annotation: Annotation, { replies }: Found, tell: Tell): void {
  const answers = answered(annotation)
  const said = commentsOf(annotation, wordsFrom(annotation.bodies, tell), tell)
  if (answers === null || said.length === 0) return tell(annotation.pointer, 'answer-empty')
  replies.push(...said.map(({ replyTo: _, ...comment }) => ({ ...comment, answers })))
}

const noteIdentity = ({ bodies }: Annotation): boolean =>
  bodies.some(({ purpose, source }) => purpose === 'identifying' && source !== null && noteOfAddress(source) !== null)

/** One of our own notes: a comment on words that is about no claim. (rule R32) */
function takeNote(annotation: Annotation, { notes }: Found, tell: Tell): void {
  const { json, pointer } = annotation
  const [passage] = passagesOf(json.target, `${pointer}/target`, tell)
  const said = commentsOf(annotation, wordsFrom(annotation.bodies, tell), tell)
  if (!passage || said.length === 0) return tell(pointer, 'note-empty')
  notes.push(...said.map((comment) => ({ ...comment, selector: passage.selector, textSha256: null })))
}

/** What somebody wrote in an annotation, as comments: each body is one, known by the annotation's identity. */
function commentsOf({ pointer, bodies, written }: Annotation, remarks: readonly string[], tell: Tell): CommentInput[] {
  const closed = codeIn('threads', bodies, ['resolved'], tell)
  const resolved = closed ? { by: null, at: null } : null
  return remarks.map((text, at) => ({
    pointer,
    text,
    origin: { ...written, id: written.id && numbered(written.id, 'body', at), resolved: at === 0 ? resolved : null },
    replyTo: null,
  }))
}

/** The first of several bears the name itself. */
const numbered = (id: string, what: 'body' | 'passage', at: number) => (at === 0 ? id : `${id}#${what}-${at + 1}`)

function takeClaims(annotation: Annotation, { claims }: Found, ratings: readonly string[], tell: Tell): void {
  const { json, pointer, bodies, written } = annotation
  const passages = passagesOf(json.target, `${pointer}/target`, tell)
  if (passages.length === 0) {
    tell(pointer, 'no-words-marked')
    return
  }
  const identity = bodies.find(({ purpose, source }) => purpose === 'identifying' && source !== null)?.source
  const id = typeof json.id === 'string' ? json.id : null
  const keyOf = (at: number) =>
    passages.length > 1 ? `${identity ?? id ?? pointer}#passage-${at + 1}` : (identity ?? id ?? pointer)
  const earlier = claims.get(keyOf(0)) ?? NOTHING_KNOWN
  const { claim: said, remarks } = describeClaim(earlier, json, bodies, ratings, tell)
  const comments = commentsOf(annotation, remarks, tell)
  const joins = said === earlier && identity === undefined
  if (joins && comments.length === 0 && saysNothing(json)) {
    tell(pointer, 'says-nothing')
    return
  }
  if (comments.length === 0) tellUnkept(json, pointer, written, tell)
  passages.forEach((passage, at) => {
    const key = keyOf(at)
    const known = claims.get(key)
    if (known && identity === undefined) tell(`${pointer}/id`, 'same-id')
    const before = known ?? newClaim(key, pointer, passage, json)
    claims.set(key, {
      ...describeClaim(before, json, bodies, ratings, () => {}).claim,
      pointers: [...before.pointers, pointer],
      joins: before.joins && joins,
      comments: [...before.comments, ...comments.map((comment) => atPassage(comment, at))],
      via: [...new Set([...before.via, ...(id ? [id] : []), ...stringsOf(json.via)])],
    })
  })
}

const atPassage = (comment: CommentInput, at: number): CommentInput => ({
  ...comment,
  origin: { ...comment.origin, id: comment.origin.id && numbered(comment.origin.id, 'passage', at) },
})

/** Whether an annotation was meant to say more than "these words". */
const saysNothing = (json: JsonObject): boolean => {
  const motivations = motivationsOf(json)
  if (motivations.includes('highlighting')) return false
  return motivations.length > 0 || json.body !== undefined || json.bodyValue !== undefined
}

/** A claim here is its marker's: only what somebody wrote stays theirs. */
function tellUnkept(json: JsonObject, pointer: string, { by, address, at, rewordedAt }: WrittenThere, tell: Tell) {
  if (by !== null || address !== null) tell(`${pointer}/creator`, 'creator-not-kept')
  for (const [member, given] of [
    ['created', at],
    ['modified', rewordedAt],
  ] as const)
    if (given !== null && json[member] !== undefined) tell(`${pointer}/${member}`, 'date-not-kept')
}

const newClaim = (key: string, pointer: string, { selector, about }: Passage, json: JsonObject): ClaimInput => ({
  ...NOTHING_KNOWN,
  ...{ key, pointer, selector, about },
  canonical: typeof json.canonical === 'string' ? json.canonical : null,
})

const NOTHING_KNOWN: ClaimInput = {
  key: '',
  pointer: '',
  pointers: [],
  about: null,
  joins: true,
  selector: null,
  canonical: null,
  earlier: null,
  statement: null,
  language: null,
  type: null,
  polarity: null,
  checkWorthiness: null,
  speaker: null,
  noAuthor: false,
  saidAt: null,
  saidPlace: null,
  chain: [],
  attributionVerdict: null,
  truthVerdict: null,
  evidence: [],
  needsRecheck: false,
  comments: [],
  via: [],
}

function takeRelation({ json, pointer, bodies }: Annotation, { claims, relations }: Found, tell: Tell): void {
  const from = typeof json.target === 'string' ? json.target : isObject(json.target) ? json.target.id : null
  const to = bodies.find(({ purpose, source }) => purpose === 'linking' && source !== null)?.source
  const type = codeIn('relations', bodies, RELATION_TYPES, tell)?.code
  if (type === undefined) return
  if (typeof from !== 'string' || !claims.has(from) || !to || !claims.has(to)) {
    tell(pointer, 'relation-outside-file')
    return
  }
  const strength = codeIn('relation-strengths', bodies, RELATION_STRENGTHS, tell)?.code ?? null
  const note = bodies.find(({ purpose, value }) => purpose === 'commenting' && value !== null)?.value ?? null
  const relation = { pointer, from, type, to, strength, note }
  const wrong = relationFault(relation, relations)
  if (wrong === null) relations.push(relation)
  else tell(pointer, wrong === 'self' ? 'relation-to-itself' : 'relation-repeated')
}
