'use client'

import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { type Action, useActions } from '@/lib/browser/shortcuts'
import type { ClaimView } from '@/lib/schemas/claim'
import { useWorkspace } from '../workspace-state/workspace-context'
import { Button } from '../ui/button'
import { KeyCap } from '../ui/key-cap'
import { Notice } from '../ui/notice'
import { showToast } from '../ui/toast'
import { SentenceDiff } from './sentence-diff'

interface SentenceNoticeProps {
  claim: ClaimView
  isDisabled: boolean
}

/** On a claim's card: its words stand, their sentence has changed, and the verdicts may still be right. (rule R7) */
export function SentenceNotice({ claim, isDisabled }: SentenceNoticeProps) {
  const t = useTranslations('versions')
  const { store, attempt, undo } = useWorkspace()
  const { id, key, changedSentences } = claim
  const canConfirm = changedSentences.length > 0 && !isDisabled && !claim.verdictsHidden
  const confirm = useCallback(
    () =>
      void attempt(async () => {
        const keys = { keys: key }
        if (!(await store.confirmVerdicts(id))) showToast({ text: t('sentencesLeft', keys) })
        else showToast({ text: t('sentencesConfirmed', keys), act: { label: t('undo'), run: undo } })
      }),
    [attempt, store, t, id, key, undo],
  )
  const actions = useMemo(
    (): readonly Action[] =>
      canConfirm ? [{ id: 'sentence-right', label: t('stillRight'), shortcut: 'acceptWords', run: confirm }] : [],
    [canConfirm, t, confirm],
  )
  useActions(actions)
  if (changedSentences.length === 0) return null
  return (
    <Notice
      tone="caution"
      title={t('sentenceChanged')}
      className="mx-4 mb-3"
      acts={
        canConfirm ? (
          <Button size="sm" onPress={confirm}>
            {t('stillRight')}
            <KeyCap>Y</KeyCap>
          </Button>
        ) : null
      }
    >
      {changedSentences.map((change, at) => (
        <SentenceDiff key={at} change={change} language={claim.language} />
      ))}
    </Notice>
  )
}
