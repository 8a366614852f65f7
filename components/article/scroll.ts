/** Height of the bars above the text, in CSS pixels, with some air. */
const BARS = 128

/** Air that is kept below what is brought into view, in CSS pixels. */
const AIR = 48

/** Where the text can be seen: between the bars and the window's end, or the sheet that lies over it. */
function textView(): { readonly from: number; readonly to: number } {
  const sheet = document.querySelector('[data-sheet]')
  return { from: BARS, to: sheet?.getBoundingClientRect().top ?? window.innerHeight }
}

/** Brings the mark of a claim of this name into view, unless it can be seen already; `pulse` shows where it is. */
export function scrollToClaim(name: string, { pulse = false } = {}): void {
  const mark =
    document.querySelector<HTMLElement>(`[data-claims~="${CSS.escape(name)}"]`) ??
    document.getElementById(`card-${name}`)
  if (!mark) return
  const { top, bottom } = mark.getBoundingClientRect()
  const { from, to } = textView()
  // A sheet that covers nearly all leaves no room to show anything in.
  if (to - from > AIR && (top < from || bottom > to - AIR)) {
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    window.scrollBy({ top: top - Math.max(from, to / 4), behavior: calm ? 'auto' : 'smooth' })
  }
  if (!pulse) return
  mark.setAttribute('data-lit', '')
  setTimeout(() => mark.removeAttribute('data-lit'), 1_200)
}

/**
 * Scrolls what an element stands in, the page or a pane of its own, as little as it must for the element to be seen. The
 * head of its card, which stands at the marked words, comes along where there is room for both.
 */
export function bringIntoView(element: HTMLElement): void {
  const { pane, from, to } = surroundings(element)
  const { top: own, bottom } = element.getBoundingClientRect()
  const head = element.closest('[data-claim-card]')?.getBoundingClientRect().top ?? own
  const top = bottom - head <= to - from ? head : own
  const fits = bottom - top <= to - from
  const by = fits
    ? Math.min(top - from, 0) || Math.max(bottom - to, 0)
    : Math.min(bottom - to, 0) || Math.max(top - from, 0)
  if (by !== 0) (pane ?? window).scrollBy({ top: by, behavior: 'instant' })
}

/**
 * Gives an element the focus. The page doesn't move if all of it can be seen, nor if it is higher than the window and some
 * of it can: then one is working in it.
 */
export function focusInPlace(element: HTMLElement): void {
  element.focus({ preventScroll: true })
  const { from, to } = surroundings(element)
  const { top, bottom } = element.getBoundingClientRect()
  if (bottom <= from || top >= to || bottom - top <= to - from) bringIntoView(element)
}

/** What scrolls around an element, null for the page, and where in the window it can be seen. */
function surroundings(element: HTMLElement) {
  const pane = element.closest<HTMLElement>('[data-pane]')
  if (!pane) return { pane, from: BARS, to: window.innerHeight - AIR }
  const { top, bottom } = pane.getBoundingClientRect()
  return { pane, from: top, to: bottom }
}
