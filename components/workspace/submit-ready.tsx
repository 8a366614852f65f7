'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ClaimSummary } from '@/lib/schemas/claim'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Select } from '../ui/select'
import { useView, useWorkspace } from '../workspace-state/workspace-context'

interface SubmitReadyProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** The claims that can be submitted now. */
  claims: readonly ClaimSummary[]
}

const ANYBODY = ''

/** Submits all claims that are ready in one go. (rule R32) */
export function SubmitReadyDialog({ isOpen, onOpenChange, claims }: SubmitReadyProps) {
  const t = useTranslations('workspace')
  const common = useTranslations('common')
  const { store, attempt } = useWorkspace()
  const { people, me } = useView()
  const [reviewer, setReviewer] = useState(ANYBODY)
  const [isPending, setPending] = useState(false)
  const send = async () => {
    setPending(true)
    await attempt(() => store.submitReady(reviewer === ANYBODY ? null : reviewer), { text: t('submittedReady') })
    setPending(false)
    onOpenChange(false)
  }
  return (
    <Dialog
      title={t('submitReady', { count: claims.length })}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      footer={(close) => (
        <>
          <Button onPress={close}>{common('cancel')}</Button>
          <Button variant="primary" isPending={isPending} onPress={() => void send()}>
            {t('verb.submit')}
          </Button>
        </>
      )}
    >
      <div className="flex flex-col gap-4">
        <p className="text-ink-soft">{t('submitReadyText')}</p>
        <Select
          label={t('reviewer')}
          options={[
            { id: ANYBODY, label: t('anyReviewer') },
            ...people
              .filter(({ id, mayReview }) => mayReview && id !== me.id)
              .map(({ id, name }) => ({ id, label: name })),
          ]}
          value={reviewer}
          onChange={setReviewer}
        />
        <ul className="flex max-h-60 flex-col gap-1 overflow-auto text-sm">
          {claims.map((claim) => (
            <li key={claim.id}>
              <span className="figures font-semibold">{claim.key}</span>{' '}
              <span dir="auto" lang={claim.language}>
                {claim.statement}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
