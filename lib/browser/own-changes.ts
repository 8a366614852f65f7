import type { Place } from '@/lib/contract/addresses'
import type { ParamsOf, ViewOf } from '@/lib/contract/call'
import { type CallOptions, callApi } from './api'
import type { ChangeEvent } from './events'

/** The changes that this window has made itself: what it knows from their answers it need not hear from the live stream. */
export class OwnChanges {
  /** Places in the audit log, until the stream has told of them. */
  readonly #places = new Set<number>()
  readonly #underWay = new Set<Promise<unknown>>()

  /** Sends a change whose outcome the caller takes in, and notes what it wrote into the audit log. */
  async send<P extends Place>(place: P, params: ParamsOf<P>, options?: CallOptions<P>): Promise<ViewOf<P>> {
    const audited = (places: readonly number[]) => {
      for (const place of places) this.#places.add(place)
    }
    const answer = callApi(place, params, { ...options, audited })
    this.#underWay.add(answer)
    try {
      return await answer
    } finally {
      this.#underWay.delete(answer)
    }
  }

  /** The events that tell something new. One's own may be heard before its answer has come: that is waited for. */
  async others(events: readonly ChangeEvent[], me: string): Promise<readonly ChangeEvent[]> {
    if (events.some(({ actorId }) => actorId === me)) await Promise.allSettled(this.#underWay)
    return events.filter(({ seq }) => !this.#places.delete(seq))
  }
}
