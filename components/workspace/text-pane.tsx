'use client'

import { Activity, memo, type Ref } from 'react'
import type { ClaimSummary } from '@/lib/schemas/claim'
import { ArticleText } from '../article/article-text'
import { useDrawnMarks } from './drawn-marks'
import type { PendingMark } from '../workspace-state/pending-marks'
import { useView } from '../workspace-state/workspace-context'

interface TextPaneProps {
  /** What passes the filters. */
  listed: readonly ClaimSummary[]
  pending: readonly PendingMark[]
  openId: string | null
  /** What the open claim is called in the page. */
  openName: string | null
  hasKeys: boolean
  ref: Ref<HTMLDivElement>
}

/**
 * The text with its marks, which comes alive by itself (`Activity`). React brings a part of the page to life before it gives
 * it anything new, so it is given nothing new at once when a card opens: who presses one doesn't wait for five hundred marks.
 */
export const TextPane = memo(function TextPane(props: TextPaneProps) {
  return (
    <Activity>
      <MarkedText {...props} />
    </Activity>
  )
})

function MarkedText({ listed, pending, openId, openName, hasKeys, ref }: TextPaneProps) {
  const { article, shown } = useView()
  return (
    <ArticleText
      ref={ref}
      text={shown.text}
      blocks={shown.blocks}
      marks={useDrawnMarks(listed, pending, openId)}
      openName={openName}
      hasKeys={hasKeys}
      language={article.language}
      direction={article.direction}
    />
  )
}
