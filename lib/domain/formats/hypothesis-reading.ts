/**
 * Rows as the annotation service Hypothesis gives them (its API v1): the same things as in a Web Annotation under other
 * names. Each is turned into one, so that a single reader decides what is taken over.
 */

import { isObject, type JsonObject, stringsOf } from './json-walk'

/** Whether an object is such a row: it has a user and an address, and no type. */
export const isHypothesisRow = (json: JsonObject): boolean =>
  json.type === undefined && typeof json.user === 'string' && typeof json.uri === 'string'

/** A row as a Web Annotation. What has no counterpart is left in it under its own name. */
export function asWebAnnotation(row: JsonObject): JsonObject {
  const { user, user_info, text, tags, references, updated, links, uri, target, ...rest } = row
  const words = typeof text === 'string' && text.trim() !== '' ? [{ type: 'TextualBody', value: text }] : []
  const marks = stringsOf(tags).map((value) => ({ type: 'TextualBody', purpose: 'tagging', value }))
  const [own] = stringsOf(row.id)
  const [address = own] = isObject(links) ? stringsOf(links.html) : []
  // An answer names what it answers by bare id; its own address tells how addresses are made of ids there.
  const answered = stringsOf(references).at(-1)
  const parent = answered === undefined || own === undefined ? answered : (address?.replace(own, answered) ?? answered)
  return {
    ...rest,
    type: 'Annotation',
    id: address,
    motivation: parent !== undefined ? 'replying' : words.length > 0 ? 'commenting' : 'highlighting',
    creator: { id: user, ...(isObject(user_info) ? { name: user_info.display_name } : {}) },
    modified: updated,
    generator: { name: 'Hypothesis' },
    body: [...words, ...marks],
    target: parent ?? (Array.isArray(target) ? target.map((each) => withSource(each, uri)) : uri),
  }
}

const withSource = (target: unknown, uri: unknown) => (isObject(target) ? { source: uri, ...target } : target)
