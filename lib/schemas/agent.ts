import { z } from 'zod'
import { AGENT_KINDS } from '@/lib/domain/codes'
import { id, line, optionalText, webAddress } from './text'

/** Other names of one agent at most. */
export const MOST_ALIASES = 200

export const AgentFields = z.strictObject({
  name: line(200),
  kind: z.enum(AGENT_KINDS),
  aliases: z.array(line(200)).max(MOST_ALIASES).optional(),
  description: optionalText(500).optional(),
  sameAs: webAddress.nullable().optional(),
})

export const AddAgent = AgentFields.extend({ deskId: id.optional() })
export const ChangeAgent = AgentFields.partial()
export const MergeAgent = z.strictObject({ into: id })

/** Names an agent in a claim: one that is known, or a new one that is made on the way. */
export const AgentReference = z.union([id, AgentFields])
export type AgentReference = z.infer<typeof AgentReference>

export const AgentView = z.object({
  id,
  version: z.int(),
  deskId: id,
  name: z.string(),
  kind: z.enum(AGENT_KINDS),
  aliases: z.array(z.string()),
  description: z.string().nullable(),
  sameAs: z.string().nullable(),
})
export type AgentView = z.infer<typeof AgentView>
