/**
 * `npm run bench -- intake-fuzz`: thousands of changed files of each format are read as they are in the product, each with its
 * limits of time and memory. Ends with code 1 when one of them ends in anything but a draft that maps back or a refusal in a
 * sentence, or when the controls, readers that do wrong on purpose, aren't noticed.
 */

import { READER_LIMITS, Readers } from '@/lib/server/intake/reader-process'
import { type End, endOf } from './check'
import { CONTROLS, controlled } from './controls'
import { FUZZED, type Fuzzed, fuzzedFile } from './files'

/** Files of each format, and the number of the first: another start makes other files. */
const FILES = Number(process.env.STET_FUZZ_FILES ?? 2000)
const FIRST = Number(process.env.STET_FUZZ_FIRST ?? 0)
/** So many faults are told by their number, for each format. */
const TOLD = 10

export async function benchIntakeFuzz(): Promise<void> {
  const readers = new Readers({ ...READER_LIMITS, waiting: FILES, waitingBytes: Number.POSITIVE_INFINITY })
  const read: Parameters<typeof endOf>[1] = (job) => readers.read(job, null)
  let failed = false
  try {
    const rows: Record<string, Record<string, number>> = {}
    for (const format of FUZZED) {
      const ends = await endsOf(format, read)
      const faults = ends.flatMap((end, at) => (end.kind === 'fault' ? [`${format} ${FIRST + at}: ${end.fault}`] : []))
      for (const fault of faults.slice(0, TOLD)) console.log(fault)
      const count = (kind: End['kind']) => ends.filter((end) => end.kind === kind).length
      rows[format] = {
        files: ends.length,
        drafts: count('draft'),
        refused: count('refused'),
        'refused, unforeseen': count('unforeseen'),
        faults: faults.length,
      }
      failed ||= faults.length > 0
    }
    console.table(rows)
    const controls: Record<string, string> = {}
    for (const [name, doing] of Object.entries(CONTROLS)) {
      const noticed = (await controlled(doing, read)).kind === 'fault'
      controls[name] = noticed ? 'noticed' : 'NOT NOTICED'
      failed ||= !noticed
    }
    console.log('Readers that do wrong on purpose')
    console.table(controls)
  } finally {
    readers.close()
  }
  if (failed) process.exitCode = 1
}

/** All files of a format, a few at a time. */
async function endsOf(format: Fuzzed, read: Parameters<typeof endOf>[1]): Promise<End[]> {
  const ends: End[] = []
  for (let at = 0; at < FILES; at += READER_LIMITS.processes) {
    const numbers = Array.from(
      { length: Math.min(READER_LIMITS.processes, FILES - at) },
      (_, each) => FIRST + at + each,
    )
    ends.push(
      ...(await Promise.all(numbers.map((number) => endOf({ content: fuzzedFile(format, number), format }, read)))),
    )
  }
  return ends
}
