import type { Fields } from '@/lib/browser/draft-merge'
import type { JsonValue } from '@/lib/domain/json'
import type { LocalTexts } from '@/lib/browser/local-texts'
import type { Passage } from '@/lib/browser/workspace-store'

/** A mark that was made here and has not arrived yet. */
export interface PendingMark extends Passage {
  /** Its name until the server gives one; sent as Idempotency-Key, so that a repeated try makes no second claim. */
  readonly key: string
  /** Number of the article version that the positions count in. */
  readonly version: number
  /** What the card begins with. */
  readonly description: Fields
  /** Why it didn't arrive; null while it is on its way. */
  readonly message: string | null
}

const NAME = 'mark '

/** Keeps a mark on the device until it has arrived. */
export function keepMark(texts: LocalTexts, mark: PendingMark): void {
  const { start, end, exact, version, description } = mark
  texts.set(NAME + mark.key, { start, end, exact, version, description })
}

export const forgetMark = (texts: LocalTexts, key: string) => texts.clear(NAME + key)

/** The marks that an earlier page left behind. */
export function keptMarks(texts: LocalTexts, message: string): PendingMark[] {
  return texts.names(NAME).flatMap((name) => {
    const passage = passageOf(texts.get(name))
    return passage ? [{ ...passage, key: name.slice(NAME.length), message }] : []
  })
}

function passageOf(value: JsonValue): Omit<PendingMark, 'key' | 'message'> | null {
  if (typeof value !== 'object' || value === null || !isRecord(value)) return null
  const { start, end, exact, version, description } = value
  if (typeof start !== 'number' || typeof end !== 'number' || typeof version !== 'number') return null
  if (typeof exact !== 'string') return null
  const fields = typeof description === 'object' && description !== null && isRecord(description) ? description : {}
  return { start, end, exact, version, description: fields }
}

const isRecord = (value: readonly JsonValue[] | { readonly [key: string]: JsonValue }): value is Fields =>
  !Array.isArray(value)
