import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { progressOf } from '@/lib/domain/claim-progress'
import type { VerdictKind } from '@/lib/domain/codes'
import { placeOf } from '@/lib/browser/workspace-view'
import { nameIn, nameOfMark } from '@/lib/policy/visibility/claim-summary'
import type { ClaimSummary, MarkView } from '@/lib/schemas/claim'
import { useRatings } from '../workspace-state/use-ratings'
import type { DrawnMark } from '../article/marks'
import type { PendingMark } from '../workspace-state/pending-marks'
import { useView } from '../workspace-state/workspace-context'

/** What the text draws: the listed claims, the open one in any case, marks on their way, and open notes. */
export function useDrawnMarks(
  listed: readonly ClaimSummary[],
  pending: readonly PendingMark[],
  openId: string | null,
): readonly DrawnMark[] {
  const t = useTranslations('workspace')
  const { claims, otherMarks, article, shown, notes, scale } = useView()
  const ratings = useRatings(scale)
  const articleId = article.id
  const version = shown.number
  const opened = listed.some(({ id }) => id === openId) ? null : openId

  return useMemo(() => {
    const drawnClaim = (mark: MarkView): DrawnMark => {
      const { start, end, number, progress = 'unchecked', truthRating } = mark
      const colour = truthRating === undefined ? null : ratings('truth', truthRating).colour
      const label = markLabel(mark, t, ratings)
      return { id: nameOfMark(mark), kind: 'claim', start, end, number, label, progress, colour }
    }
    const marks = opened === null ? listed : [...listed, ...claims.filter(({ id }) => id === opened)]
    const drawn: DrawnMark[] = marks.flatMap((claim) => {
      const place = placeOf(claim, articleId, version)
      return place ? [drawnClaim(markOf(claim, place, articleId))] : []
    })
    drawn.push(...otherMarks.map(drawnClaim))
    for (const note of notes) {
      const { target } = note
      if (target?.articleVersion !== version || note.resolvedAt !== null || note.replyToId !== null) continue
      drawn.push(plain({ id: note.id, start: target.start, end: target.end }, 'note', t('noteLink')))
    }
    for (const mark of pending) {
      if (mark.version === version) drawn.push(plain({ ...mark, id: mark.key }, 'pending', ''))
    }
    return drawn
  }, [listed, opened, claims, otherMarks, articleId, version, notes, pending, ratings, t])
}

/**
 * What is said of a mark to those who only hear it: "C4, False, 2 pieces of evidence – open". Where only the attribution was
 * judged, that is its verdict. (rule R4)
 */
export function markLabel(
  { number, truthRating, attributionRating, verdictsHidden, evidenceCount = 0 }: MarkView,
  t: (key: 'said' | 'verdictHidden' | 'noVerdict' | 'markLink', values?: Record<string, string | number>) => string,
  ratings: (kind: VerdictKind, code: string) => { readonly word: string },
): string {
  const verdict =
    truthRating !== undefined
      ? ratings('truth', truthRating).word
      : attributionRating !== undefined
        ? `${t('said')} ${ratings('attribution', attributionRating).word}`
        : t(verdictsHidden ? 'verdictHidden' : 'noVerdict')
  return t('markLink', { key: `C${number}`, verdict, count: evidenceCount })
}

/** The mark of a claim whose summary is there. */
function markOf(claim: ClaimSummary, place: { start: number; end: number }, articleId: string): MarkView {
  const { attributionRating, truthRating, verdictsHidden, evidenceCount } = claim
  return {
    name: nameIn(claim, articleId),
    number: claim.number,
    start: place.start,
    end: place.end,
    progress: progressOf(claim),
    evidenceCount,
    ...(attributionRating === null ? {} : { attributionRating }),
    ...(truthRating === null ? {} : { truthRating }),
    ...(verdictsHidden ? { verdictsHidden: true as const } : {}),
  }
}

function plain(place: { id: string; start: number; end: number }, kind: 'note' | 'pending', label: string): DrawnMark {
  const { id, start, end } = place
  return { id, start, end, kind, label, number: null, progress: 'unchecked', colour: null }
}
