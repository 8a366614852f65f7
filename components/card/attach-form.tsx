'use client'

import { useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { RefusedByServer } from '@/lib/browser/api'
import { CREDIBILITIES, RELIABILITIES, STANCES } from '@/lib/domain/codes'
import type { ClaimView } from '@/lib/schemas/claim'
import { useWorkspace } from '../workspace-state/workspace-context'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Disclosure } from '../ui/disclosure'
import { RadioGroup } from '../ui/radio-group'
import { Select } from '../ui/select'
import { TextArea } from '../ui/text-area'
import { type EvidenceDraft, evidenceBody, evidenceDraftOf } from './evidence-draft'
import { OriginField } from './origin-field'
import { SourceField } from './source-field'

interface AttachFormProps {
  claim: ClaimView
  onDone: () => void
}

/** A new piece of evidence: a known source or a new one, and what it says about this claim. Kept on the device until sent. */
export function AttachForm({ claim, onDone }: AttachFormProps) {
  const t = useTranslations('workspace')
  const codes = useTranslations('codes')
  const common = useTranslations('common')
  const { store, texts, attempt } = useWorkspace()
  const name = `evidence ${claim.id}`
  const kept = useSyncExternalStore(
    texts.subscribe,
    () => texts.get(name),
    () => null,
  )
  const draft = evidenceDraftOf(kept)
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const [isPending, setPending] = useState(false)
  const change = (part: Partial<EvidenceDraft>) => texts.set(name, { ...draft, ...part })
  const isReady = draft.sourceId !== null || draft.title.trim() !== ''

  const send = async () => {
    if (!isReady) return
    setPending(true)
    setFaults({})
    const sent = await attempt(async () => {
      try {
        await store.attach(claim.id, evidenceBody(draft))
      } catch (error) {
        if (error instanceof RefusedByServer) {
          setFaults(
            Object.fromEntries(error.faults.map(({ pointer, message }) => [pointer.split('/').at(-1), message])),
          )
        }
        throw error
      }
    })
    setPending(false)
    if (!sent) return
    texts.clear(name)
    onDone()
  }
  return (
    <form
      className="flex flex-col gap-3 rounded-md border border-line-strong bg-paper p-3"
      data-part="attach"
      aria-label={t('attachEvidence')}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
      }}
    >
      <SourceField draft={draft} faults={faults} onChange={change} />
      <RadioGroup
        label={t('stance')}
        layout="chips"
        options={STANCES.map((stance) => ({ id: stance, label: codes(`stance.${stance}`) }))}
        value={draft.stance}
        onChange={(stance) => change({ stance })}
      />
      <TextArea
        label={t('passage')}
        hint={t('passageHint')}
        value={draft.passage}
        onChange={(passage) => change({ passage })}
        error={faults.passage}
        serif
      />
      <TextArea
        label={t('evidenceNote')}
        value={draft.note}
        onChange={(note) => change({ note })}
        error={faults.note}
      />
      <Disclosure
        summary={t('moreAboutEvidence')}
        defaultOpen={draft.originId !== null || draft.hindsight || draft.question !== ''}
      >
        <div className="flex flex-col gap-3 pt-1">
          <OriginField originId={draft.originId} onChange={(originId) => change({ originId })} />
          <TextArea
            label={t('question')}
            rows={1}
            value={draft.question}
            onChange={(question) => change({ question })}
          />
          <TextArea label={t('answer')} rows={1} value={draft.answer} onChange={(answer) => change({ answer })} />
          <div className="grid grid-cols-2 gap-3">
            <Select
              label={t('reliability')}
              placeholder={t('notSaid')}
              options={RELIABILITIES.map((grade) => ({ id: grade, label: codes(`reliability.${grade}`) }))}
              value={draft.reliability}
              onChange={(reliability) => change({ reliability })}
              dense
            />
            <Select
              label={t('credibility')}
              placeholder={t('notSaid')}
              options={CREDIBILITIES.map((grade) => ({ id: grade, label: codes(`credibility.${grade}`) }))}
              value={draft.credibility}
              onChange={(credibility) => change({ credibility })}
              dense
            />
          </div>
        </div>
      </Disclosure>
      {draft.hindsight || faults.hindsight ? (
        <Checkbox
          isSelected={draft.hindsight}
          onChange={(hindsight) => change({ hindsight })}
          hint={t('hindsightHint')}
        >
          {t('hindsight')}
        </Checkbox>
      ) : null}
      <div className="flex justify-end gap-2">
        <Button
          size="sm"
          onPress={() => {
            texts.clear(name)
            onDone()
          }}
        >
          {common('cancel')}
        </Button>
        <Button type="submit" size="sm" variant="primary" isDisabled={!isReady} isPending={isPending}>
          {t('attach')}
        </Button>
      </div>
    </form>
  )
}
