'use client'

import { useSyncExternalStore } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { DraftEntry, SavingState } from '@/lib/browser/autosave-queue'
import { Status, type StatusProps } from '../ui/status'
import { useWorkspace } from '../workspace-state/workspace-context'

const SIGNS: Readonly<Record<SavingState, StatusProps['is']>> = {
  saved: 'done',
  waiting: 'busy',
  saving: 'busy',
  incomplete: 'offline',
  offline: 'offline',
  retrying: 'failed',
  'signed-out': 'failed',
  refused: 'failed',
  conflict: 'failed',
}

/** How saving stands, in words: "Saved 10:42", "Saving …", "Offline – kept on this device", "Not saved – trying again". */
export function SavingStatus({ of, className }: { of: Pick<DraftEntry, 'state' | 'savedAt'>; className?: string }) {
  const t = useTranslations('common')
  const w = useTranslations('workspace')
  const format = useFormatter()
  const { state, savedAt } = of
  if (state === 'saved' && savedAt === null) return <Status className={className} />
  const words: Readonly<Record<SavingState, () => string>> = {
    saved: () => t('savedAt', { time: format.dateTime(new Date(savedAt ?? 0), { timeStyle: 'short' }) }),
    waiting: () => t('saving'),
    saving: () => t('saving'),
    incomplete: () => w('keptUntilComplete'),
    offline: () => t('offlineKept'),
    retrying: () => t('notSavedRetrying'),
    'signed-out': () => w('notSavedSignedOut'),
    refused: () => t('notSaved'),
    conflict: () => w('notSavedConflict'),
  }
  return (
    <Status is={SIGNS[state]} className={className}>
      {words[state]()}
    </Status>
  )
}

/** How saving stands altogether, for the workspace's bar. */
export function OverallSavingStatus() {
  const { desk } = useWorkspace().store
  const overall = useSyncExternalStore(desk.subscribe, desk.overall, desk.overall)
  return <SavingStatus of={overall} />
}
