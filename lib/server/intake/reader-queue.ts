/** What waits to be read: so many jobs and bytes, so long; of one person no more than their share, and people take turns. */

import type { ReadJob, Reading } from './reading'
import { refuse } from './refusal'

export interface QueueLimits {
  /** Jobs that may wait. */
  readonly waiting: number
  /** Bytes that may wait, of all jobs together. */
  readonly waitingBytes: number
  /** How long a job waits before it is refused, in milliseconds: whoever sent it is told while they still look. */
  readonly patience: number
}

/** This part of the places and of the bytes is one person's at most: two who send all they have leave room for others. */
const SHARE = 1 / 3

/** A job and whoever waits for what becomes of it. */
export interface WaitingJob {
  readonly given: ReadJob
  readonly resolve: (reading: Reading) => void
  readonly reject: (error: Error) => void
}

interface Place extends WaitingJob {
  readonly whose: string | null
  readonly bytes: number
  readonly patience: ReturnType<typeof setTimeout>
}

/** Bytes that a job holds while it waits. */
const sizeOf = ({ content }: ReadJob) => (typeof content === 'string' ? 2 * content.length : content.byteLength)

const bytesOf = (places: readonly Place[]) => places.reduce((sum, { bytes }) => sum + bytes, 0)

export class ReaderQueue {
  private readonly places: Place[] = []
  /** At which turn each of those who wait, or waited beside them, was served last. */
  private readonly served = new Map<string | null, number>()
  private turn = 0

  constructor(private readonly limits: QueueLimits) {}

  /** What becomes of a job; refused at once where it finds no room, and when it has waited for too long. */
  join(given: ReadJob, whose: string | null): Promise<Reading> {
    const bytes = sizeOf(given)
    if (!this.hasRoom(bytes, whose)) return Promise.resolve(refuse.busy())
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => {
        this.places.splice(this.places.indexOf(place), 1)
        resolve(refuse.busy())
      }, this.limits.patience)
      const place: Place = { given, whose, resolve, reject, bytes, patience }
      this.places.push(place)
    })
  }

  isEmpty(): boolean {
    return this.places.length === 0
  }

  /** The next job: the oldest of whoever was served longest ago. It waits no more. */
  take(): WaitingJob | undefined {
    const lastTurn = ({ whose }: Place) => this.served.get(whose) ?? 0
    const place = this.places.toSorted((a, b) => lastTurn(a) - lastTurn(b)).at(0)
    if (!place) return undefined
    this.places.splice(this.places.indexOf(place), 1)
    clearTimeout(place.patience)
    if (this.isEmpty()) this.served.clear()
    this.served.set(place.whose, (this.turn += 1))
    return place
  }

  /** Refuses all who wait. */
  close(): void {
    for (let place = this.take(); place; place = this.take()) place.resolve(refuse.busy())
  }

  private hasRoom(bytes: number, whose: string | null): boolean {
    const { waiting, waitingBytes } = this.limits
    if (this.places.length >= waiting || bytesOf(this.places) + bytes > waitingBytes) return false
    const theirs = whose === null ? [] : this.places.filter((place) => place.whose === whose)
    // One job always finds its place, however small the share is.
    return theirs.length === 0 || (theirs.length < waiting * SHARE && bytesOf(theirs) + bytes <= waitingBytes * SHARE)
  }
}
