'use client'

import type { ReactNode } from 'react'
import type { Direction } from '@/lib/domain/codes'
import type { PlaceView } from '@/lib/schemas/article-version'

interface PlaceInContextProps {
  place: Pick<PlaceView, 'before' | 'after' | 'exact'>
  language: string
  direction: Direction
  /** The marked words, where they are more than plain text. */
  children?: ReactNode
}

/** Marked words with about a sentence on each side. */
export function PlaceInContext({ place, language, direction, children }: PlaceInContextProps) {
  return (
    <p lang={language} dir={direction} className="quoted whitespace-pre-line text-ink-soft">
      {place.before === '' ? null : '… '}
      {place.before}
      <mark className="claim-mark text-ink">{children ?? place.exact}</mark>
      {place.after}
      {place.after === '' ? null : ' …'}
    </p>
  )
}
