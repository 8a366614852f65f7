import { useCallback, useRef, useState } from 'react'
import { codePointIndex } from '@/lib/domain/anchoring/text'
import { SelectionWatch } from './selection-watch'

/** The watch of what is selected in the article's text. It comes and goes with the element that `standing` is the ref of. */
export function useSelectionWatch(text: string) {
  const articleRef = useRef<HTMLDivElement>(null)
  const [watch, setWatch] = useState<SelectionWatch | null>(null)
  const standing = useCallback(
    (element: HTMLDivElement | null) => {
      articleRef.current = element
      if (!element) return
      const made = new SelectionWatch(element, codePointIndex(text))
      const stop = made.watch()
      setWatch(made)
      return () => {
        stop()
        articleRef.current = null
        setWatch(null)
      }
    },
    [text],
  )
  return { articleRef, watch, standing }
}
