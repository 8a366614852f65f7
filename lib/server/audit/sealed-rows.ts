import { setImmediate as othersTurn } from 'node:timers/promises'
import type { Seal } from '@/lib/domain/audit-seal'
import type { Reader } from '../db/clients'
import {
  articleVersionSeal,
  checkpointSeal,
  claimSeal,
  correctionSeal,
  membershipSeal,
  personSeal,
  publicationSeal,
  reviewSeal,
  verdictSeal,
} from '../transaction/seals'

/** The tables whose rows are sealed. */
export type SealedTables = Pick<
  Reader,
  | 'publication'
  | 'correction'
  | 'claim'
  | 'verdict'
  | 'review'
  | 'articleVersion'
  | 'person'
  | 'membership'
  | 'checkpoint'
>

/** A row as it stands now, by its seal. */
export interface SealedRow {
  readonly seal: Seal
  /** The claim that it belongs to; null for what belongs to none. */
  readonly claimId: string | null
}

/** Every row that is to be sealed, in portions: texts and records are large. */
export async function* sealedRows(db: SealedTables): AsyncGenerator<SealedRow> {
  for await (const row of inPortions((part) => db.publication.findMany(part))) {
    yield { seal: publicationSeal(row), claimId: row.claimId }
  }
  for await (const row of inPortions((part) => db.correction.findMany(part))) {
    yield { seal: correctionSeal(row), claimId: row.claimId }
  }
  for await (const row of inPortions((part) => db.claim.findMany(part))) yield { seal: claimSeal(row), claimId: row.id }
  for await (const row of inPortions((part) => db.verdict.findMany(part))) {
    yield { seal: verdictSeal(row), claimId: row.claimId }
  }
  for await (const row of inPortions((part) => db.review.findMany(part))) {
    yield { seal: reviewSeal(row), claimId: row.claimId }
  }
  for await (const row of inPortions((part) => db.articleVersion.findMany(part))) {
    yield { seal: articleVersionSeal(row), claimId: null }
  }
  for await (const row of inPortions((part) => db.person.findMany(part))) yield { seal: personSeal(row), claimId: null }
  for await (const row of inPortions((part) => db.membership.findMany(part))) {
    yield { seal: membershipSeal(row), claimId: null }
  }
  for await (const row of inPortions((part) => db.checkpoint.findMany(part))) {
    yield { seal: checkpointSeal(row), claimId: null }
  }
}

interface Portion {
  readonly orderBy: { readonly id: 'asc' }
  readonly take: number
  readonly where: { readonly id: { readonly gt: string } }
}

/** Rows read at a time: between two portions, others get their turn. */
const AT_ONCE = 100

async function* inPortions<Row extends { readonly id: string }>(read: (portion: Portion) => Promise<readonly Row[]>) {
  for (let last = ''; ; ) {
    const rows = await read({ orderBy: { id: 'asc' }, take: AT_ONCE, where: { id: { gt: last } } })
    yield* rows
    if (rows.length < AT_ONCE) return
    await othersTurn()
    last = rows.at(-1)?.id ?? last
  }
}
