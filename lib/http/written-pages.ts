import { createHash } from 'node:crypto'
import { newsroom, type NewsroomView } from '@/lib/server/newsroom/newsroom'

/** Bytes of kept pages at most. */
const MOST_BYTES = 32 * 1024 * 1024

/** A page as it goes out. */
export interface WrittenPage {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Made of the content: the same page has the same tag, however often it is made again. */
  readonly etag: string
}

export function writtenPage(html: string): WrittenPage {
  const bytes = new TextEncoder().encode(html)
  const digest = createHash('sha256').update(bytes).digest('base64url')
  // Weak, for the server packs the bytes by what the browser can unpack.
  return { bytes, etag: `W/"${digest}"` }
}

/**
 * The pages of one state of the data. They are kept in memory until anything changes; then all are made anew when they
 * are asked for, so that nothing corrected or retracted can come back.
 */
export class WrittenPages {
  readonly state: string
  readonly #pages = new Map<string, Promise<WrittenPage>>()
  #bytes = 0
  #settings: Promise<NewsroomView> | null = null

  constructor(state: string) {
    this.state = state
  }

  /** The newsroom's settings, which every page names. */
  settings(): Promise<NewsroomView> {
    this.#settings ??= newsroom(null, {}).catch((error: unknown) => {
      this.#settings = null
      throw error
    })
    return this.#settings
  }

  /** The page under this key; those who ask for it at once wait for one making. What fails is not kept. */
  page(key: string, make: () => Promise<WrittenPage>): Promise<WrittenPage> {
    const kept = this.#pages.get(key)
    if (kept) return kept
    const making = make()
    this.#pages.set(key, making)
    making.then(
      (page) => this.#count(page),
      () => this.#pages.delete(key),
    )
    return making
  }

  /** Begins anew when there is too much: what is read is soon there again. */
  #count({ bytes }: WrittenPage): void {
    this.#bytes += bytes.byteLength
    if (this.#bytes <= MOST_BYTES) return
    this.#pages.clear()
    this.#bytes = 0
  }
}

declare global {
  var stetWrittenPages: WrittenPages | undefined
}

/** The pages of this state; those of another are forgotten. Next bundles each route apart: they share by `globalThis`. */
export function writtenPages(state: string): WrittenPages {
  if (globalThis.stetWrittenPages?.state !== state) globalThis.stetWrittenPages = new WrittenPages(state)
  return globalThis.stetWrittenPages
}
