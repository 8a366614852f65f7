import { canonicalJson } from './formats/canonical-json'

/** Rows that the audit log vouches for. `payload`: what an event of the log holds, by its number. (rules R21, R25) */
export const SEALED_KINDS = [
  'publication',
  'correction',
  'claim',
  'verdict',
  'review',
  'article-version',
  'person',
  'membership',
  'checkpoint',
  'payload',
] as const
export type SealedKind = (typeof SEALED_KINDS)[number]

/** What an event says of one row: its hash from then on, or that it was removed on purpose. */
export interface Seal {
  readonly kind: SealedKind
  readonly id: string
  /** SHA-256 of what the row says, hexadecimal; null for a row that is gone. */
  readonly digest: string | null
}

/** A row that is removed on purpose. */
export const removal = (kind: SealedKind, id: string): Seal => ({ kind, id, digest: null })

/** Seals as an event of the log keeps them; null for none. */
export const writeSeals = (seals: readonly Seal[]): string | null =>
  seals.length === 0 ? null : canonicalJson(seals.map(({ kind, id, digest }) => [kind, id, digest]))

const isKind = (value: unknown): value is SealedKind => SEALED_KINDS.some((kind) => kind === value)

/** What `writeSeals` has written. What is no seal is left out: the event's own hash tells who meddled. */
export function readSeals(stored: string | null): Seal[] {
  const parsed: unknown = stored === null ? [] : JSON.parse(stored)
  if (!Array.isArray(parsed)) return []
  return parsed.flatMap((entry: unknown): Seal[] => {
    if (!Array.isArray(entry)) return []
    const [kind, id, digest]: unknown[] = entry
    const hashed = digest === null || typeof digest === 'string' ? digest : undefined
    return isKind(kind) && typeof id === 'string' && hashed !== undefined ? [{ kind, id, digest: hashed }] : []
  })
}
