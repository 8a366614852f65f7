'use client'

import { useTranslations } from 'use-intl'
import { Button } from '../ui/button'
import { showToast } from '../ui/toast'
import type { PendingMark } from '../workspace-state/pending-marks'

interface PendingCardProps {
  mark: PendingMark
  language: string
  onRetry: () => void
  onDiscard: () => void
}

/** A claim on its way to the server: at once beside its words, and kept here until it has arrived. */
export function PendingCard({ mark, language, onRetry, onDiscard }: PendingCardProps) {
  const t = useTranslations('workspace')
  const common = useTranslations('common')
  const failed = mark.message !== null
  return (
    <div
      id={`card-${mark.key}`}
      className={`rounded-md border border-dashed bg-sheet px-2.5 py-2 ${failed ? 'border-2 border-danger' : 'border-line-strong'}`}
    >
      <p lang={language} dir="auto" className="line-clamp-2">
        {mark.exact}
      </p>
      {failed ? (
        <div role="alert" className="mt-1 text-sm">
          <p className="font-medium text-danger">{common('notSaved')}</p>
          <p className="text-ink-soft">{mark.message}</p>
          <div className="mt-1.5 flex flex-wrap gap-1.5">
            <Button size="sm" variant="primary" onPress={onRetry}>
              {common('retry')}
            </Button>
            <Button
              size="sm"
              onPress={() => {
                void navigator.clipboard.writeText(mark.exact).then(() => showToast({ text: common('copied') }))
              }}
            >
              {common('copy')}
            </Button>
            <Button size="sm" variant="quiet" onPress={onDiscard}>
              {t('discard')}
            </Button>
          </div>
        </div>
      ) : (
        <p role="status" className="text-ink-faint text-sm">
          {common('saving')}
        </p>
      )}
    </div>
  )
}
