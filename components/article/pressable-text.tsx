'use client'

import type { ReactNode } from 'react'

interface PressableTextProps {
  children: ReactNode
  /** The names of the claims that lie over the words. */
  onShow: (names: readonly string[], element: HTMLElement) => void
  onShowNote: (noteId: string) => void
}

/** Hears presses on marks and on their hidden links; a drag over words is no press. */
export function PressableText({ children, onShow, onShowNote }: PressableTextProps) {
  return (
    <div
      className="relative"
      onClick={(event) => {
        if (!(event.target instanceof Element) || event.metaKey || event.ctrlKey) return
        const link = event.target.closest<HTMLAnchorElement>('a[id^="m-"]:not([data-open-note])')
        const note = event.target.closest<HTMLElement>('[data-open-note], [data-notes]')
        const mark = event.target.closest<HTMLElement>('[data-claims]')
        if (link) {
          event.preventDefault()
          onShow([link.id.slice('m-'.length)], link)
        } else if (mark && window.getSelection()?.isCollapsed !== false) {
          // Innermost last; the chooser lists the shortest first.
          onShow((mark.dataset.claims ?? '').split(' ').toReversed(), mark)
        } else if (note && window.getSelection()?.isCollapsed !== false) {
          event.preventDefault()
          onShowNote(note.dataset.openNote ?? note.dataset.notes?.split(' ')[0] ?? '')
        }
      }}
    >
      {children}
    </div>
  )
}
