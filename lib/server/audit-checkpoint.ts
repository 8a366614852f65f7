import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { InvalidInput } from '@/lib/domain/errors'

/** Where the chain stood at some time, kept outside the database: a cut tail or an old copy put back shows against it. */
export const Checkpoint = z.strictObject({ seq: z.int().min(0), hash: z.string().regex(/^([0-9a-f]{64})?$/) })
export type Checkpoint = z.infer<typeof Checkpoint>

/** The checkpoint in a file; undefined when there is no file yet. @throws InvalidInput when it holds something else */
export function readCheckpoint(file: string): Checkpoint | undefined {
  if (!existsSync(file)) return undefined
  try {
    return Checkpoint.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new InvalidInput(
      `${file} is not a checkpoint of the audit log. Name the file that an earlier run has written.`,
    )
  }
}

/** Keeps where the chain stands now; put the file where whoever can write the database can't write. */
export function writeCheckpoint(file: string, head: Checkpoint): void {
  writeFileSync(file, `${JSON.stringify(head)}\n`)
}
