import type { ReanchoringView } from '@/lib/schemas/article-version'
import type { DrawnMark } from '../article/marks'

/** What a place that might be taken is called in the page. */
export const placeId = (at: number) => `place-${at}`

/** The places of the newest text that an entry of the queue is about: the proposal, or those that fit, with their numbers. */
export function placesOf(entry: Pick<ReanchoringView, 'proposal' | 'candidates'> | null) {
  if (!entry) return []
  return entry.proposal ? [entry.proposal] : entry.candidates
}

/** The same as marks for the text to draw. */
export function drawnPlaces(entry: ReanchoringView | null): DrawnMark[] {
  const places = placesOf(entry)
  return places.map(({ start, end }, at) => ({
    id: placeId(at),
    kind: 'place',
    start,
    end,
    number: places.length > 1 ? at + 1 : null,
    label: '',
    progress: 'unchecked',
    colour: null,
  }))
}
