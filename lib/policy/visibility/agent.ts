import { AGENT_KINDS } from '@/lib/domain/codes'
import type { AgentView } from '@/lib/schemas/agent'
import { code } from './stored-values'

export interface AgentRows {
  readonly id: string
  readonly version: number
  readonly deskId: string
  readonly name: string
  readonly kind: string
  readonly description: string | null
  readonly sameAs: string | null
  readonly aliases: readonly { readonly name: string }[]
}

export function agentView(agent: AgentRows): AgentView {
  return {
    id: agent.id,
    version: agent.version,
    deskId: agent.deskId,
    name: agent.name,
    kind: code(AGENT_KINDS, agent.kind),
    aliases: agent.aliases.map((alias) => alias.name),
    description: agent.description,
    sameAs: agent.sameAs,
  }
}
