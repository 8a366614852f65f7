import { log, reasonOf } from './log'

/** Work that the server does again and again beside everything else, one round at a time. */
interface BackgroundWork {
  /** Names it in the log, and keeps it from being started twice in one process. */
  readonly name: string
  /** Milliseconds from the end of a round to the next. */
  readonly everyMs: number
  /** Milliseconds before the first round; as between two by default. */
  readonly afterMs?: number
  readonly round: () => Promise<unknown>
  /** What the log tells of a failed round, where the kind of the failure is not enough. Never any content. */
  readonly reason?: (error: unknown) => string
}

declare global {
  // Separate bundles of the server would each start their own.
  var stetBackground: Map<string, () => void> | undefined
}

/**
 * Starts work in the background; does nothing when it was started before. A round that fails is logged and tried again after the
 * usual pause. It keeps no process alive.
 *
 * @returns ends it, after the round that is under way
 */
export function inBackground({
  name,
  everyMs,
  afterMs = everyMs,
  round,
  reason = reasonOf,
}: BackgroundWork): () => void {
  const started = (globalThis.stetBackground ??= new Map())
  const before = started.get(name)
  if (before) return before
  let timer: NodeJS.Timeout | undefined
  let ended = false
  const end = () => {
    ended = true
    clearTimeout(timer)
    started.delete(name)
  }
  const next = (pause: number) => {
    if (!ended) timer = setTimeout(run, pause).unref()
  }
  const run = async () => {
    try {
      await round()
    } catch (error) {
      log.error({ work: name, reason: reason(error) }, 'a round in the background failed; it is tried again')
    }
    next(everyMs)
  }
  started.set(name, end)
  next(afterMs)
  return end
}
