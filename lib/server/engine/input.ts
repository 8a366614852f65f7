import type { z } from 'zod'
import { InvalidInput } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { faultOfIssue } from '@/lib/schemas/faults'

/** Parses what came from outside, once. @throws InvalidInput with one fault per field, as JSON pointers */
export function parseInput<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(faultOfIssue)
  const [first] = faults
  throw new InvalidInput(
    first?.pointer
      ? say('http.invalid-input-there', { place: first.pointer.slice(1), fault: first.sentence })
      : say('http.invalid-input'),
    faults,
  )
}
