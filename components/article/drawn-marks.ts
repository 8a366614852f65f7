import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { placeOf } from '@/lib/browser/workspace-view'
import type { ClaimView } from '@/lib/schemas/claim'
import { colourOf, useRatings } from '../verdict/use-ratings'
import { type DrawnMark, progressOf } from './marks'
import type { PendingMark } from './pending-marks'
import { useView } from './workspace-context'

/** What the text draws: the listed claims, the open one in any case, marks on their way, and open notes. */
export function useDrawnMarks(
  listed: readonly ClaimView[],
  pending: readonly PendingMark[],
  openId: string | null,
): readonly DrawnMark[] {
  const t = useTranslations('workspace')
  const { claims, article, shown, notes, scale } = useView()
  const ratings = useRatings(scale)
  const marks = listed.some(({ id }) => id === openId)
    ? listed
    : claims.filter((claim) => claim.id === openId).concat(listed)
  const drawn: DrawnMark[] = marks.flatMap((claim) => {
    const place = placeOf(claim, article.id, shown.number)
    if (!place) return []
    const verdict = claim.truthVerdict
    const rating = verdict ? scale.ratings.find(({ code }) => code === verdict.rating) : undefined
    const word = verdict ? ratings('truth', verdict.rating).word : t('noVerdict')
    return [
      {
        id: claim.id,
        kind: 'claim',
        start: place.start,
        end: place.end,
        number: claim.number,
        label: t('markLink', { key: claim.key, verdict: word, count: claim.evidence.length }),
        progress: progressOf(claim),
        colour: rating ? colourOf(rating) : null,
      },
    ]
  })
  for (const note of notes) {
    const { target } = note
    if (target?.articleVersion !== shown.number || note.resolvedAt !== null || note.replyToId !== null) continue
    drawn.push(plain({ id: note.id, start: target.start, end: target.end }, 'note', t('noteLink')))
  }
  for (const mark of pending) {
    if (mark.version === shown.number) drawn.push(plain({ ...mark, id: mark.key }, 'pending', ''))
  }
  // The text draws only what has changed; the same list again must be the same to it.
  const signature = JSON.stringify(drawn)
  return useMemo((): DrawnMark[] => JSON.parse(signature), [signature])
}

function plain(place: { id: string; start: number; end: number }, kind: 'note' | 'pending', label: string): DrawnMark {
  const { id, start, end } = place
  return { id, start, end, kind, label, number: null, progress: 'unchecked', colour: null }
}
