/** The attribution chain while it is edited: hops whose agents may be new. Pure. */

import { AGENT_KINDS, type AgentKind, HOP_FORCES, type HopForce, HOP_ROLES, type HopRole } from '@/lib/domain/codes'
import type { JsonValue } from '@/lib/domain/json'
import type { WorkspaceView } from '@/lib/schemas/article'

/** An agent by id, or one to be made on the way. */
export type HopAgent = string | { readonly name: string; readonly kind: AgentKind }

export interface EditedHop {
  readonly agent: HopAgent
  readonly role: HopRole
  readonly kind: AgentKind
  readonly verb: string
  readonly force: HopForce
}

type Agents = WorkspaceView['agents']

/** Reads a chain back from a draft; what isn't a hop is left out. */
export function hopsOf(value: JsonValue): EditedHop[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((hop: JsonValue) => {
    if (typeof hop !== 'object' || hop === null || !('agent' in hop)) return []
    const agent = agentOf(hop.agent)
    if (!agent) return []
    return [
      {
        agent,
        role: HOP_ROLES.find((role) => role === hop.role) ?? 'relay',
        kind: AGENT_KINDS.find((kind) => kind === hop.kind) ?? 'person',
        verb: typeof hop.verb === 'string' ? hop.verb : '',
        force: HOP_FORCES.find((force) => force === hop.force) ?? 'asserts',
      },
    ]
  })
}

/** An agent as a draft keeps it; null for none. */
export function agentOf(value: JsonValue | undefined): HopAgent | null {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null || !('name' in value)) return null
  const { name, kind } = value
  if (typeof name !== 'string') return null
  return { name, kind: AGENT_KINDS.find((each) => each === kind) ?? 'person' }
}

/** Hops as the server takes them. */
export const hopsAsJson = (hops: readonly EditedHop[]): JsonValue =>
  hops.map(({ agent, role, kind, verb, force }) => ({
    agent: typeof agent === 'string' ? agent : { name: agent.name, kind: agent.kind },
    role,
    kind,
    verb,
    force,
  }))

export const agentAsJson = (agent: HopAgent): JsonValue =>
  typeof agent === 'string' ? agent : { name: agent.name, kind: agent.kind }

/** The name of a hop's agent. */
export function nameOf(agent: HopAgent, agents: Agents): string {
  return typeof agent === 'string' ? (agents.find(({ id }) => id === agent)?.name ?? '…') : agent.name
}

/** Roles put right after a change of order: the originator first and alone, the narrator only last. */
export function withRightRoles(hops: readonly EditedHop[]): EditedHop[] {
  return hops.map((hop, at) => {
    if (at === 0) return { ...hop, role: 'originator' }
    if (hop.role === 'originator') return { ...hop, role: 'relay' }
    if (hop.role === 'narrator' && at < hops.length - 1) return { ...hop, role: 'relay' }
    return hop
  })
}

/** The hops with one moved by a place; unchanged at the ends. */
export function moved(hops: readonly EditedHop[], at: number, by: 1 | -1): EditedHop[] {
  const [hop, other] = [hops[at], hops[at + by]]
  if (!hop || !other) return [...hops]
  const next = [...hops]
  next[at] = other
  next[at + by] = hop
  return withRightRoles(next)
}

/** A new hop at the end of a chain. */
export function appended(hops: readonly EditedHop[], agent: HopAgent, kind: AgentKind): EditedHop[] {
  const first = hops.length === 0
  return withRightRoles([
    ...hops,
    { agent, kind, role: first ? 'originator' : 'relay', verb: '', force: first ? 'asserts' : 'reports' },
  ])
}
