/** The bodies of a Web Annotation (model, 3.2), and what they say about a claim. */

import { ATTRIBUTION_RATINGS, CHECK_WORTHINESS, CLAIM_STATES, CLAIM_TYPES, CONFIDENCES, POLARITIES } from '../codes'
import type { ClaimInput } from './annotation-input'
import { isObject, type JsonObject, listOf, storedText, stringsOf } from './json-walk'
import type { Tell } from './left-aside'
import { type CodeFamily, codeOfAddress } from './web-addresses'

/** One body, with the purpose that it has or takes from its annotation's motivation (model, 3.3.5). */
export interface Body {
  readonly pointer: string
  readonly purpose: string | null
  /** Words of a textual body. */
  readonly value: string | null
  /** Address of an external resource. */
  readonly source: string | null
}

/** All bodies that are words or resources; others are told. */
export function bodiesOf(json: JsonObject, pointer: string, tell: Tell): Body[] {
  const motivation = stringsOf(json.motivation)[0] ?? null
  if (typeof json.bodyValue === 'string') {
    const place = `${pointer}/bodyValue`
    return [{ pointer: place, purpose: motivation, value: storedText(json.bodyValue, place, tell), source: null }]
  }
  return listOf(json.body, `${pointer}/body`).flatMap(({ item, pointer: place }): Body[] => {
    if (typeof item === 'string') return [{ pointer: place, purpose: motivation, value: null, source: item }]
    if (!isObject(item) || item.items !== undefined) {
      tell(place, 'body-unknown')
      return []
    }
    const purpose = stringsOf(item.purpose)[0] ?? motivation
    for (const member of Object.keys(item)) if (!TAKEN.has(member)) tell(`${place}/${member}`, 'not-taken-over')
    if (typeof item.value === 'string') {
      return [{ pointer: place, purpose, value: storedText(item.value, `${place}/value`, tell), source: null }]
    }
    const source = isObject(item.source) ? item.source.id : (item.source ?? item.id)
    if (typeof source === 'string') return [{ pointer: place, purpose, value: null, source }]
    tell(place, 'body-empty')
    return []
  })
}

/** Which enumeration a body's address is of. */
export function familyOf(source: string | null): CodeFamily | null {
  return source === null ? null : (codeOfAddress(source)?.family ?? null)
}

/** Members of a body that something is made of, or that only say how it is to be shown. */
const TAKEN: ReadonlySet<string> = new Set([
  ...['type', 'purpose', 'value', 'source', 'id', 'format', 'language', 'textDirection', 'processingLanguage', 'state'],
])

/**
 * What the bodies of one annotation say about a claim; the same claim where they say nothing of it, and beside it what
 * somebody remarked, which belongs to them and not to the claim.
 */
export function describeClaim(
  before: ClaimInput,
  json: JsonObject,
  bodies: readonly Body[],
  ratings: readonly string[],
  tell: Tell,
): { readonly claim: ClaimInput; readonly remarks: readonly string[] } {
  const truth = codeIn('ratings', bodies, ratings, tell)
  const attribution = codeIn('attribution-ratings', bodies, ATTRIBUTION_RATINGS, tell)
  const state = codeIn('claim-states', bodies, CLAIM_STATES, tell)
  if (state && state.code !== 'draft') tell(state.pointer, 'always-draft', { state: state.code })
  const words = wordsIn(before.statement, bodies, truth !== null || attribution !== null, tell)
  const valid = stringsOf(json['dcterms:valid'])[0]
  const verdict = {
    asOf: valid !== undefined && /^\d{4}-\d\d-\d\d$/.test(valid) ? valid : null,
    confidence: codeIn('confidences', bodies, CONFIDENCES, tell)?.code ?? null,
    justification: words.justification,
    needsRecheck: null,
  }
  const claim = {
    ...before,
    statement: words.statement,
    type: codeIn('claim-types', bodies, CLAIM_TYPES, tell)?.code ?? before.type,
    polarity: codeIn('polarities', bodies, POLARITIES, tell)?.code ?? before.polarity,
    checkWorthiness: codeIn('check-worthiness', bodies, CHECK_WORTHINESS, tell)?.code ?? before.checkWorthiness,
    truthVerdict: truth ? { ...verdict, rating: truth.code } : before.truthVerdict,
    attributionVerdict: attribution ? { ...verdict, rating: attribution.code } : before.attributionVerdict,
  }
  const isSame = DESCRIBED.every((field) => claim[field] === before[field])
  return { claim: isSame ? before : claim, remarks: words.comments }
}

const DESCRIBED = [
  ...(['statement', 'type', 'polarity', 'checkWorthiness', 'truthVerdict', 'attributionVerdict'] as const),
] as const

/** What an annotation says that is about no claim's fields: all that somebody wrote or linked to. */
export function wordsFrom(bodies: readonly Body[], tell: Tell): readonly string[] {
  const rated = bodies.some(({ source }) => /^(?:attribution-)?ratings$/.test(familyOf(source) ?? ''))
  return wordsIn(null, bodies, rated, tell).comments
}

/**
 * What is said in words: a description is the claim's sentence, an assessment beside a rating is its justification,
 * everything else that somebody wrote or linked to becomes a comment.
 */
function wordsIn(
  before: string | null,
  bodies: readonly Body[],
  rated: boolean,
  tell: Tell,
): { readonly statement: string | null; readonly justification: string; readonly comments: readonly string[] } {
  let statement = before
  let justification = ''
  const comments: string[] = []
  for (const { purpose, value, source, pointer } of bodies) {
    if (source !== null) {
      if (purpose === 'identifying' || codeOfAddress(source) !== null) continue
      if (purpose === 'classifying') tell(pointer, 'class-unknown', { source })
      else comments.push(source)
      continue
    }
    if (value === null) continue
    if (value.trim() === '') tell(pointer, 'no-text')
    else if (purpose === 'describing' && (statement === null || statement === value)) statement = value
    else if (purpose === 'assessing' && rated && justification === '') justification = value
    else if (purpose !== 'tagging' && purpose !== 'classifying') comments.push(value)
    // Beside a rating the tag is that rating's word.
    else if (!rated) tell(pointer, 'tag', { value })
  }
  return { statement, justification, comments }
}

/** The first code of one enumeration among the bodies, with its place; an unknown one is told and not taken. */
export function codeIn<C extends string>(
  family: CodeFamily,
  bodies: readonly Body[],
  codes: readonly C[],
  tell: Tell,
): { readonly code: C; readonly pointer: string } | null {
  for (const { source, pointer } of bodies) {
    const given = source === null ? null : codeOfAddress(source)
    if (given?.family !== family) continue
    const code = codes.find((candidate) => candidate === given.code)
    if (code !== undefined) return { code, pointer }
    tell(pointer, 'code-unknown', { code: given.code, known: codes.join(', ') })
  }
  return null
}
