import { type RefObject, useEffect, useRef } from 'react'
import { bringIntoView, scrollToClaim } from '../article/scroll'
import { currentLayout } from '../workspace-state/use-layout'
import type { FocusRequest } from '../workspace-state/workspace-context'

const FOCUSABLE = 'textarea:not(:disabled), input:not(:disabled), select:not(:disabled), button:not(:disabled), a[href]'

/**
 * Brings the focus to the requested part of the card, once for each request: at once, or when the part is there. The page moves only as far as it must for the part
 * and the marked words to be seen: who marks a passage goes on reading there.
 */
export function useFocusRequest(
  card: RefObject<HTMLElement | null>,
  claimId: string,
  /** How the claim is called in the page. */
  name: string,
  request: FocusRequest | null,
  /** Everything that the card will have is there. */
  isWhole: boolean,
): void {
  const granted = useRef<FocusRequest | null>(null)
  useEffect(() => {
    if (request === granted.current || (request?.claimId !== claimId && request?.claimId !== name)) return
    // The tab's panel is drawn in the same commit as the request; its fields settle, and the rail gives the card its place,
    // before the next frame.
    const frame = requestAnimationFrame(() => {
      const part =
        request.part === null ? null : card.current?.querySelector<HTMLElement>(`[data-part="${request.part}"]`)
      if (request.part !== null && !part && !isWhole) return
      granted.current = request
      const target = part?.matches('[tabindex]') ? part : part?.querySelector<HTMLElement>(FOCUSABLE)
      target?.focus({ preventScroll: true })
      if (target instanceof HTMLTextAreaElement) target.setSelectionRange(target.value.length, target.value.length)
      // Beside the text the card stands at its words, and both come into view together; a panel and a sheet scroll for
      // themselves, apart from the text.
      const isBeside = currentLayout() === 'wide'
      if (request.scroll || !isBeside) scrollToClaim(name)
      if (target && !(request.scroll && isBeside)) bringIntoView(target)
    })
    return () => cancelAnimationFrame(frame)
  }, [card, claimId, name, request, isWhole])
}
