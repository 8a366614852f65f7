import { createContext, use, useEffect, useMemo, useState } from 'react'
import { callApi, RefusedByServer, ServerUnreachable } from '@/lib/browser/api'
import type { PresentView } from '@/lib/schemas/presence'

/** The others who have the article open. */
export const PresenceContext = createContext<readonly PresentView[]>([])

/** Names of the others who write in a claim. */
export function useWriters(claimId: string): readonly string[] {
  const others = use(PresenceContext)
  return others.filter((person) => person.claimId === claimId).map(({ name }) => name)
}

/** Going from field to field isn't leaving, in milliseconds. */
const SETTLING = 400
/** Who writes says so again, in milliseconds: the server forgets it after a minute. */
const REPEATING = 20_000

/**
 * Says to the others in which claim one writes, and knows who they are.
 *
 * @returns the others, and what the live stream has to be given so that it tells of them
 */
export function usePresence(articleId: string, me: string) {
  const [window] = useState(() => crypto.randomUUID())
  const [people, setPeople] = useState<readonly PresentView[]>([])
  const presence = useMemo(() => ({ window, told: setPeople }), [window])
  const others = useMemo(() => people.filter(({ personId }) => personId !== me), [people, me])

  useEffect(() => {
    let said: string | null = null
    let settling: ReturnType<typeof setTimeout> | undefined
    const say = (claimId: string | null) => {
      said = claimId
      const body = { window, claimId }
      callApi('PUT /articles/{id}/presence', { id: articleId }, { body }).catch((error: unknown) => {
        // Nobody's work hangs on it: the next word said is heard, and who is signed out is told elsewhere.
        if (!(error instanceof RefusedByServer || error instanceof ServerUnreachable)) throw error
      })
    }
    const settle = () => {
      clearTimeout(settling)
      settling = setTimeout(() => {
        const claimId = document.hasFocus() ? claimWrittenIn(document.activeElement) : null
        if (claimId !== said) say(claimId)
      }, SETTLING)
    }
    const repeating = setInterval(() => {
      if (said !== null) say(said)
    }, REPEATING)
    const heard = ['focusin', 'focusout', 'visibilitychange'] as const
    for (const name of heard) document.addEventListener(name, settle)
    return () => {
      for (const name of heard) document.removeEventListener(name, settle)
      clearTimeout(settling)
      clearInterval(repeating)
    }
  }, [articleId, window])

  return { others, presence }
}

/** The claim in whose card a field for writing has the focus. */
function claimWrittenIn(focused: Element | null): string | null {
  if (!focused?.matches('textarea, input, select, [role="combobox"], [role="spinbutton"]')) return null
  return focused.closest('[data-claim-id]')?.getAttribute('data-claim-id') ?? null
}
