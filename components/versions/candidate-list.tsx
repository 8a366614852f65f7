'use client'

import { useFormatter, useTranslations } from 'use-intl'
import type { Direction } from '@/lib/domain/codes'
import type { ReanchoringView } from '@/lib/schemas/article-version'
import { placeId } from './drawn-places'
import { PlaceInContext } from './place-in-context'

interface CandidateListProps {
  entry: ReanchoringView
  number: number
  chosen: number | null
  onChoose: (candidate: number) => void
  language: string
  direction: Direction
}

/** The places that fit, best first, each with what stands round it. Arrow keys go from one to the next. */
export function CandidateList({ entry, number, chosen, onChoose, language, direction }: CandidateListProps) {
  const t = useTranslations('versions')
  const format = useFormatter()
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium text-ink-faint text-sm">{t('places', { number })}</legend>
      {entry.candidates.map((place, at) => (
        <label
          key={place.start}
          id={`card-${placeId(at)}`}
          data-claim-card={placeId(at)}
          className="flex cursor-pointer items-start gap-2.5 rounded-md border border-line p-2.5 transition-colors hover:border-line-strong has-checked:border-accent has-checked:bg-accent-tint data-lit:border-mark-line"
        >
          <input
            type="radio"
            name={`candidate-${entry.id}`}
            checked={chosen === at}
            onChange={() => onChoose(at)}
            className="mt-1 size-4 shrink-0"
          />
          <span className="min-w-0">
            <span className="block text-ink-faint text-sm">
              {t('place', { number: at + 1 })} · {t('alike', { percent: percentOf(format, place.score) })}
            </span>
            <PlaceInContext place={place} language={language} direction={direction} />
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** A score as a person reads it; what is not wholly the same never reads 100 %. */
export function percentOf(format: ReturnType<typeof useFormatter>, score: number): string {
  const shown = score < 1 ? Math.min(score, 0.99) : 1
  return format.number(shown, { style: 'percent', maximumFractionDigits: 0 })
}
