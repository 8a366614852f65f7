'use client'

import { useTranslations } from 'use-intl'
import type { DiffPiece } from '@/lib/domain/text-diff'

interface DiffWordsProps {
  pieces: readonly DiffPiece[]
  /** Of the older text what differs is struck out, of the newer underlined; both are said in words. */
  side: 'old' | 'now'
}

/** Running text with the words that the other text has not. */
export function DiffWords({ pieces, side }: DiffWordsProps) {
  const t = useTranslations('versions')
  return pieces.map(({ text, differs }, at) => {
    if (!differs || text.trim() === '') return <span key={at}>{text}</span>
    return side === 'old' ? (
      <del key={at} className="rounded-sm bg-danger-tint decoration-2 decoration-danger">
        <span className="sr-only">{t('deleted')} </span>
        {text}
      </del>
    ) : (
      <ins key={at} className="rounded-sm bg-success-tint decoration-2 decoration-success underline-offset-3">
        <span className="sr-only">{t('inserted')} </span>
        {text}
      </ins>
    )
  })
}
