/** The attribution chain: who says that who says (rule R2). From the originator to the narrator, 1 to 6 hops. */

import { say, type Sentence } from './refusals/sentence'
import type { AgentKind, Direction, HopForce, HopRole } from './codes'

/** One link of the chain. `agent` is whatever names the agent where the chain is used: an id, a key. */
export interface Hop {
  readonly agent: string
  readonly role: HopRole
  readonly kind: AgentKind
  readonly verb: string
  readonly force: HopForce
}

export const MOST_HOPS = 6

const WITHOUT_A_NAME: ReadonlySet<AgentKind> = new Set<AgentKind>(['unnamed', 'rumour', 'leak'])

/** Whether nobody in particular stands behind an agent of this kind, so that no export may give it as an author. */
export function isUnnamed(kind: AgentKind): boolean {
  return WITHOUT_A_NAME.has(kind)
}

/** "From unnamed sources": the first hop is unnamed, a rumour or a leak, however well known those are who pass it on. */
export function unnamedAtRoot(chain: readonly Pick<Hop, 'kind'>[]): boolean {
  const root = chain[0]
  return root !== undefined && isUnnamed(root.kind)
}

/** Whether the chain begins with a rumour: its support is never corroboration (rule R3). */
export function beginsAsRumour(chain: readonly Pick<Hop, 'kind'>[]): boolean {
  return chain[0]?.kind === 'rumour'
}

/**
 * The arrow between two hops. Arrows aren't mirrored by the bidirectional algorithm, so right-to-left text needs the
 * other one.
 */
export function chainArrow(direction: Direction): string {
  return direction === 'rtl' ? '←' : '→'
}

/** The chain in one line: "unnamed officials → Wall Street Journal → Asharq Al-Awsat". Empty for no hops. */
export function chainLine(names: readonly string[], direction: Direction = 'ltr'): string {
  return names.join(` ${chainArrow(direction)} `)
}

/** What is wrong with a chain; `hop` counts from 0. The codes are catalogue keys. */
export interface ChainFault {
  readonly code:
    | 'too-many-hops'
    | 'root-not-originator'
    | 'second-originator'
    | 'narrator-not-last'
    | 'agent-twice-running'
  readonly hop: number
  /** What is wrong and what to do. */
  readonly sentence: Sentence
}

/**
 * Checks the order of a chain: at most six hops, the originator first and alone, relays between, the narrator last.
 * An empty chain is one that was not described yet, and has no fault.
 */
export function chainFaults(chain: readonly Hop[]): ChainFault[] {
  const faults: ChainFault[] = []
  const add = (code: ChainFault['code'], hop: number, sentence: Sentence) => faults.push({ code, hop, sentence })
  if (chain.length > MOST_HOPS) {
    add('too-many-hops', MOST_HOPS, say('claims.chain-too-many-hops', { count: chain.length, most: MOST_HOPS }))
  }
  chain.forEach((hop, at) => {
    const number = { hop: at + 1 }
    if (at === 0 && hop.role !== 'originator') {
      add('root-not-originator', at, say('claims.chain-root'))
    }
    if (at > 0 && hop.role === 'originator') {
      add('second-originator', at, say('claims.chain-second-originator', number))
    }
    if (at < chain.length - 1 && hop.role === 'narrator') {
      add('narrator-not-last', at, say('claims.chain-narrator', number))
    }
    if (chain[at + 1]?.agent === hop.agent) {
      add('agent-twice-running', at + 1, say('claims.chain-twice', number))
    }
  })
  return faults
}
