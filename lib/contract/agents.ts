import { AddAgent, AgentView, ChangeAgent, MergeAgent } from '@/lib/schemas/agent'
import * as listing from '@/lib/schemas/listing'
import { type Addresses, change, changed, lists, makes, shown, shows, takenAway } from './address'

/** The addresses of who says things. */
export const AGENTS = {
  'GET /agents': { does: 'Lists who says things.', query: listing.LibraryListing, answer: lists(AgentView) },
  'POST /agents': { does: 'Adds an agent.', body: AddAgent, answer: makes(AgentView) },
  'GET /agents/{id}': shown('an agent', AgentView),
  'PATCH /agents/{id}': changed('an agent', ChangeAgent, AgentView),
  'DELETE /agents/{id}': takenAway('an agent'),
  'POST /agents/{id}/merge': {
    does: 'Joins an agent into another, and shows that one.',
    body: MergeAgent,
    answer: shows(AgentView),
    ...change,
  },
} as const satisfies Addresses
