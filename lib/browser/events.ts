import { urlOf } from './api'
import type { PresentView } from '@/lib/schemas/presence'

/** What the live stream tells: one line of the audit log that the person may see. */
export interface ChangeEvent {
  readonly seq: number
  readonly articleId: string | null
  readonly claimId: string | null
  readonly command: string
  readonly actorId: string | null
}

const FIRST_RETRY = 2_000
const LONGEST_RETRY = 60_000

export interface Listening {
  readonly articleId: string
  /** Position up to which the caller knows everything. */
  readonly seq: number
  readonly onChange: (event: ChangeEvent) => void
  /** Called when more was missed than is told one by one: everything has to be read again. */
  readonly onGap: () => void
  /** Says to others that the person is here, under a name of this window's, and tells who else is. */
  readonly presence?: { readonly window: string; readonly told: (people: readonly PresentView[]) => void }
}

/**
 * Listens to the changes of an article, from a place in the audit log on. A broken connection is taken up again where it
 * broke; one that the server refused is tried again later.
 *
 * @returns a function that stops listening
 */
export function listenToChanges({ articleId, seq, onChange, onGap, presence }: Listening): () => void {
  let last = seq
  let tries = 0
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const connect = () => {
    const query = { article: articleId, after: String(last), ...(presence ? { window: presence.window } : {}) }
    source = new EventSource(urlOf('GET /events', {}, query))
    source.onopen = () => {
      tries = 0
    }
    source.addEventListener('change', (message: MessageEvent<string>) => {
      const event = eventOf(message.data)
      if (!event) return
      last = Math.max(last, event.seq)
      onChange(event)
    })
    source.addEventListener('reset', (message: MessageEvent<string>) => {
      last = Math.max(last, seqOf(message.data) ?? last)
      onGap()
    })
    source.addEventListener('presence', (message: MessageEvent<string>) => presence?.told(peopleOf(message.data)))
    source.onerror = () => {
      // Without the stream nobody knows who is here.
      presence?.told([])
      // While it is still connecting the browser tries again by itself, with Last-Event-ID.
      if (source?.readyState !== EventSource.CLOSED) return
      timer = setTimeout(connect, Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** tries++))
    }
  }
  connect()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}

/** A message as an event, or null for something else. */
export function eventOf(data: string): ChangeEvent | null {
  try {
    const event: unknown = JSON.parse(data)
    const seq = seqOf(data)
    if (typeof event !== 'object' || event === null || seq === null) return null
    const text = (value: unknown) => (typeof value === 'string' ? value : null)
    return {
      seq,
      articleId: 'articleId' in event ? text(event.articleId) : null,
      claimId: 'claimId' in event ? text(event.claimId) : null,
      command: ('command' in event ? text(event.command) : null) ?? '',
      actorId: 'actorId' in event ? text(event.actorId) : null,
    }
  } catch {
    return null
  }
}

/** The place in the audit log that a message names; null for none. */
export function seqOf(data: string): number | null {
  try {
    const named: unknown = JSON.parse(data)
    if (typeof named !== 'object' || named === null || !('seq' in named)) return null
    return typeof named.seq === 'number' ? named.seq : null
  } catch {
    return null
  }
}

/** A message as the people that it names; none for something else. */
export function peopleOf(data: string): PresentView[] {
  try {
    const people: unknown = JSON.parse(data)
    return Array.isArray(people) ? people.filter(isPresent) : []
  } catch {
    return []
  }
}

const isPresent = (value: unknown): value is PresentView =>
  typeof value === 'object' &&
  value !== null &&
  'personId' in value &&
  typeof value.personId === 'string' &&
  'name' in value &&
  typeof value.name === 'string' &&
  'claimId' in value &&
  (value.claimId === null || typeof value.claimId === 'string')
