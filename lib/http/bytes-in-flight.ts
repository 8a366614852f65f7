import { Overloaded } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import type { MaybeActor } from '@/lib/policy/actor'

const KB = 1024
const MB = 1024 * KB

/**
 * Bytes of bodies that are held at once, from their first part until their request is answered. A batch of articles has
 * 32 MB; everybody else must still find room beside it, and in a process with a heap of 512 MB.
 */
export const MOST_IN_FLIGHT = { all: 96 * MB, person: 40 * MB, strangers: 8 * MB, address: MB } as const

/** What an open request costs beside its bytes: it counts from the first moment, so that stalled ones are bounded too. */
export const OPEN_REQUEST = 16 * KB

interface Held {
  readonly pools: readonly Pool[]
  bytes: number
}
interface Pool {
  readonly name: string
  readonly most: number
}

declare global {
  // Separate bundles of the server would each have a ceiling of their own.
  var stetBytesInFlight: { readonly used: Map<string, number>; readonly held: WeakMap<Request, Held> } | undefined
}

const inFlight = () => (globalThis.stetBytesInFlight ??= { used: new Map(), held: new WeakMap() })

/**
 * Opens a body: from now on its bytes are counted.
 *
 * @param address where the request comes from; only strangers are counted by it, for a newsroom often has one for all
 * @throws Overloaded when too much is being received already
 */
export function openBody(request: Request, actor: MaybeActor, address: string): void {
  const own: readonly Pool[] = actor
    ? [{ name: `person ${actor.personId}`, most: MOST_IN_FLIGHT.person }]
    : [
        { name: 'strangers', most: MOST_IN_FLIGHT.strangers },
        { name: `address ${address}`, most: MOST_IN_FLIGHT.address },
      ]
  inFlight().held.set(request, { pools: [{ name: 'all', most: MOST_IN_FLIGHT.all }, ...own], bytes: 0 })
  holdBytes(request, OPEN_REQUEST)
}

/** Counts bytes that arrived. @throws Overloaded when they are too many together with all others */
export function holdBytes(request: Request, bytes: number): void {
  const { used, held } = inFlight()
  const body = held.get(request)
  if (!body) return
  if (body.pools.some(({ name, most }) => (used.get(name) ?? 0) + bytes > most)) {
    throw new Overloaded(5, say('http.too-much-at-once'))
  }
  for (const { name } of body.pools) used.set(name, (used.get(name) ?? 0) + bytes)
  body.bytes += bytes
}

/** Lets go of a request's bytes, when it is answered. */
export function releaseBody(request: Request): void {
  const { used, held } = inFlight()
  const body = held.get(request)
  if (!body) return
  held.delete(request)
  for (const { name } of body.pools) {
    const left = (used.get(name) ?? 0) - body.bytes
    if (left > 0) used.set(name, left)
    else used.delete(name)
  }
}
