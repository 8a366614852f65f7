/**
 * Turns of those whom we don't know: their requests are handed on few at a time, so that a colleague never waits behind a
 * flood. Turns go round by sender, so one who sends much waits for themselves.
 */

/** Requests of strangers that are worked on at once. */
export const AT_ONCE = 8

/**
 * Milliseconds after which a request no longer counts as worked on, though it isn't answered: it waits, for its own body or for
 * a slow reader, and costs nothing meanwhile.
 */
export const TURN_MS = 100

/** Requests that wait at most: of one sender, and of all. */
export const MOST_WAITING: MostWaiting = { sender: 400, all: 2_000 }

interface MostWaiting {
  readonly sender: number
  readonly all: number
}

/** What stands in line. */
export interface Waiting {
  /** Hands the request on. */
  readonly begin: () => void
  /** Calls back once the request is answered, or its connection has ended. */
  readonly whenOver: (over: () => void) => void
}

export interface Turns {
  /** Whether there is room to wait; the turn itself may come at once or later. */
  readonly take: (sender: string, waiting: Waiting) => boolean
}

/** A line of its own. */
export function turns(atOnce = AT_ONCE, most = MOST_WAITING): Turns {
  const lines = new Map<string, Waiting[]>()
  let waiting = 0
  let working = 0
  let called = false

  /** One turn in each round of the event loop: what others asked for goes on between two of them. */
  const callNext = () => {
    if (called || waiting === 0 || working >= atOnce) return
    called = true
    setImmediate(() => {
      called = false
      beginNext()
      callNext()
    })
  }

  const beginNext = () => {
    const [sender, line] = lines.entries().next().value ?? []
    const next = line?.shift()
    if (sender === undefined || !line || !next) return
    // To the end of the round.
    lines.delete(sender)
    if (line.length > 0) lines.set(sender, line)
    waiting -= 1
    working += 1
    let counted = true
    const end = () => {
      if (!counted) return
      counted = false
      clearTimeout(timer)
      working -= 1
      callNext()
    }
    const timer = setTimeout(end, TURN_MS)
    timer.unref()
    next.whenOver(end)
    next.begin()
  }

  return {
    take(sender, one) {
      const line = lines.get(sender) ?? []
      if (waiting >= most.all || line.length >= most.sender) return false
      line.push(one)
      lines.set(sender, line)
      waiting += 1
      callNext()
      return true
    },
  }
}
