'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { RefusedByServer, ServerUnreachable } from '@/lib/browser/api'
import { CORRECTION_KINDS } from '@/lib/domain/codes'
import { GATE_RULES, NEVER_LIFTED } from '@/lib/domain/publish-gate'
import type { Fields } from '@/lib/browser/draft-merge'
import type { ClaimVerb } from '@/lib/browser/workspace-store'
import { type Verb, verbRight } from '@/lib/policy/workflow'
import type { ClaimView } from '@/lib/schemas/claim'
import { useLocalText, useView, useWorkspace } from '../workspace-state/workspace-context'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Notice } from '../ui/notice'
import { RadioGroup } from '../ui/radio-group'
import { Select } from '../ui/select'
import { TextArea } from '../ui/text-area'
import { showToast } from '../ui/toast'

interface VerbFormProps {
  claim: ClaimView
  verb: Verb
  onDone: () => void
}

const PATHS: Readonly<Record<Verb, ClaimVerb>> = {
  submit: 'submit',
  withdraw: 'withdraw',
  take: 'take',
  approve: 'reviews',
  return: 'reviews',
  escalate: 'reviews',
  publish: 'publish',
  correct: 'corrections',
  retract: 'retract',
  drop: 'drop',
  reopen: 'reopen',
}

const ANYBODY = ''
const CORRECTIONS = CORRECTION_KINDS.filter((kind) => kind !== 'retraction')

/** What a verb of the workflow asks before it is done: a reviewer, a reason, a kind; and the answer if it was refused. */
export function VerbForm({ claim, verb, onDone }: VerbFormProps) {
  const t = useTranslations('workspace')
  const common = useTranslations('common')
  const errors = useTranslations('errors')
  const { store } = useWorkspace()
  const reason = useLocalText(`${verb} ${claim.id}`)
  const [reviewer, setReviewer] = useState(claim.assignedReviewerId ?? ANYBODY)
  const [kind, setKind] = useState<(typeof CORRECTIONS)[number]>('correction')
  const [overrides, setOverrides] = useState(false)
  const override = useLocalText(`override ${claim.id}`)
  const [isPending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  const needsReason = verbRight(verb).reasonNeeded ?? false
  const failing = claim.gate.filter(({ passed }) => !passed)
  const gated = (verb === 'publish' || verb === 'correct') && failing.length > 0
  const liftable = failing.every(({ rule }) => {
    const known = GATE_RULES.find((each) => each === rule)
    return known !== undefined && !NEVER_LIFTED.has(known)
  })
  const isReady =
    (!needsReason || reason.text.trim() !== '') && (!gated || (liftable && overrides && override.text.trim() !== ''))

  const send = async () => {
    if (!isReady) return
    setPending(true)
    setRefusal(null)
    try {
      await store.advance(claim.id, PATHS[verb], bodyOf())
      reason.clear()
      override.clear()
      showToast({ text: t(`verbDone.${verb}`, { key: claim.key }) })
      onDone()
    } catch (error) {
      if (error instanceof RefusedByServer) setRefusal(error.detail)
      else if (error instanceof ServerUnreachable) setRefusal(errors('offline'))
      else throw error
    } finally {
      setPending(false)
    }
  }

  function bodyOf(): Fields {
    const words = reason.text.trim()
    const lifted: Fields = gated && overrides ? { override: { reason: override.text.trim() } } : {}
    switch (verb) {
      case 'submit':
        return { reviewerId: reviewer === ANYBODY ? null : reviewer }
      case 'approve':
      case 'return':
      case 'escalate':
        return { decision: verb, reason: words || null }
      case 'publish':
        return lifted
      case 'correct':
        return { kind, note: words, ...lifted }
      case 'retract':
      case 'drop':
        return { reason: words }
      default:
        return {}
    }
  }

  return (
    <form
      aria-label={t(`verb.${verb}`)}
      className="flex flex-col gap-3 rounded-md border border-line-strong bg-paper p-3"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
      }}
    >
      <p>{t(`verbText.${verb}`)}</p>
      {verb === 'submit' ? <ReviewerField value={reviewer} onChange={setReviewer} /> : null}
      {verb === 'correct' ? <CorrectionKindField value={kind} onChange={setKind} /> : null}
      {needsReason || verb === 'approve' ? (
        <TextArea
          label={verb === 'correct' ? t('correctionNote') : needsReason ? t('reason') : t('reasonOptional')}
          value={reason.text}
          onChange={reason.change}
          autoFocus
        />
      ) : null}
      {gated ? (
        <Notice tone="caution" title={t('gateClosed', { count: failing.length })}>
          {liftable ? (
            <div className="flex flex-col gap-2 pt-1">
              <Checkbox isSelected={overrides} onChange={setOverrides}>
                {t('override')}
              </Checkbox>
              {overrides ? (
                <TextArea label={t('overrideReason')} value={override.text} onChange={override.change} rows={2} />
              ) : null}
            </div>
          ) : (
            <p>{t('notLiftable')}</p>
          )}
        </Notice>
      ) : null}
      {refusal ? (
        <Notice tone="danger" role="alert">
          {refusal}
        </Notice>
      ) : null}
      <div className="flex justify-end gap-2">
        <Button size="sm" onPress={onDone}>
          {common('cancel')}
        </Button>
        <Button
          type="submit"
          size="sm"
          variant={verb === 'retract' ? 'danger-solid' : 'primary'}
          isPending={isPending}
          isDisabled={!isReady}
        >
          {t(`verb.${verb}`)}
        </Button>
      </div>
    </form>
  )
}

function ReviewerField({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const t = useTranslations('workspace')
  const { people, me } = useView()
  const others = people.filter(({ id, mayReview }) => mayReview && id !== me.id)
  if (others.length === 0) return <Notice tone="caution">{t('nobodyElse')}</Notice>
  return (
    <Select
      label={t('reviewer')}
      options={[{ id: ANYBODY, label: t('anyReviewer') }, ...others.map(({ id, name }) => ({ id, label: name }))]}
      value={value}
      onChange={onChange}
    />
  )
}

type CorrectionKind = (typeof CORRECTIONS)[number]

function CorrectionKindField({ value, onChange }: { value: CorrectionKind; onChange: (kind: CorrectionKind) => void }) {
  const t = useTranslations('workspace')
  const codes = useTranslations('codes')
  return (
    <RadioGroup
      label={t('correctionKind')}
      layout="chips"
      options={CORRECTIONS.map((kind) => ({ id: kind, label: codes(`correctionKind.${kind}`) }))}
      value={value}
      onChange={onChange}
    />
  )
}
