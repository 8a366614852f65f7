import { useEffect } from 'react'
import type { SelectionWatch } from '../article/selection-watch'

/** Enter in the text does what the bar at the selection is for, Tab goes from the text into the bar. */
export function useBarKeys(watch: SelectionWatch, isOpen: boolean, give: () => void): void {
  useEffect(() => {
    if (!isOpen) return
    const listen = (event: KeyboardEvent) => {
      if (event.target !== watch.root) return
      if (event.key === 'Enter') {
        event.preventDefault()
        give()
      }
      const first = watch.root.ownerDocument.querySelector<HTMLElement>('[data-mark-bar] button')
      if (event.key === 'Tab' && !event.shiftKey && first) {
        event.preventDefault()
        first.focus({ preventScroll: true })
      }
    }
    watch.root.addEventListener('keydown', listen)
    return () => watch.root.removeEventListener('keydown', listen)
  }, [watch, isOpen, give])
}
