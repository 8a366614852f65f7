import { z } from 'zod'

/** Why an address refused, as application/problem+json (RFC 9457). */
export const ProblemView = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().meta({ description: 'A whole sentence: what happened, what was kept, what to do.' }),
  code: z.string().meta({ description: 'The kind, a stable word for programs.' }),
  reason: z.string().meta({ description: 'Why, a stable word for programs, as claims.quote-not-there.' }),
  values: z.record(z.string(), z.string()).meta({ description: 'What the sentence names.' }),
  requestId: z.string(),
  errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
  failing: z.array(z.object({ rule: z.string(), message: z.string() })).optional(),
  current: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  currentVersion: z.int().optional(),
  known: z
    .array(z.object({ id: z.string(), title: z.string(), address: z.string() }))
    .meta({ description: 'Articles that are here already.' })
    .optional(),
})
