/** From the target of a Web Annotation to the passages it marks, as far as a plain text can have them (model, 4.2). */

import type { SelectorHint } from '../anchoring/anchored'
import { codePoints } from '../anchoring/units'
import { isObject, type JsonObject, listOf, storedText, stringsOf } from './json-walk'
import type { Tell } from './left-aside'

/** A passage by the words, by the position, or by both, never empty; and the page that it is said to stand on. */
export interface Passage {
  readonly selector: SelectorHint
  readonly about: string | null
}

/** Members of a target that something is made of, or that only say how it was shown. */
const TAKEN: ReadonlySet<string> = new Set(['type', 'source', 'selector', 'state', 'id', 'items'])

/** The passages that a target marks. */
export function passagesOf(target: unknown, pointer: string, tell: Tell, inside = false): Passage[] {
  return listOf(target, pointer).flatMap(({ item, pointer: place }): Passage[] => {
    if (!isObject(item)) {
      tell(place, 'whole-resource')
      return []
    }
    const types = stringsOf(item.type)
    // An annotation on independent targets is on each of them (model, 4.3); one on a composite is on none alone.
    if (types.includes('Independents') && !inside) return passagesOf(item.items, `${place}/items`, tell, true)
    if (item.items !== undefined) {
      tell(place, 'targets-together', { type: types[0] ?? 'list' })
      return []
    }
    const hint = hintOf(item, place, tell)
    for (const member of Object.keys(item)) if (!TAKEN.has(member)) tell(`${place}/${member}`, 'not-taken-over')
    const [about = null] = isObject(item.source) ? stringsOf(item.source.id) : stringsOf(item.source)
    return hint === null ? [] : [{ selector: hint, about }]
  })
}

function hintOf(target: JsonObject, pointer: string, tell: Tell): SelectorHint | null {
  let hint: SelectorHint = {}
  for (const { item, pointer: place } of listOf(target.selector, `${pointer}/selector`)) {
    hint = { ...readSelector(item, place, tell), ...hint }
  }
  if (hint.exact === undefined && hint.start === undefined) {
    tell(target.selector === undefined ? pointer : `${pointer}/selector`, 'no-selector')
    return null
  }
  return hint
}

/** Selectors beside each other are alternatives for one segment; of two of a kind the first is taken. */
function readSelector(selector: unknown, pointer: string, tell: Tell): SelectorHint {
  if (!isObject(selector)) {
    tell(pointer, 'selector-unknown')
    return {}
  }
  const types = stringsOf(selector.type)
  if (selector.refinedBy !== undefined) return readRefined(selector, pointer, tell)
  if (types.includes('TextQuoteSelector')) return readQuote(selector, pointer, tell)
  if (types.includes('TextPositionSelector')) return readPosition(selector, pointer, tell)
  tell(pointer, 'selector-useless', { type: types[0] ?? 'selector without a type' })
  return {}
}

/** Inside another selection words are still words, but positions count from somewhere else. */
function readRefined(selector: JsonObject, pointer: string, tell: Tell): SelectorHint {
  let hint: SelectorHint = {}
  let at: unknown = selector.refinedBy
  let place = `${pointer}/refinedBy`
  for (let depth = 0; depth < 10 && isObject(at); depth++) {
    if (stringsOf(at.type).includes('TextQuoteSelector')) hint = readQuote(at, place, tell)
    if (at.refinedBy === undefined) break
    at = at.refinedBy
    place = `${place}/refinedBy`
  }
  if (hint.exact === undefined) tell(pointer, 'selector-without-words')
  return hint
}

function readQuote(selector: JsonObject, pointer: string, tell: Tell): SelectorHint {
  const [exact] = stringsOf(selector.exact)
  const words = exact === undefined ? null : storedText(exact, `${pointer}/exact`, tell)
  if (!words) {
    tell(pointer, 'no-exact-words')
    return {}
  }
  const [prefix, suffix] = [stringsOf(selector.prefix)[0], stringsOf(selector.suffix)[0]].map((context, at) =>
    context === undefined ? null : storedText(context, `${pointer}/${at === 0 ? 'prefix' : 'suffix'}`, tell),
  )
  return { exact: words, ...(prefix ? { prefix } : {}), ...(suffix ? { suffix } : {}) }
}

function readPosition({ start, end }: JsonObject, pointer: string, tell: Tell): SelectorHint {
  if (typeof start !== 'number' || typeof end !== 'number' || !isPosition(start) || !isPosition(end) || end <= start) {
    tell(pointer, 'no-positions')
    return {}
  }
  return { start: codePoints(start), end: codePoints(end) }
}

function isPosition(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}
