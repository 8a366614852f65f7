import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { ratingLabel } from '@/lib/domain/rating'
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
  const language = useLocale()
  const { claims, article, shown, notes, scale } = useView()
  const ratings = useRatings(scale)
  const articleId = article.id
  const version = shown.number
  const opened = listed.some(({ id }) => id === openId) ? null : openId

  return useMemo(() => {
    const marks = opened === null ? listed : [...listed, ...claims.filter(({ id }) => id === opened)]
    const drawn: DrawnMark[] = marks.flatMap((claim) => {
      const place = placeOf(claim, articleId, version)
      if (!place) return []
      const rating = scale.ratings.find(({ code }) => code === claim.truthVerdict?.rating)
      const said = claim.attributionVerdict ? ratings('attribution', claim.attributionVerdict.rating).word : null
      const verdict = rating
        ? ratingLabel(rating, language)
        : said !== null
          ? `${t('said')} ${said}`
          : t(claim.verdictsHidden ? 'verdictHidden' : 'noVerdict')
      return [
        {
          id: claim.id,
          kind: 'claim',
          start: place.start,
          end: place.end,
          number: claim.number,
          label: t('markLink', { key: claim.key, verdict, count: claim.evidence.length }),
          progress: progressOf(claim),
          colour: rating ? colourOf(rating) : null,
        },
      ]
    })
    for (const note of notes) {
      const { target } = note
      if (target?.articleVersion !== version || note.resolvedAt !== null || note.replyToId !== null) continue
      drawn.push(plain({ id: note.id, start: target.start, end: target.end }, 'note', t('noteLink')))
    }
    for (const mark of pending) {
      if (mark.version === version) drawn.push(plain({ ...mark, id: mark.key }, 'pending', ''))
    }
    return drawn
  }, [listed, opened, claims, articleId, version, notes, pending, scale, ratings, t, language])
}

function plain(place: { id: string; start: number; end: number }, kind: 'note' | 'pending', label: string): DrawnMark {
  const { id, start, end } = place
  return { id, start, end, kind, label, number: null, progress: 'unchecked', colour: null }
}
