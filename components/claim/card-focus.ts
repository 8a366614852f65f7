import { type RefObject, useEffect, useRef } from 'react'
import { bringIntoView, scrollToClaim } from '../article/scroll'
import { currentLayout } from '../article/use-layout'
import type { FocusWish } from '../article/workspace-context'

const FOCUSABLE = 'textarea:not(:disabled), input:not(:disabled), select:not(:disabled), button:not(:disabled), a[href]'

/**
 * Brings the focus to the wished part of the card, once for each wish: at once, or when the part is there. The page moves only as far as it must for the part
 * and the marked words to be seen: who marks a passage goes on reading there.
 */
export function useFocusWish(
  card: RefObject<HTMLElement | null>,
  claimId: string,
  /** How the claim is called in the page. */
  name: string,
  wish: FocusWish | null,
  /** Everything that the card will have is there. */
  isWhole: boolean,
): void {
  const granted = useRef<FocusWish | null>(null)
  useEffect(() => {
    if (wish === granted.current || (wish?.claimId !== claimId && wish?.claimId !== name)) return
    // The tab's panel is drawn in the same commit as the wish; its fields settle, and the rail gives the card its place,
    // before the next frame.
    const frame = requestAnimationFrame(() => {
      const part = wish.part === null ? null : card.current?.querySelector<HTMLElement>(`[data-part="${wish.part}"]`)
      if (wish.part !== null && !part && !isWhole) return
      granted.current = wish
      const target = part?.matches('[tabindex]') ? part : part?.querySelector<HTMLElement>(FOCUSABLE)
      target?.focus({ preventScroll: true })
      if (target instanceof HTMLTextAreaElement) target.setSelectionRange(target.value.length, target.value.length)
      // Beside the text the card stands at its words, and both come into view together; a panel and a sheet scroll for
      // themselves, apart from the text.
      const isBeside = currentLayout() === 'wide'
      if (wish.scroll || !isBeside) scrollToClaim(name)
      if (target && !(wish.scroll && isBeside)) bringIntoView(target)
    })
    return () => cancelAnimationFrame(frame)
  }, [card, claimId, name, wish, isWhole])
}
