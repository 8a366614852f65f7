import type { JsonValue } from '@/lib/domain/json'

/** A field as a person left it, with the value it was made from. */
export interface Draft {
  readonly value: JsonValue
  /** What the field held when the person began to change it. */
  readonly base: JsonValue
  /** When it was last changed, in milliseconds of the device's clock. */
  readonly changedAt: number
}

export type Fields = Readonly<Record<string, JsonValue>>

/** What becomes of each draft beside the record as it is stored now. */
export interface MergePlan {
  /** To be sent. */
  readonly send: Fields
  /** Drafts that say what is stored already. */
  readonly settled: readonly string[]
  /** Fields that another person changed too, with their value: the person picks. (rule R24) */
  readonly conflicts: Fields
}

/**
 * Whether two values say the same to the server: it trims text, and keeps an empty one as "not given".
 */
export function sameValue(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  return JSON.stringify(stored(one)) === JSON.stringify(stored(other))
}

function stored(value: JsonValue | undefined): JsonValue {
  if (value === undefined) return null
  return typeof value === 'string' ? value.trim() || null : value
}

/**
 * Lays drafts over a record that may have changed since they were begun. Different fields go together silently; a field
 * that both changed, to different values, is a conflict.
 */
export function mergeDrafts(drafts: Readonly<Record<string, Draft>>, now: Fields): MergePlan {
  const send: Record<string, JsonValue> = {}
  const settled: string[] = []
  const conflicts: Record<string, JsonValue> = {}
  for (const [field, { value, base }] of Object.entries(drafts)) {
    const current = now[field] ?? null
    if (sameValue(value, current)) settled.push(field)
    else if (sameValue(base, current)) send[field] = value
    else conflicts[field] = current
  }
  return { send, settled, conflicts }
}
