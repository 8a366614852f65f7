/** What waits to be read: so many jobs and bytes, so long, and of one person no more than their share. */

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

  /** The one that has waited longest; it waits no more. */
  take(): WaitingJob | undefined {
    const place = this.places.shift()
    clearTimeout(place?.patience)
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
