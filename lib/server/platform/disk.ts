import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { Refusal, StorageFull } from '@/lib/domain/errors'

/** Bytes that must be free on the disk: with less, the next change may find none. */
export const LEAST_FREE = 16 * 1024 * 1024

/** Bytes that are free on the disk of a folder or file that exists. */
export function freeBytes(path: string): number {
  const { bavail, bsize } = statfsSync(path)
  return bavail * bsize
}

/** What is wrong with a disk: it has no room, nothing may be written there, or it can't be read or written at all. */
export type DiskFault = 'full' | 'not-writable' | 'failing'

const SIGNS: readonly (readonly [DiskFault, RegExp])[] = [
  ['full', /SQLITE_FULL|database or disk is full|\b(?:ENOSPC|EDQUOT)\b/i],
  [
    'not-writable',
    /SQLITE_(?:READONLY|CANTOPEN|PERM)|readonly database|unable to open database file|\b(?:EROFS|EACCES|EPERM)\b/i,
  ],
  ['failing', /SQLITE_IOERR|disk I\/O error|\bEIO\b/i],
]

/** The fault of a disk that an error of the system or of SQLite tells of; null for any other error. */
export function diskFaultOf(error: unknown): DiskFault | null {
  if (error instanceof StorageFull) return 'full'
  if (!(error instanceof Error) || error instanceof Refusal) return null
  const said = `${'code' in error ? String(error.code) : ''} ${error.message}`
  return SIGNS.find(([, sign]) => sign.test(said))?.[0] ?? null
}

const ADVICE: Readonly<Record<DiskFault, (place: string) => string>> = {
  full: (place) => `The disk of ${place} is full. What was saved before is kept; make room, then try again.`,
  'not-writable': (place) =>
    `${place} can't be opened or written: it, its folder or its disk is read-only, or belongs to somebody else. What was saved before is kept; give Stet's user the right to write there, or name another place (STET_DATA is the data folder).`,
  failing: (place) =>
    `The disk of ${place} fails. What was saved before is kept as far as it can be read; move the data folder to another disk, then run stet doctor.`,
}

/**
 * What is wrong with the disk and what to do, in a sentence for whoever operates the server.
 *
 * @param place the file that was worked on, where the error doesn't name it: the database unless another is given
 * @returns null when the error is none of a disk
 */
export function diskSentence(error: unknown, place = globalThis.stetEnv?.databaseFile): string | null {
  const fault = diskFaultOf(error)
  const file = placeOf(error) ?? place
  // Where there is no room for the memory that its connections share, SQLite says that the disk fails.
  const isFull = fault === 'failing' && file !== undefined && !hasRoomFor(file, 0)
  return fault && ADVICE[isFull ? 'full' : fault](file ?? 'The data folder')
}

/** The file that an error of the system names; of a copy the one that was written. */
function placeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if ('dest' in error && typeof error.dest === 'string') return error.dest
  return 'path' in error && typeof error.path === 'string' ? error.path : null
}

/** Whether so many bytes more fit on the disk of a file, and some are left. */
export const hasRoomFor = (file: string, bytes: number) => freeBytes(dirname(file)) >= bytes + LEAST_FREE
