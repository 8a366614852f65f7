'use client'

import { useMemo } from 'react'
import { sentencesOf } from '@/lib/domain/anchoring/sentences'
import type { CodePointRange } from '@/lib/domain/anchoring/units'
import { type Action, useActions } from '@/lib/browser/shortcuts'
import { positionsOf } from './selection'
import { extendedBySentence, nextSentence } from './sentence-cursor'
import type { SelectionWatch } from './selection-watch'

/** Sentences of the shown text, outside headlines' gaps; kept as long as the text. */
export function useSentences(text: string, language: string): CodePointRange[] {
  return useMemo(() => sentencesOf(text, language), [text, language])
}

/**
 * The sentence cursor: Alt+↓ and Alt+↑ select a sentence for real, so that the browser's own Shift+arrows go on from
 * there; Shift+Alt lengthens by sentences and words. Left and right follow the script's visual side, as the browser does.
 */
export function useTextKeys(watch: SelectionWatch | null, sentences: readonly CodePointRange[]): void {
  const actions = useMemo((): readonly Action[] => {
    if (!watch) return []
    const page = watch.root.ownerDocument
    const current = () => {
      const selection = page.getSelection()
      return selection && selection.rangeCount > 0 && !selection.isCollapsed
        ? positionsOf(selection.getRangeAt(0), watch.root)
        : null
    }
    // Where the cursor was before the selection was given up: it goes on from there.
    let last: CodePointRange | null = null
    const show = (range: CodePointRange | null) => {
      if (!range) return
      last = range
      watch.root.focus({ preventScroll: true })
      watch.select(range.start, range.end)
      const rect = page.getSelection()?.getRangeAt(0).getBoundingClientRect()
      if (rect && (rect.top < 96 || rect.bottom > window.innerHeight - 96)) {
        window.scrollBy({ top: rect.top - window.innerHeight / 3 })
      }
    }
    const step = (way: 'next' | 'previous') => () => show(nextSentence(sentences, current() ?? last, way))
    return [
      { id: 'sentence-next', shortcut: 'sentenceNext', run: step('next') },
      { id: 'sentence-previous', shortcut: 'sentencePrevious', run: step('previous') },
      {
        id: 'sentence-extend',
        shortcut: 'sentenceExtend',
        run: (event) => show(extendedBySentence(sentences, current(), event?.key === 'ArrowUp' ? 'previous' : 'next')),
      },
      {
        id: 'word-extend',
        shortcut: 'wordExtend',
        run: (event) => {
          if (!current()) return false
          page.getSelection()?.modify('extend', event?.key === 'ArrowLeft' ? 'left' : 'right', 'word')
          return true
        },
      },
    ]
  }, [watch, sentences])
  useActions(actions)
}
