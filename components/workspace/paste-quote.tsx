'use client'

import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { anchorOne } from '@/lib/domain/anchoring/anchor-all'
import type { Anchored, Candidate } from '@/lib/domain/anchoring/anchored'
import { codePointIndex } from '@/lib/domain/anchoring/text'
import { codePoints } from '@/lib/domain/anchoring/units'
import type { Passage } from '@/lib/browser/workspace-store'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { TextArea } from '../ui/text-area'
import { useView } from '../workspace-state/workspace-context'

/** Words shown on each side of a hit, in code points. */
const CONTEXT = 60
/** Fewer characters fit nearly everywhere. */
const SHORTEST = 3

interface PasteQuoteProps {
  /** The word of the button at a place. */
  act: string
  onMark: (passage: Passage) => void
}

/** Finds a pasted quote in the article, also one that was copied with small differences, and shows it in its place. */
export function PasteQuote({ act, onMark }: PasteQuoteProps) {
  const t = useTranslations('workspace')
  const { article, shown } = useView()
  const [quote, setQuote] = useState('')
  const [found, setFound] = useState<Anchored | null>(null)
  const look = () => setFound(quote.trim().length < SHORTEST ? null : anchorOne(shown.text, { exact: quote.trim() }))
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        look()
      }}
    >
      <TextArea
        label={t('quote')}
        hint={t('quoteHint')}
        value={quote}
        onChange={setQuote}
        serif
        lang={article.language}
        rows={3}
      />
      <div>
        <Button type="submit" isDisabled={quote.trim().length < SHORTEST}>
          {t('findQuote')}
        </Button>
      </div>
      <div role="status" className="flex flex-col gap-3">
        {found?.outcome === 'lost' ? <Notice tone="caution">{t('quoteLost')}</Notice> : null}
        {found?.outcome === 'changed' ? <p className="text-ink-soft">{t('quoteChanged')}</p> : null}
        {found?.outcome === 'ambiguous' ? (
          <p className="text-ink-soft">{t('quoteAmbiguous', { count: found.candidates.length })}</p>
        ) : null}
        {placesOf(found).map((place) => (
          <Hit key={place.start} place={place} act={act} onMark={onMark} />
        ))}
      </div>
    </form>
  )
}

function placesOf(found: Anchored | null): readonly Candidate[] {
  if (found === null || found.outcome === 'lost') return []
  return found.outcome === 'ambiguous' ? found.candidates : [found]
}

function Hit({ place, act, onMark }: PasteQuoteProps & { place: Candidate }) {
  const { article, shown } = useView()
  const index = useMemo(() => codePointIndex(shown.text), [shown.text])
  const exact = index.slice(place.start, place.end)
  const before = index.slice(codePoints(Math.max(0, place.start - CONTEXT)), place.start)
  const after = index.slice(place.end, codePoints(Math.min(index.length, place.end + CONTEXT)))
  return (
    <div className="flex flex-wrap items-end justify-between gap-3 rounded-md border border-line p-3">
      <p lang={article.language} dir={article.direction} className="quoted min-w-0 grow basis-72 text-ink-soft">
        …{before}
        <mark className="claim-mark text-ink">{exact}</mark>
        {after}…
      </p>
      <Button variant="primary" size="sm" onPress={() => onMark({ start: place.start, end: place.end, exact })}>
        {act}
      </Button>
    </div>
  )
}
