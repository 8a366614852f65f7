import type { z } from 'zod'
import { InvalidInput } from '@/lib/domain/errors'

/** Parses what came from outside, once. @throws InvalidInput with one fault per field, as JSON pointers */
export function parseInput<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => ({
    pointer: issue.path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    message: issue.message,
  }))
  const first = faults[0]
  const place = first?.pointer ? `${first.pointer.slice(1)}: ` : ''
  throw new InvalidInput(
    `The input can't be taken (${place}${first?.message ?? 'unknown'}). Nothing was saved; mend it and send it again.`,
    faults,
  )
}
