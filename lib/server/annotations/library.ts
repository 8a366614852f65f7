import { fold } from '@/lib/domain/folding'
import type { AnnotationInput, ClaimInput } from '@/lib/domain/formats/annotation-input'
import type { ReportAgent, ReportSource } from '@/lib/domain/report'
import type { Actor } from '@/lib/policy/actor'
import { addAgent } from '../claims/agents'
import { agentsCalled, sourcesTitled } from './known-names'
import type { Page } from '../engine/paging'
import { addSource } from '../claims/sources'

/** What a file's keys of agents and sources are on this desk. */
export interface Library {
  /** Key → id. */
  readonly agents: ReadonlyMap<string, string>
  readonly sources: ReadonlyMap<string, string>
  /** Ids of those that were added. */
  readonly added: { readonly agents: readonly string[]; readonly sources: readonly string[] }
}

/** Every item of a paged list. */
export async function everyItem<View>(
  part: (where: { limit: number; cursor?: string }) => Promise<Page<View>>,
): Promise<View[]> {
  const items: View[] = []
  let cursor: string | null = null
  do {
    const next: Page<View> = await part({ limit: 200, ...(cursor === null ? {} : { cursor }) })
    items.push(...next.items)
    cursor = next.nextCursor
  } while (cursor !== null)
  return items
}

/** Keys of the agents and sources that claims use. */
export const keysUsed = (claims: readonly ClaimInput[]): ReadonlySet<string> =>
  new Set(
    claims.flatMap(({ speaker, chain, evidence }) => [
      ...(speaker === null ? [] : [speaker]),
      ...chain.map(({ agent }) => agent),
      ...evidence.flatMap(({ source, origin }) => (origin === null ? [source] : [source, origin])),
    ]),
  )

/**
 * Finds the agents and sources that claims use among the desk's, and adds those it doesn't have: agents by name or
 * alias and kind, sources by title, address, publisher and kind.
 *
 * @param preview adds nothing: what would be added has an id of no row
 */
export async function libraryFor(
  actor: Actor,
  deskId: string,
  { agents, sources }: Pick<AnnotationInput, 'agents' | 'sources'>,
  claims: readonly ClaimInput[],
  preview: boolean,
): Promise<Library> {
  const used = keysUsed(claims)
  const [agentsAdded, sourcesAdded]: [string[], string[]] = [[], []]
  const adding =
    <Added>(add: (given: Added) => Promise<{ readonly id: string }>, added: string[]) =>
    async (given: Added) => {
      const id = preview ? crypto.randomUUID() : (await add(given)).id
      added.push(id)
      return id
    }
  return {
    agents: await agentIds(
      actor,
      deskId,
      agents.filter(({ key }) => used.has(key)),
      adding((agent: Parameters<typeof addAgent>[1]) => addAgent(actor, agent), agentsAdded),
    ),
    sources: await sourceIds(
      actor,
      deskId,
      sources.filter(({ key }) => used.has(key)),
      adding((source: Parameters<typeof addSource>[1]) => addSource(actor, source), sourcesAdded),
    ),
    added: { agents: agentsAdded, sources: sourcesAdded },
  }
}

type Adding<Added> = (given: Added) => Promise<string>

async function agentIds(
  actor: Actor,
  deskId: string,
  wanted: readonly ReportAgent[],
  add: Adding<Parameters<typeof addAgent>[1]>,
) {
  const ids = new Map<string, string>()
  if (wanted.length === 0) return ids
  const names = wanted.flatMap((agent) => [agent.name, ...agent.aliases])
  const known = await agentsCalled(actor, { deskId, names })
  const taken = new Set<string>()
  // Two agents of the file are two, even where they are called alike: whoever is told of in the same words comes first, then
  // who bears the name, then who is called so as well.
  for (const namesOf of [inAllWords, ownName, everyName]) {
    const byName = new Map<string, string[]>()
    for (const agent of known) {
      for (const name of namesOf(agent)) byName.set(name, [...(byName.get(name) ?? []), agent.id])
    }
    for (const agent of wanted) {
      if (ids.has(agent.key)) continue
      const same = namesOf(agent)
        .flatMap((name) => byName.get(name) ?? [])
        .find((id) => !taken.has(id))
      if (same === undefined) continue
      taken.add(same)
      ids.set(agent.key, same)
    }
  }
  for (const { key, ...agent } of wanted) {
    if (ids.has(key)) continue
    ids.set(key, await add({ ...agent, aliases: [...agent.aliases], deskId }))
  }
  return ids
}

type Named = Omit<ReportAgent, 'key'>

const inAllWords = ({ name, kind, description, sameAs }: Named) => [
  JSON.stringify([kind, fold(name), description, sameAs]),
]

/** A person and an organisation of one name are two. */
const ownName = ({ name, kind }: Named) => [`${kind} ${fold(name)}`]
const everyName = ({ name, aliases, kind }: Named) => [name, ...aliases].map((each) => `${kind} ${fold(each)}`)

async function sourceIds(
  actor: Actor,
  deskId: string,
  wanted: readonly ReportSource[],
  add: Adding<Parameters<typeof addSource>[1]>,
) {
  const ids = new Map<string, string>()
  if (wanted.length === 0) return ids
  const known = new Map<string, string>()
  for (const source of await sourcesTitled(actor, { deskId, names: wanted.map(({ title }) => title) })) {
    known.set(signature(source), source.id)
  }
  const taken = new Set<string>()
  for (const source of wanted) {
    const { key, snapshots: _, ...fields } = source
    const same = known.get(signature(source))
    // Two sources of the file are two, even where they look alike.
    const id = same !== undefined && !taken.has(same) ? same : await add({ ...fields, deskId })
    taken.add(id)
    ids.set(key, id)
  }
  return ids
}

type SourceLooks = Pick<ReportSource, 'title' | 'url' | 'publisher' | 'kind' | 'confidential' | 'publishedAt'>

const signature = ({ title, url, publisher, kind, confidential, publishedAt }: SourceLooks) =>
  JSON.stringify([fold(title), url, publisher, kind, confidential, publishedAt])
