import { useSyncExternalStore } from 'react'

export type Urgency = 'polite' | 'assertive'

type Announced = Readonly<Record<Urgency, string>>

const SILENCE: Announced = { polite: '', assertive: '' }
/** Words that come within this time are read together. */
const BATCH_MS = 200

let announced = SILENCE
let waiting: { readonly text: string; readonly urgency: Urgency }[] = []
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/**
 * Says something to those who listen to the screen: saves, counts, conflicts. One polite and one assertive live region
 * stand in the shell; several messages in a moment become one.
 */
export function announce(text: string, urgency: Urgency = 'polite'): void {
  waiting.push({ text, urgency })
  timer ??= setTimeout(() => {
    const said = (urgency: Urgency) =>
      waiting
        .filter((message) => message.urgency === urgency)
        .map((message) => message.text)
        .join(' ')
    // The same words twice would be no change and stay unread: a no-break space makes them new.
    const fresh = (text: string, before: string) => (text !== '' && text === before ? `${text}\u00a0` : text)
    announced = {
      polite: fresh(said('polite'), announced.polite),
      assertive: fresh(said('assertive'), announced.assertive),
    }
    waiting = []
    timer = undefined
    for (const listener of listeners) listener()
  }, BATCH_MS)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What the live regions hold now. */
export function useAnnounced(): Announced {
  return useSyncExternalStore(
    subscribe,
    () => announced,
    () => SILENCE,
  )
}
