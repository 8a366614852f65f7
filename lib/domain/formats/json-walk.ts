/** Walking through JSON of which nothing is known yet. */

import { normaliseText, TextRefused } from '../anchoring/normalise'
import type { Tell } from './left-aside'

export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** JSON-LD leaves it open whether one thing stands alone or in a list: each with its JSON pointer. */
export function listOf(value: unknown, pointer: string): { readonly item: unknown; readonly pointer: string }[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) return [{ item: value, pointer }]
  return value.map((item: unknown, at) => ({ item, pointer: `${pointer}/${at}` }))
}

/** The strings of a value that is one or a list of them. */
export function stringsOf(value: unknown): string[] {
  return listOf(value, '').flatMap(({ item }) => (typeof item === 'string' ? [item] : []))
}

/** A text in the form in which everything is stored (rule R6); null, and told, when it can't be. */
export function storedText(text: string, pointer: string, tell: Tell): string | null {
  try {
    return normaliseText(text)
  } catch (error) {
    if (!(error instanceof TextRefused)) throw error
    tell(pointer, 'unusable-text', { message: error.message })
    return null
  }
}
