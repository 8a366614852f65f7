/** Takes the copies that were asked for, in the background of the server: at least once, after the commit. (rule R11) */

import { composeText } from '@/lib/domain/intake/compose'
import { settleCapture } from './captures'
import { reader } from '../db/clients'
import type { FetchedPage, FetchRefusal } from '../fetching/fetch-outcome'
import { guardedFetch, mediaTypeOf } from '../fetching/guarded-fetch'
import { intake } from '../intake/intake'
import { inBackground } from '../platform/background'
import { log, reasonOf } from '../platform/log'
import { SYSTEM } from '../engine/system-actor'
import { inWriteTransaction } from '../transaction/write-queue'

/** Tries at an address that doesn't answer, before it is called unreachable. */
const MOST_ATTEMPTS = 5
/** Pause between two looks for captures, in milliseconds. */
const LOOK_EVERY_MS = 5_000
/** Captures of one look, one after the other: nobody is kept waiting, and no site is hurried. */
const AT_A_TIME = 10

interface Waiting {
  readonly id: string
  readonly url: string
  readonly attempts: number
}

/** How an address is fetched; tests put another in its place. */
export type Fetch = (url: string) => Promise<FetchedPage | FetchRefusal>

const fetchAnything: Fetch = (url) => guardedFetch(url, { accept: 'anything' })

/** Takes what is due: what was never tried first, then what was tried longest ago. @returns how many were settled */
export async function takeDueCaptures(fetch: Fetch = fetchAnything, now = new Date()): Promise<number> {
  const waiting = await reader().capture.findMany({
    where: { doneAt: null },
    // However many addresses don't answer, they keep no new one waiting.
    orderBy: [{ triedAt: { sort: 'asc', nulls: 'first' } }, { requestedAt: 'asc' }],
    take: 200,
  })
  const due = waiting.filter((capture) => now >= nextAttempt(capture)).slice(0, AT_A_TIME)
  let settled = 0
  for (const capture of due) if (await attempt(capture, fetch)) settled += 1
  return settled
}

/** A failure of our own counts as a try: it must neither keep the others waiting nor come back for ever. */
async function attempt(capture: Waiting, fetch: Fetch): Promise<boolean> {
  try {
    return await takeCapture(capture, fetch)
  } catch (error) {
    log.error({ captureId: capture.id, reason: reasonOf(error) }, 'a copy failed')
    return putOff(capture)
  }
}

/** Takes the copy of one request at once, for somebody who waits for it. */
export async function takeRequested(captureId: string, fetch: Fetch = fetchAnything): Promise<void> {
  const capture = await reader().capture.findUnique({ where: { id: captureId } })
  if (capture && capture.doneAt === null) await takeCapture(capture, fetch)
}

/** Takes one copy now, whenever it is due. @returns whether it is settled; else it will be tried again */
export async function takeCapture(capture: Waiting, fetch: Fetch = fetchAnything): Promise<boolean> {
  const got = await fetch(capture.url)
  if (got.kind === 'page') {
    const { bytes, finalUrl } = got
    const copy = {
      bytes,
      contentType: mediaTypeOf(got.contentType) || 'application/octet-stream',
      finalUrl,
      text: await wordsOf(got),
      takenAt: new Date(got.fetchedAt),
    }
    await settleCapture(SYSTEM, { id: capture.id, copy })
    return true
  }
  const mayPass = got.reason === 'unreachable' || got.reason === 'site-failed'
  if (mayPass) return putOff(capture)
  await settleCapture(SYSTEM, { id: capture.id, copy: null, outcome: got.reason === 'gone' ? 'gone' : 'unreachable' })
  return true
}

/** Leaves it for later, or settles it after the last try. @returns whether it is settled */
async function putOff({ id, attempts }: Waiting): Promise<boolean> {
  if (attempts + 1 >= MOST_ATTEMPTS) {
    await settleCapture(SYSTEM, { id, copy: null, outcome: 'unreachable' })
    return true
  }
  await inWriteTransaction((tx) =>
    tx.capture.updateMany({
      where: { id, doneAt: null },
      data: { attempts: { increment: 1 }, triedAt: new Date() },
    }),
  )
  return false
}

/** One minute after the first failure, then three times as long each time: 40 minutes after the last. */
const nextAttempt = ({ triedAt, attempts }: { triedAt: Date | null; attempts: number }) =>
  new Date(triedAt === null ? 0 : triedAt.getTime() + 60_000 * 3 ** (attempts - 1))

/** The page's own words, without its furniture, as intake reads them; null for pictures, tables and the unreadable. */
async function wordsOf({ bytes, contentType, finalUrl }: FetchedPage): Promise<string | null> {
  if (!/^(?:text\/(?:html|plain|markdown)|application\/(?:xhtml\+xml|pdf))$/.test(mediaTypeOf(contentType))) return null
  const result = await intake({ content: bytes, contentType, url: finalUrl })
  if (result.kind !== 'draft') return null
  const { pieces, metadata } = result.draft
  return composeText(pieces, new Set(), metadata).text
}

/** Takes copies in the background of the server. */
export const startCaptureWorker = () =>
  inBackground({ name: 'captures', everyMs: LOOK_EVERY_MS, round: () => takeDueCaptures() })
