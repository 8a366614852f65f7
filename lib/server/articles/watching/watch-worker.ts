import { log } from '../../platform/log'
import { SYSTEM } from '../../engine/system-actor'
import { askDuePages } from './round'

/** Pause between two looks for pages whose turn has come, in milliseconds. */
const LOOK_EVERY = 15_000

declare global {
  var stetWatchWorker: { stop(): void } | undefined
}

/** Asks watched pages in the background of the server; does nothing when it does so already. */
export function startWatchWorker(): void {
  if (globalThis.stetWatchWorker) return
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const look = async () => {
    try {
      await askDuePages({ by: SYSTEM })
    } catch (error) {
      log.error({ reason: error instanceof Error ? error.name : typeof error }, 'looking for watched pages failed')
    }
    if (!stopped) timer = setTimeout(look, LOOK_EVERY).unref()
  }
  globalThis.stetWatchWorker = {
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
  timer = setTimeout(look, LOOK_EVERY).unref()
}

/** Ends it after the pages that are being asked. */
export function stopWatchWorker(): void {
  globalThis.stetWatchWorker?.stop()
  globalThis.stetWatchWorker = undefined
}
