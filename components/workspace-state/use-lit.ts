import { type RefObject, useEffect } from 'react'

/** Who only crosses a mark on the way elsewhere doesn't rest on it for so long, in milliseconds. */
const RESTING = 60

/**
 * Lights a mark and its card together while the pointer or the focus is on one of them. Attributes are set on the elements
 * themselves: nothing is drawn again, however many marks there are.
 *
 * @param rested told the name of the claim on which pointer or focus rest; must stay the same
 */
export function useLit(rootRef: RefObject<HTMLElement | null>, rested?: (name: string) => void): void {
  useEffect(() => {
    const root = rootRef.current
    if (!root) return
    let resting: ReturnType<typeof setTimeout> | undefined
    let lit: readonly Element[] = []
    let litIds = ''
    const light = (target: EventTarget | null) => {
      const ids = target instanceof Element ? idsAt(target) : ''
      if (ids === litIds) return
      for (const element of lit) element.removeAttribute('data-lit')
      litIds = ids
      clearTimeout(resting)
      if (ids !== '') resting = setTimeout(() => rested?.(ids), RESTING)
      lit = ids === '' ? [] : ids.split(' ').flatMap((id) => elementsOf(root, id))
      for (const element of lit) element.setAttribute('data-lit', '')
    }
    const over = (event: Event) => light(event.target)
    const out = () => light(null)
    root.addEventListener('pointerover', over)
    root.addEventListener('pointerleave', out)
    root.addEventListener('focusin', over)
    root.addEventListener('focusout', out)
    return () => {
      clearTimeout(resting)
      root.removeEventListener('pointerover', over)
      root.removeEventListener('pointerleave', out)
      root.removeEventListener('focusin', over)
      root.removeEventListener('focusout', out)
    }
  }, [rootRef, rested])
}

/** The claims that an element stands for: a mark's innermost, a card's own, a link's. */
function idsAt(element: Element): string {
  const mark = element.closest('[data-claims]')?.getAttribute('data-claims')
  if (mark) return mark.split(' ').at(-1) ?? ''
  const card = element.closest<HTMLElement>('[data-claim-card]')?.dataset.claimCard
  const link = element.closest('a[id^="m-"]:not([data-open-note])')?.id.slice('m-'.length)
  return card ?? link ?? element.closest<HTMLElement>('[data-claim-link]')?.dataset.claimLink ?? ''
}

const elementsOf = (root: Element, id: string) => {
  const name = CSS.escape(id)
  return [...root.querySelectorAll(`[data-claims~="${name}"], [data-claim-card="${name}"]`)]
}
