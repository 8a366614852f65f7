import { z } from 'zod'

/** What a desk asks for before publication (rule R20). */
export const DeskPolicies = z.strictObject({
  minimumOrigins: z.int().min(0).max(10),
  evidenceInDirection: z.boolean(),
  primarySourceForExtremes: z.boolean(),
  commentsResolved: z.boolean(),
  reviewOpinions: z.boolean(),
})
