import { useSyncExternalStore } from 'react'

const MINUTE = 60_000

function subscribe(listener: () => void): () => void {
  const timer = setInterval(listener, MINUTE)
  return () => clearInterval(timer)
}

const minute = () => Math.floor(Date.now() / MINUTE) * MINUTE

/**
 * The time to the minute, in milliseconds, going on while the page stands. While the page wakes up it is the server's
 * time, so that both draw the same words.
 */
export function useMinute(serverTime: number): number {
  return useSyncExternalStore(subscribe, minute, () => serverTime)
}
