'use client'

import type { ReactNode } from 'react'

interface PressableTextProps {
  children: ReactNode
  onShow: (claimIds: readonly string[], element: HTMLElement) => void
  onShowNote: (noteId: string) => void
}

/** Hears presses on marks and on their hidden links; a drag over words is no press. */
export function PressableText({ children, onShow, onShowNote }: PressableTextProps) {
  return (
    <div
      className="relative"
      onClick={(event) => {
        if (!(event.target instanceof Element) || event.metaKey || event.ctrlKey) return
        const link = event.target.closest<HTMLElement>('[data-open-claim]')
        const note = event.target.closest<HTMLElement>('[data-open-note], [data-notes]')
        const mark = event.target.closest<HTMLElement>('[data-claims]')
        const claimId = link?.dataset.openClaim
        if (claimId) {
          event.preventDefault()
          onShow([claimId], link)
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
