/**
 * Answers that strangers ask for and don't take. What waits for them is memory of ours: pages of some hundred kilobytes for each of a
 * thousand connections, for as long as they like.
 */

import type { ServerResponse } from 'node:http'

const MB = 1024 * 1024

/**
 * Milliseconds in which a stranger sends or takes something, or loses the connection. Who brings a key or a session may turn out to be
 * a colleague, whose file takes a while to be read.
 */
const IDLE = { stranger: 20_000, withCredential: 120_000 } as const

/** Bytes of answers that wait for strangers to take them, at most. */
export const MOST_UNREAD = 32 * MB

/** How often it is looked, in milliseconds. */
const EVERY = 1_000

/** Watches over the answers of those who share what may wait: with more than that, the oldest are cut off. */
export function unreadAnswers(most = MOST_UNREAD): (response: ServerResponse, bringsCredential: boolean) => void {
  const open = new Set<ServerResponse>()
  let looking: NodeJS.Timeout | undefined

  const look = () => {
    let waiting = 0
    for (const response of [...open].reverse()) {
      waiting += response.writableLength
      if (waiting > most) response.destroy()
    }
  }

  return (response, bringsCredential) => {
    open.add(response)
    looking ??= setInterval(look, EVERY).unref()
    response.setTimeout(bringsCredential ? IDLE.withCredential : IDLE.stranger)
    response.once('close', () => {
      open.delete(response)
      if (open.size > 0) return
      clearInterval(looking)
      looking = undefined
    })
  }
}
