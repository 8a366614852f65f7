/** Height of the bars above the text, in CSS pixels, with some air. */
const BARS = 128

/** Brings a claim's mark into view, unless it can be seen already; `pulse` shows where it is. */
export function scrollToClaim(claimId: string, { pulse = false } = {}): void {
  const name = CSS.escape(claimId)
  const mark =
    document.querySelector<HTMLElement>(`[data-claims~="${name}"]`) ?? document.getElementById(`card-${claimId}`)
  if (!mark) return
  const { top, bottom } = mark.getBoundingClientRect()
  if (top < BARS || bottom > window.innerHeight - 48) {
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    window.scrollBy({ top: top - Math.max(BARS, window.innerHeight / 4), behavior: calm ? 'auto' : 'smooth' })
  }
  if (!pulse) return
  mark.setAttribute('data-lit', '')
  setTimeout(() => mark.removeAttribute('data-lit'), 1_200)
}
