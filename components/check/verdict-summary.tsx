import { VERDICT_COLOURS } from '@/components/ui/verdict-colour'
import { RatingWord, type ShownRating } from './rating-word'

export interface VerdictCount {
  readonly rating: ShownRating
  readonly count: number
}

/** Claims by verdict: as words, and as a small bar whose pieces differ in hatch too. */
export function VerdictSummary({ counts, label }: { counts: readonly VerdictCount[]; label: string }) {
  return (
    <div>
      <div aria-hidden className="flex h-2.5 max-w-2xl gap-0.5 overflow-hidden rounded-full">
        {counts.map(({ rating, count }, place) => (
          <span
            key={rating.word}
            className={`h-full print:[print-color-adjust:exact] ${VERDICT_COLOURS[rating.colour].solid} ${place % 2 === 1 ? 'hatch' : ''}`}
            style={{ flexGrow: count }}
          />
        ))}
      </div>
      <ul aria-label={label} className="mt-2.5 flex flex-wrap gap-x-5 gap-y-1.5">
        {counts.map(({ rating, count }) => (
          <li key={rating.word} className="flex items-center gap-1.5">
            <RatingWord rating={rating} />
            <span className="figures text-ink-soft">{count}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
