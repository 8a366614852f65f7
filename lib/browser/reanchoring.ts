import type { ReanchoringQueueView, ReanchoringView } from '@/lib/schemas/article-version'
import type { ConfirmedView } from '@/lib/schemas/verdict'
import { callApi } from './api'
import type { Passage } from './workspace-store'

/** What a person decides on a mark that waits. */
export type PlaceDecision =
  /** Takes the proposal, or of several places the one at an index of `candidates`. */
  | { readonly kind: 'accept'; readonly candidate: number | null }
  /** Puts it on other words of the newest version, whose number says which text was seen. */
  | { readonly kind: 'reattach'; readonly passage: Passage; readonly version: number }
  | { readonly kind: 'keep' }

/** Which entries are read. */
export type QueuePart = 'waiting' | 'kept' | 'sentences'

/** Key of the query that holds a part of the queue. */
export const queueKey = (articleId: string, part: QueuePart) => ['reanchoring', articleId, part] as const

/** Entries that are read at a time: a person decides on them one by one. */
export const QUEUE_PAGE = 100

export const readQueue = (articleId: string, part: QueuePart): Promise<ReanchoringQueueView> =>
  callApi('GET /articles/{id}/reanchoring', { id: articleId }, { query: { part, limit: `${QUEUE_PAGE}` } })

/** One entry as it is now, also when it was decided. @throws RefusedByServer, ServerUnreachable */
export const readEntry = (id: string): Promise<ReanchoringView> => callApi('GET /appearances/{id}/reanchoring', { id })

/** Decides on an entry as it was seen. @throws RefusedByServer (412 or 409 when it was decided or changed since), ServerUnreachable */
export function decideOn(
  { id, version }: Pick<ReanchoringView, 'id' | 'version'>,
  decision: PlaceDecision,
): Promise<ReanchoringView> {
  switch (decision.kind) {
    case 'accept': {
      const body = decision.candidate === null ? {} : { candidate: decision.candidate }
      return callApi('POST /appearances/{id}/accept', { id }, { body, version })
    }
    case 'reattach': {
      const { start, end, exact } = decision.passage
      const body = { start, end, exact, version: decision.version }
      return callApi('POST /appearances/{id}/reattach', { id }, { body, version })
    }
    default:
      return callApi('POST /appearances/{id}/keep', { id }, { version })
  }
}

/** Says that the verdicts of these claims, as they were seen, are right in their new sentences too. @throws as `decideOn` */
export function confirmSentences(articleId: string, entries: readonly ReanchoringView[]): Promise<ConfirmedView> {
  const claims = new Map(entries.map(({ claim: { id, version } }) => [id, { id, version }]))
  return callApi('POST /articles/{id}/confirm-verdicts', { id: articleId }, { body: { claims: [...claims.values()] } })
}

/** The queue without the entries of claims that were confirmed. */
export function withoutClaims(queue: ReanchoringQueueView, claimIds: readonly string[]): ReanchoringQueueView {
  const items = queue.items.filter(({ claim }) => !claimIds.includes(claim.id))
  return { ...queue, sentences: Math.max(0, queue.sentences - queue.items.length + items.length), items }
}

/** The queue without an entry that has left it. */
export function withoutEntry(queue: ReanchoringQueueView, id: string): ReanchoringQueueView {
  if (!queue.items.some((entry) => entry.id === id)) return queue
  return { ...queue, waiting: Math.max(0, queue.waiting - 1), items: queue.items.filter((entry) => entry.id !== id) }
}

/** The queue with an entry as it is now. */
export function withEntry(queue: ReanchoringQueueView, entry: ReanchoringView): ReanchoringQueueView {
  return { ...queue, items: queue.items.map((each) => (each.id === entry.id ? entry : each)) }
}

/** Where one goes on after an entry has left: to the one that followed it, else to the one before. */
export function nextEntry(items: readonly Pick<ReanchoringView, 'id'>[], leaving: string): string | null {
  const at = items.findIndex(({ id }) => id === leaving)
  if (at < 0) return items[0]?.id ?? null
  return (items[at + 1] ?? items[at - 1])?.id ?? null
}
