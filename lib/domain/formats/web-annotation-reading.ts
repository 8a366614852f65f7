/**
 * From W3C Web Annotations, ours or another tool's, to what an import takes. Accepts one Annotation, a list, an
 * AnnotationPage or an AnnotationCollection with its page embedded.
 *
 * Nothing is guessed: what isn't understood is told with its place, and the rest goes on. Annotations that carry the
 * same `identifying` body are one claim; an annotation with several passages is a claim for each.
 */

import { RELATION_STRENGTHS, RELATION_TYPES } from '../codes'
import type { InputFault } from '../errors'
import { DEFAULT_RATINGS } from '../rating'
import { relationFault } from '../relations'
import type { ReportRelation } from '../report'
import type { AnnotationReading, ClaimInput } from './annotation-input'
import { isObject, type JsonObject, stringsOf, type Tell } from './json-walk'
import { type Body, bodiesOf, codeIn, describeClaim, familyOf } from './web-body-reading'
import { passagesOf } from './web-selector-reading'

interface Annotation {
  readonly pointer: string
  readonly json: JsonObject
  readonly bodies: readonly Body[]
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
  const ignored: InputFault[] = []
  const tell: Tell = (pointer, message) => ignored.push({ pointer, message })
  const found = annotationsIn(json, '', tell)
  if (typeof found === 'string') return { input: null, faults: [{ pointer: '', message: found }], ignored }

  const annotations = found.map(({ json: item, pointer }) => ({
    json: item,
    pointer,
    bodies: bodiesOf(item, pointer, tell),
  }))
  const claims = new Map<string, ClaimInput>()
  const links: Annotation[] = []
  for (const annotation of annotations) {
    if (isClaimLink(annotation)) links.push(annotation)
    else takeClaims(annotation, claims, ratings, tell)
  }
  const relations: ReportRelation[] = []
  for (const link of links) takeRelation(link, claims, relations, tell)
  const input = { article: null, agents: [], sources: [], claims: [...claims.values()], notes: [], relations }
  return { input, faults: [], ignored }
}

/** The annotations in a file, or a sentence when it holds none. */
function annotationsIn(json: unknown, pointer: string, tell: Tell): { json: JsonObject; pointer: string }[] | string {
  if (Array.isArray(json)) {
    return json.flatMap((item: unknown, at) => {
      const inside =
        isObject(item) && hasType(item, 'Annotation') ? [{ json: item, pointer: `${pointer}/${at}` }] : null
      if (inside === null) tell(`${pointer}/${at}`, 'is not an Annotation')
      return inside ?? []
    })
  }
  if (!isObject(json)) return 'The file holds no Web Annotations: it is neither an object nor a list.'
  if (hasType(json, 'Annotation')) return [{ json, pointer }]
  if (hasType(json, 'AnnotationPage')) {
    if (json.next !== undefined) tell(`${pointer}/next`, 'names a further page, which is not in the file')
    if (!Array.isArray(json.items)) return 'The AnnotationPage has no list of items.'
    return annotationsIn(json.items, `${pointer}/items`, tell)
  }
  if (hasType(json, 'AnnotationCollection')) {
    if (isObject(json.first) && hasType(json.first, 'AnnotationPage'))
      return annotationsIn(json.first, `${pointer}/first`, tell)
    if (json.first === undefined && (json.total === 0 || json.total === undefined)) return []
    return 'The AnnotationCollection only names its first page. Import the page itself.'
  }
  return 'The file holds no Web Annotations: its type is none of Annotation, AnnotationPage, AnnotationCollection.'
}

function hasType(json: JsonObject, type: string): boolean {
  return stringsOf(json.type).includes(type)
}

/** Whether an annotation links two claims in place of marking words: it says which relation they have. */
function isClaimLink({ bodies }: Annotation): boolean {
  return bodies.some(({ purpose, source }) => purpose === 'identifying' && familyOf(source) === 'relations')
}

function takeClaims(
  annotation: Annotation,
  claims: Map<string, ClaimInput>,
  ratings: readonly string[],
  tell: Tell,
): void {
  const { json, pointer, bodies } = annotation
  const passages = passagesOf(json.target, `${pointer}/target`, tell)
  if (passages.length === 0) {
    tell(pointer, 'marks no words of a text, so there is nothing to make a claim of')
    return
  }
  const identity = bodies.find(({ purpose, source }) => purpose === 'identifying' && source !== null)?.source
  const id = typeof json.id === 'string' ? json.id : null
  passages.forEach((selector, at) => {
    const name = identity ?? id ?? pointer
    const key = passages.length > 1 ? `${name}#passage-${at + 1}` : name
    const known = claims.get(key)
    if (known && identity === undefined) tell(`${pointer}/id`, 'is the id of an earlier annotation as well')
    const before = known ?? { ...NOTHING_KNOWN, key, pointer, selector, canonical: null }
    const described = describeClaim(before, json, bodies, ratings, tell)
    const canonical = before.canonical ?? (typeof json.canonical === 'string' ? json.canonical : null)
    const via = [...new Set([...before.via, ...(id ? [id] : []), ...stringsOf(json.via)])]
    claims.set(key, { ...described, canonical, via })
  })
}

const NOTHING_KNOWN: Omit<ClaimInput, 'key' | 'pointer' | 'selector' | 'canonical'> = {
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

function takeRelation(
  { json, pointer, bodies }: Annotation,
  claims: ReadonlyMap<string, ClaimInput>,
  relations: ReportRelation[],
  tell: Tell,
): void {
  const from = typeof json.target === 'string' ? json.target : isObject(json.target) ? json.target.id : null
  const to = bodies.find(({ purpose, source }) => purpose === 'linking' && source !== null)?.source
  const type = codeIn('relations', bodies, RELATION_TYPES, tell)?.code
  if (type === undefined) return
  if (typeof from !== 'string' || !claims.has(from) || !to || !claims.has(to)) {
    tell(pointer, 'relates claims of which at least one is not in the file')
    return
  }
  const strength = codeIn('relation-strengths', bodies, RELATION_STRENGTHS, tell)?.code ?? null
  const note = bodies.find(({ purpose, value }) => purpose === 'commenting' && value !== null)?.value ?? null
  const relation = { from, type, to, strength, note }
  const wrong = relationFault(relation, relations)
  if (wrong === null) relations.push(relation)
  else tell(pointer, wrong === 'self' ? 'relates a claim to itself' : 'says the same as an earlier relation')
}
