import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { Conflict, InvalidInput } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { parseCheckpoint } from '@/lib/domain/signed-checkpoint'
import { isSignedBy, knownKeyLines, verifierKey } from './checkpoint-key'

/**
 * Where the log stood at some time, kept outside the database: a cut tail, an old copy put back or a log that was written anew
 * shows against it. The root is that of the Merkle tree; the hash that of the last event, in files of earlier versions.
 */
export const Checkpoint = z.union([
  z.strictObject({ seq: z.int().min(0), root: z.base64() }),
  z.strictObject({ seq: z.int().min(0), hash: z.string().regex(/^([0-9a-f]{64})?$/) }),
])
export type Checkpoint = z.infer<typeof Checkpoint>

/**
 * The checkpoint in a file; undefined when there is no file yet.
 *
 * @param key the public key that must have signed it, as it was handed over; by default any that was used here
 * @throws InvalidInput when the file holds something else
 * @throws Conflict when none of the keys has signed it
 */
export function readCheckpoint(file: string, key?: string): Checkpoint | undefined {
  if (!existsSync(file)) return undefined
  const content = readFileSync(file, 'utf8')
  const signed = parseCheckpoint(content)
  if (signed === null) return unsigned(content, file, key)
  const keys = (key === undefined ? knownKeyLines() : [key]).map(verifierKey)
  if (!isSignedBy(signed, keys)) {
    throw new Conflict(
      key === undefined ? say('audit.not-signed-by-newsroom', { file }) : say('audit.not-signed-by-key', { file }),
    )
  }
  return { seq: signed.size, root: signed.root }
}

function unsigned(content: string, file: string, key: string | undefined): Checkpoint {
  try {
    if (key === undefined) return Checkpoint.parse(JSON.parse(content))
  } catch {
    // What it is instead is said below.
  }
  throw new InvalidInput(say('audit.no-checkpoint-file', { file }))
}
