/** Who wrote a Web Annotation, when, and where (model, 3.3.1 and 3.3.6): claims of the file, believed by nobody here. */

import type { WrittenThere } from './annotation-input'
import { isObject, type JsonObject, listOf, storedText, stringsOf } from './json-walk'
import type { Tell } from './left-aside'

/** UTF-16 units of a name or an identity that are kept. */
const LONGEST = 200

/** What an annotation, or one of its bodies, tells of its writer. */
export function writtenThere(json: JsonObject, pointer: string, tell: Tell): WrittenThere {
  const creators = listOf(json.creator, `${pointer}/creator`).map((each) => creatorOf(each.item, each.pointer, tell))
  const names = creators.flatMap(({ name }) => name ?? [])
  const [id] =
    stringsOf(json.via).length > 0 ? stringsOf(json.via) : [...stringsOf(json.canonical), ...stringsOf(json.id)]
  return {
    by: names.length > 0 ? shortened(names.join(', ')) : null,
    address: creators.find(({ address }) => address !== null)?.address ?? null,
    at: momentOf(json, 'created', pointer, tell),
    rewordedAt: momentOf(json, 'modified', pointer, tell),
    from: placeOf(id ?? null) ?? generatorName(json, pointer, tell),
    id: id === undefined || id.length > LONGEST_ID ? null : id,
    resolved: null,
  }
}

/** UTF-16 units: more is no identity that another tool would give. */
const LONGEST_ID = 8_000

interface Creator {
  readonly name: string | null
  readonly address: string | null
}

function creatorOf(creator: unknown, pointer: string, tell: Tell): Creator {
  if (typeof creator === 'string') return { name: null, address: oneLine(creator, pointer, tell) }
  if (!isObject(creator)) {
    tell(pointer, 'creator-unknown')
    return { name: null, address: null }
  }
  const named = [...stringsOf(creator.name), ...stringsOf(creator.nickname), ...stringsOf(creator['foaf:name'])]
  const [email] = stringsOf(creator.email)
  const [address = email] = stringsOf(creator.id)
  return {
    name: named[0] === undefined ? null : oneLine(named[0], `${pointer}/name`, tell),
    address: address === undefined ? null : oneLine(address, `${pointer}/id`, tell),
  }
}

/** A name as it can stand in a line: without what turns or hides the letters beside it. */
function oneLine(words: string, pointer: string, tell: Tell): string | null {
  const stored = storedText(words, pointer, tell)
  if (stored === null) return null
  const line = stored
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (line.length > LONGEST) tell(pointer, 'too-long')
  return line === '' ? null : shortened(line)
}

const shortened = (line: string) => (line.length > LONGEST ? `${line.slice(0, LONGEST - 1).toWellFormed()}…` : line)

function momentOf(json: JsonObject, member: 'created' | 'modified', pointer: string, tell: Tell): string | null {
  const given = json[member]
  if (given === undefined || given === null) return null
  const moment = typeof given === 'string' ? momentIn(given) : null
  if (moment === null) tell(`${pointer}/${member}`, 'no-moment')
  return moment
}

/** A date-time in UTC, to the millisecond; null for what is none. Hypothesis writes microseconds. */
export function momentIn(text: string): string | null {
  const [, time, fraction = '', zone] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:?\d\d)$/.exec(text.trim()) ?? []
  if (time === undefined || zone === undefined) return null
  const at = new Date(`${time}${fraction.slice(0, 4)}${zone}`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

/** The host of a web address: where something stood, as one names it. */
const placeOf = (id: string | null): string | null =>
  id !== null && /^https?:/i.test(id) && URL.canParse(id) ? new URL(id).host || null : null

function generatorName(json: JsonObject, pointer: string, tell: Tell): string | null {
  const [{ item: generator } = { item: null }] = listOf(json.generator, '')
  if (typeof generator === 'string') return placeOf(generator) ?? oneLine(generator, `${pointer}/generator`, tell)
  if (!isObject(generator)) return null
  const [name] = stringsOf(generator.name)
  return name === undefined ? placeOf(stringsOf(generator.id)[0] ?? null) : oneLine(name, `${pointer}/generator`, tell)
}
