import { type RefObject, useEffect } from 'react'
import { focusInPlace } from './scroll'

/**
 * Keeps the focus in the workspace when what had it goes away: a card that is closed, a form that was sent, a piece of
 * evidence that was removed. Otherwise it would fall to the page's body, and who works by keyboard would begin again at
 * the top.
 */
export function useFocusKept(rootRef: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = rootRef.current
    if (!root) return
    let last: Element | null = null
    /** What stood around it, innermost first: once it is gone nothing tells any more. */
    let around: readonly HTMLElement[] = []
    const noted = ({ target }: FocusEvent) => {
      last = target instanceof Element && root.contains(target) ? target : null
      around = last ? ancestorsOf(last) : []
    }
    const look = () => {
      const isLost = last !== null && (!last.isConnected || last.matches(':disabled'))
      if (!isLost || document.activeElement !== document.body) return
      const refuge = refugeOf(around)
      if (refuge) focusInPlace(refuge)
    }
    const watcher = new MutationObserver(() => {
      look()
      // A button that is disabled keeps the focus until the browser has drawn.
      requestAnimationFrame(look)
    })
    document.addEventListener('focusin', noted)
    watcher.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] })
    return () => {
      document.removeEventListener('focusin', noted)
      watcher.disconnect()
    }
  }, [rootRef])
}

/** What could take the focus instead, and the cards, whose words could. */
function ancestorsOf(element: Element): HTMLElement[] {
  const found: HTMLElement[] = []
  for (let each = element.parentElement; each; each = each.parentElement) {
    if (each.hasAttribute('tabindex') || each.dataset.claimCard !== undefined) found.push(each)
  }
  return found
}

/** The nearest thing around that is still there; instead of a card that was closed, its words. */
function refugeOf(around: readonly HTMLElement[]): HTMLElement | null {
  for (const each of around) {
    const name = each.dataset.claimCard
    const refuge =
      name === undefined
        ? each
        : each.isConnected
          ? each.querySelector<HTMLElement>('[data-part="heading"]')
          : document.getElementById(`m-${name}`)
    if (refuge?.isConnected) return refuge
  }
  return null
}
