import type { Seal, SealedKind } from '@/lib/domain/audit-seal'
import { SEALED_KINDS } from '@/lib/domain/audit-seal'
import { scratch } from '../db/scratch'

/** Where a row and the log disagree. */
export interface SealFault {
  /** The event that vouches for the row; that of the head for a row that no event knows. */
  readonly seq: number
  readonly fault: 'row-altered' | 'row-missing' | 'row-unknown' | 'payload-shredded'
  /** Which row: its kind and id. */
  readonly subject: string
}

/** How many rows of each kind were found as the log has them. */
export type Walked = Readonly<Record<Exclude<SealedKind, 'payload'>, number>>

const KINDS = SEALED_KINDS.filter((kind) => kind !== 'payload')

/**
 * The rows that the log vouches for, as it is walked from its first event to its last: the newest seal of each row counts, and
 * one that was removed on purpose is no longer expected. Kept in a scratch file, so that a long log needs no memory.
 */
export class SealBook {
  readonly #file = scratch(
    'CREATE TABLE "seal" ("kind" TEXT, "id" TEXT, "digest" TEXT, "seq" INTEGER, "seen" INTEGER DEFAULT 0, PRIMARY KEY ("kind", "id")) WITHOUT ROWID',
  )
  readonly #put = this.#file.prepare<[string, string, string, number]>(
    'INSERT OR REPLACE INTO "seal" ("kind", "id", "digest", "seq") VALUES (?, ?, ?, ?)',
  )
  readonly #drop = this.#file.prepare<[string, string]>('DELETE FROM "seal" WHERE "kind" = ? AND "id" = ?')
  readonly #see = this.#file.prepare<[string, string], { digest: string; seq: number }>(
    'UPDATE "seal" SET "seen" = 1 WHERE "kind" = ? AND "id" = ? RETURNING "digest", "seq"',
  )
  readonly #counts = new Map<string, number>(KINDS.map((kind) => [kind, 0]))

  /** Takes in what an event says, in the order of the log. */
  write(seq: number, seals: readonly Seal[]): void {
    for (const { kind, id, digest } of seals) {
      if (digest === null) this.#drop.run(kind, id)
      else this.#put.run(kind, id, digest, seq)
    }
  }

  /** What an event held is gone: an event that comes later must say that this was meant. */
  writeShredded(seq: number): void {
    this.#put.run('payload', String(seq), '', seq)
  }

  /** Compares a row, as it stands, with what the log says of it. */
  compare({ kind, id, digest }: Seal, headSeq: number): SealFault | null {
    const sealed = this.#see.get(kind, id)
    const subject = `${kind} ${id}`
    if (!sealed) return { seq: headSeq, fault: 'row-unknown', subject }
    if (sealed.digest !== digest) return { seq: sealed.seq, fault: 'row-altered', subject }
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1)
    return null
  }

  /** What the log vouches for and no row was compared with, at most so many. */
  missing(most: number): SealFault[] {
    const rows = this.#file
      .prepare<[number], { kind: string; id: string; seq: number }>(
        'SELECT "kind", "id", "seq" FROM "seal" WHERE "seen" = 0 ORDER BY "seq" LIMIT ?',
      )
      .all(most)
    return rows.map(({ kind, id, seq }) => ({
      seq,
      fault: kind === 'payload' ? 'payload-shredded' : 'row-missing',
      subject: kind === 'payload' ? `event ${id}` : `${kind} ${id}`,
    }))
  }

  get walked(): Walked {
    const count = (kind: SealedKind) => this.#counts.get(kind) ?? 0
    return {
      publication: count('publication'),
      correction: count('correction'),
      claim: count('claim'),
      verdict: count('verdict'),
      review: count('review'),
      'article-version': count('article-version'),
      person: count('person'),
      membership: count('membership'),
      checkpoint: count('checkpoint'),
    }
  }

  close(): void {
    this.#file.close()
  }
}
