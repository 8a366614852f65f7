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
    ...(cover.origin === null ? {} : { origin: cover.origin }),
  }
}

/** The ledger as it may be shown now: of a covered source's evidence it tells the cover name, whatever it was called. */
export function coveredLedger<Entry extends Pick<LedgerEntry, 'changes'>>(
  entries: readonly Entry[],
  covers: readonly Cover[],
  records: readonly PublicRecord[],
): Entry[] {
  const names = covers.flatMap(({ number, source }) =>
    source === null
      ? []
      : formerTitles(records, number).map((title) => [`[${number}] ${title}`, `[${number}] ${source}`]),
  )
  const covered = (text: string) =>
    names.reduce((told, [former = '', cover = '']) => told.replaceAll(former, cover), text)
  return entries.map((entry) => ({
    ...entry,
    changes: entry.changes.map((change) =>
      change.field === 'evidence'
        ? { ...change, before: covered(change.before), after: covered(change.after) }
        : change,
    ),
  }))
}

/** What records have called the source of a piece of evidence, longest first: one name may begin another. */
function formerTitles(records: readonly PublicRecord[], number: number): string[] {
  const items = records.flatMap(({ claim }) => claim.evidence.filter((item) => item.number === number))
  const titles = new Set(items.map(({ source }) => source.title))
  return [...titles].toSorted((one, other) => other.length - one.length)
}
