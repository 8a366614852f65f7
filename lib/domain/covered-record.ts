import { evidenceWords } from './ledger'
import type { LedgerEntry, PublicEvidence, PublicRecord } from './public-record'

/**
 * A piece of evidence whose source, or whose origin, became confidential after a record of it was frozen. The record stays
 * as it was published; what is shown of it is the cover name. (rules R15, R21)
 */
export interface Cover {
  /** The evidence's number in its claim. */
  readonly number: number
  /** Cover name of its source; null: the source is open. */
  readonly source: string | null
  /** Whether the note on it stays inside the newsroom now. */
  readonly noteInternal: boolean
  /** Cover name of the source that is its origin; null: the origin is open. */
  readonly origin: string | null
}

/** A record as it may be shown now. */
export function coveredRecord(record: PublicRecord, covers: readonly Cover[]): PublicRecord {
  if (covers.length === 0) return record
  const evidence = record.claim.evidence.map((item) => {
    const cover = covers.find(({ number }) => number === item.number)
    return cover ? coveredEvidence(item, cover) : item
  })
  return { ...record, claim: { ...record.claim, evidence } }
}

function coveredEvidence(item: PublicEvidence, cover: Cover): PublicEvidence {
  const hidden = { url: null, publisher: null, confidential: true, snapshots: [] }
  return {
    ...item,
    ...(cover.source === null ? {} : { source: { ...item.source, ...hidden, title: cover.source } }),
    ...(cover.noteInternal ? { note: null } : {}),
    ...(cover.origin === null ? {} : { origin: cover.origin }),
  }
}

/** The ledger as it may be shown now: of covered evidence it tells what its record may tell, whatever stood there. */
export function coveredLedger<Entry extends Pick<LedgerEntry, 'changes'>>(
  entries: readonly Entry[],
  covers: readonly Cover[],
  records: readonly PublicRecord[],
): Entry[] {
  const lines = covers.flatMap((cover) => formerLines(records, cover))
  const covered = (text: string) => lines.reduce((told, [former, now]) => told.replaceAll(former, now), text)
  return entries.map((entry) => ({
    ...entry,
    changes: entry.changes.map((change) =>
      change.field === 'evidence'
        ? { ...change, before: covered(change.before), after: covered(change.after) }
        : change,
    ),
  }))
}

/** What the ledger has told of a piece of evidence, and what it may tell; longest first: one line may begin another. */
function formerLines(records: readonly PublicRecord[], cover: Cover): (readonly [former: string, now: string])[] {
  const items = records.flatMap(({ claim }) => claim.evidence.filter(({ number }) => number === cover.number))
  const lines = new Map(items.map((item) => [evidenceWords(item), evidenceWords(coveredEvidence(item, cover))]))
  return [...lines].toSorted(([one], [other]) => other.length - one.length)
}
