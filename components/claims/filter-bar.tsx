'use client'

import { Search } from 'lucide-react'
import type { Ref } from 'react'
import { useTranslations } from 'use-intl'
import { Icon } from '../ui/icon'
import { FILTERS, type Filter } from './claim-filters'

interface FilterBarProps {
  words: string
  onWords: (words: string) => void
  filters: ReadonlySet<Filter>
  onFilters: (filters: ReadonlySet<Filter>) => void
  counts: Readonly<Record<Filter, number>>
  total: number
  /** How many are shown now. */
  shown: number
  searchRef: Ref<HTMLInputElement>
}

/**
 * Filters as toggles that go together, and words to look for. The number shown is announced. Beside the text they are lines
 * of one list; where the cards have a panel or a sheet, chips.
 */
export function FilterBar({ words, onWords, filters, onFilters, counts, total, shown, searchRef }: FilterBarProps) {
  const t = useTranslations('workspace')
  const toggle = (filter: Filter) => {
    const next = new Set(filters)
    if (!next.delete(filter)) next.add(filter)
    onFilters(next)
  }
  const isFiltered = filters.size > 0 || words.trim() !== ''
  return (
    <div role="search" aria-label={t('findClaims')} className="flex flex-col gap-2">
      <label className="relative block">
        <span className="sr-only">{t('searchClaims')}</span>
        <Icon
          of={Search}
          size={14}
          className="pointer-events-none absolute inset-y-0 start-2.5 my-auto text-ink-faint"
        />
        <input
          ref={searchRef}
          type="search"
          dir="auto"
          value={words}
          onChange={(event) => onWords(event.target.value)}
          placeholder={t('searchClaims')}
          className="block min-h-8 w-full rounded-md border border-line-strong bg-sheet ps-8 pe-2 text-sm"
        />
      </label>
      <div role="group" aria-label={t('filters')} className="flex flex-wrap gap-1 rail:flex-col rail:gap-px">
        <Chip
          isOn={!isFiltered}
          count={total}
          onPress={() => {
            onFilters(new Set())
            onWords('')
          }}
        >
          {t('filterAll')}
        </Chip>
        {FILTERS.filter((filter) => counts[filter] > 0 || filters.has(filter)).map((filter) => (
          <Chip key={filter} isOn={filters.has(filter)} count={counts[filter]} onPress={() => toggle(filter)}>
            {t(`filter.${filter}`)}
          </Chip>
        ))}
      </div>
      <p role="status" className={isFiltered ? 'text-ink-faint text-sm' : 'sr-only'}>
        {isFiltered ? t('shownOf', { shown, total }) : ''}
      </p>
    </div>
  )
}

interface ChipProps {
  isOn: boolean
  count: number
  onPress: () => void
  children: string
}

function Chip({ isOn, count, onPress, children }: ChipProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onPress}
      className={`inline-flex min-h-6.5 items-center gap-1.5 rounded-full border px-2.5 text-start text-sm transition-colors rail:justify-between rail:rounded-md rail:px-2 ${isOn ? 'border-accent bg-accent-tint font-medium text-accent rail:border-transparent' : 'border-line bg-sheet text-ink-soft hover:border-line-strong rail:border-transparent rail:bg-transparent rail:hover:bg-hover'}`}
    >
      {children}
      <span className="figures text-xs">{count}</span>
    </button>
  )
}
