/**
 * Datelines: the places, and often the outlet or agency, at the head of a news story. "LONDON (Reuters) -",
 * "Washington and Beirut, Our Paper—", «بيروت - رويترز». They stay in the text (rule R6) and are also metadata.
 */

import { type Utf16Units, utf16Units } from '@/lib/domain/anchoring/units'
import { foldName, isAgency } from './agencies'

export interface Dateline {
  /** As printed, without the closing dash. */
  readonly text: string
  readonly places: readonly string[]
  /** The outlet or agency named in it, as printed. */
  readonly outlet: string | null
  /** Where the story itself begins in the paragraph, in UTF-16 units. */
  readonly end: Utf16Units
}

/** A dateline is short; a longer run before a dash is a sentence. */
const MAX_LENGTH = 90

const SHUT = /^(.{2,90}?)(?:\s*[—―]\s*|\s+(?:--|[-–])\s+)/u
const ARABIC_SHUT = /^[«"“]?(.{2,60}?)[»"”]?\s*(?:[-–—―ـ:|]+)\s+/u
const PARENTHESIS = /\s*[([]([^()[\]]{2,40})[)\]]\s*$/u
const DATE_PART =
  /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d{1,2}$|^\d{1,2}\.?\s+\p{L}{3,9}\.?$|^\d{4}$/iu
const PLACE =
  /^(?:\p{Lu}[\p{L}\p{M}.'’-]*|[A-Z]\.[A-Z]\.?)(?:[ -](?:\p{Lu}[\p{L}\p{M}.'’-]*|of|de|del|la|las|los|le|les|da|do|dos|di|du|am|an|der|den|sur|al-\p{L}+|el-\p{L}+|the|and)){0,5}$/u
const ARABIC_PLACE =
  /^\p{Script=Arabic}[\p{Script=Arabic}\p{M}'’]*(?: \p{Script=Arabic}[\p{Script=Arabic}\p{M}'’]*){0,3}$/u

/**
 * The dateline at the head of a paragraph, or null.
 *
 * @param outlets names under which the outlet is known from elsewhere on the page; without them only agencies, a name
 * in parentheses, and one that the text itself speaks of as being told something are taken for an outlet
 * @param body the whole text, to see whether a name is "told" something there
 */
export function findDateline(paragraph: string, outlets: readonly string[] = [], body = ''): Dateline | null {
  const knows = (name: string) => isAgency(name) || isKnown(name, outlets) || isToldIn(body, name)
  return /^\W{0,2}\p{Script=Arabic}/u.test(paragraph)
    ? arabicDateline(paragraph, knows)
    : latinDateline(paragraph, knows)
}

function latinDateline(paragraph: string, knows: (name: string) => boolean): Dateline | null {
  const shut = SHUT.exec(paragraph.slice(0, MAX_LENGTH + 10))
  if (!shut?.[1]) return null
  const text = shut[1].trim()
  const parenthesis = PARENTHESIS.exec(text)
  const parts = text
    .slice(0, parenthesis?.index ?? text.length)
    .split(/,\s*/)
    .map((part) => part.trim())
    .filter(Boolean)
  let outlet = parenthesis?.[1] ?? null
  const last = parts.at(-1)
  if (!outlet && parts.length > 1 && last && knows(last)) {
    outlet = last
    parts.pop()
  }
  const named = parts.filter((part) => !DATE_PART.test(part))
  if (named.length === 0 || named.length > 4 || !named.every((part) => PLACE.test(part))) return null
  // Without an outlet a capitalised phrase before a dash may begin a sentence: datelines of papers are in capitals or
  // name a place beside another one.
  const capitals = /^[^\p{Ll}]+$/u.test(named[0] ?? '')
  const places = named.flatMap((part) => part.split(/\s+and\s+|\s*\/\s*/u))
  if (!outlet && !capitals && places.length < 2) return null
  return { text, places, outlet, end: utf16Units(shut[0].length) }
}

function arabicDateline(paragraph: string, knows: (name: string) => boolean): Dateline | null {
  const head = paragraph.slice(0, MAX_LENGTH + 10)
  const first = ARABIC_SHUT.exec(head)
  if (!first?.[1]) return null
  const parenthesis = PARENTHESIS.exec(first[1])
  if (parenthesis?.[1]) {
    const places = arabicPlaces(first[1].slice(0, parenthesis.index))
    return places && { text: first[1].trim(), places, outlet: parenthesis[1], end: utf16Units(first[0].length) }
  }
  const places = arabicPlaces(first[1])
  const second = /^[«"“]?([^«»"“”\n]{2,30}?)[»"”]?\s*(?:[-–—―:.|]+)\s+|^[«"“]([^«»"“”\n]{2,30})[»"”]\s*/u.exec(
    head.slice(first[0].length),
  )
  const name = second?.[1] ?? second?.[2]
  const bare = /^(\S+(?: \S+)?)\s/u.exec(head.slice(first[0].length))?.[1]
  const outlet = [name, bare, bare?.split(' ')[0]].find((candidate) => candidate && knows(stripQuotes(candidate)))
  if (!places || !outlet) return null
  const shutBySecond = outlet === name && second
  const at = head.indexOf(outlet, first[0].length)
  const end = shutBySecond ? first[0].length + second[0].length : at + outlet.length
  return {
    text: paragraph.slice(0, at + outlet.length).trim(),
    places,
    outlet: stripQuotes(outlet),
    end: utf16Units(end),
  }
}

function arabicPlaces(text: string): string[] | null {
  const places = text.split(/\s*[،,/]\s*|\s+و\s*(?=\p{Script=Arabic})/u).map((place) => stripQuotes(place.trim()))
  return places.length <= 4 && places.every((place) => ARABIC_PLACE.test(place)) ? places : null
}

const stripQuotes = (text: string): string => text.replace(/^[«"“(]+|[»"”):]+$/gu, '')

function isKnown(name: string, outlets: readonly string[]): boolean {
  const folded = foldName(name)
  return outlets.some((outlet) => {
    const other = foldName(outlet)
    return other === folded || other.startsWith(`${folded} `)
  })
}

/** "…, a lecturer, told Our Paper": people speak to outlets, not to places. */
function isToldIn(body: string, name: string): boolean {
  return name.length > 2 && (body.includes(`told ${name}`) || body.includes(`told the ${name}`))
}
