'use client'

import { Minus, Plus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { type CodePointRange, codePoints } from '@/lib/domain/anchoring/units'
import { IconButton } from '../ui/icon-button'
import type { SelectionWatch } from './selection-watch'
import { type RangeEdge, steppedRange } from './word-steps'

interface WordSteppersProps {
  watch: SelectionWatch
  /** The words of the text in order. */
  words: readonly CodePointRange[]
}

/** Moves the first and the last word of what is selected, one word at a time: the way without dragging (WCAG 2.5.7). */
export function WordSteppers({ watch, words }: WordSteppersProps) {
  const t = useTranslations('workspace')
  const step = (edge: RangeEdge, by: 1 | -1) => {
    const selected = watch.selected()
    if (!selected) return
    const range = { start: codePoints(selected.start), end: codePoints(selected.end) }
    const { start, end } = steppedRange(words, range, edge, by)
    watch.select(start, end)
  }
  return (
    <>
      <span className="ps-2 pe-1 text-ink-faint text-sm">{t('firstWord')}</span>
      <IconButton icon={Minus} size="sm" label={t('firstWordBack')} onPress={() => step('start', -1)} />
      <IconButton icon={Plus} size="sm" label={t('firstWordOn')} onPress={() => step('start', 1)} />
      <span className="ps-2 pe-1 text-ink-faint text-sm">{t('lastWord')}</span>
      <IconButton icon={Minus} size="sm" label={t('lastWordBack')} onPress={() => step('end', -1)} />
      <IconButton icon={Plus} size="sm" label={t('lastWordOn')} onPress={() => step('end', 1)} />
    </>
  )
}
