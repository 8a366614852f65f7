'use client'

import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { mergeDrafts } from '@/lib/browser/draft-merge'
import { type LocalDrafts, localDrafts } from '@/lib/browser/local-drafts'
import { sentValues, typedValues, typeValues } from '@/lib/browser/form-fields'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'

interface LocalDraftFieldsProps {
  personId: string
  /** Which form: `source/ID`, `review/ID`. */
  record: string
}

/** Plain forms stand among a person's drafts under this name. */
const FORMS = 'forms'

interface Back {
  /** Names of the fields that hold again what was typed. */
  readonly restored: readonly string[]
  /** What was typed into fields that somebody else changed meanwhile. */
  readonly beside: readonly string[]
}

/**
 * Keeps what is typed into the plain form in which it stands on this device, until it is saved or given up: through a closed
 * tab and an ended session (rule R24). Where a field has been changed meanwhile, what was typed is shown beside the form
 * and never laid over it. Without scripts the form works as it is.
 */
export function LocalDraftFields({ personId, record }: LocalDraftFieldsProps) {
  const t = useTranslations('common')
  const place = useRef<HTMLDivElement>(null)
  const [back, setBack] = useState<Back | null>(null)

  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    const drafts = localDrafts(personId, FORMS)
    const sent = sentValues(form)
    const keep = () => {
      for (const [field, value] of Object.entries(typedValues(form))) {
        const base = sent[field] ?? ''
        if (value === base) drafts.forget(record, field)
        else drafts.keep(record, field, { value, base, changedAt: Date.now() })
      }
    }
    form.addEventListener('input', keep)
    void restore(form, drafts, record).then(setBack)
    return () => form.removeEventListener('input', keep)
  }, [personId, record])

  const giveUp = () => {
    place.current?.closest('form')?.reset()
    void forgetRecord(localDrafts(personId, FORMS), record)
    setBack(null)
  }

  return (
    <div ref={place} className="empty:hidden">
      {back ? (
        <Notice
          role="status"
          tone={back.beside.length > 0 ? 'caution' : 'info'}
          acts={
            <Button size="sm" onPress={giveUp}>
              {t('keptDiscard')}
            </Button>
          }
        >
          {back.restored.length > 0 ? <p>{t('keptBack')}</p> : null}
          {back.beside.length > 0 ? <p>{t('keptBeside')}</p> : null}
          {back.beside.map((text) => (
            <p key={text} dir="auto" className="mt-1 whitespace-pre-line border-line-strong border-s-2 ps-2.5">
              {text}
            </p>
          ))}
        </Notice>
      ) : null}
    </div>
  )
}

/** Forgets what was kept of a form: on the page that says it was saved. */
export function ForgetLocalDraft({ personId, record }: LocalDraftFieldsProps) {
  useEffect(() => void forgetRecord(localDrafts(personId, FORMS), record), [personId, record])
  return null
}

async function restore(form: HTMLFormElement, drafts: LocalDrafts, record: string): Promise<Back | null> {
  const kept = (await drafts.all()).get(record) ?? {}
  const { send, settled, conflicts } = mergeDrafts(kept, sentValues(form))
  for (const field of settled) drafts.forget(record, field)
  typeValues(form, Object.fromEntries(Object.entries(send).map(([field, value]) => [field, String(value)])))
  const beside = Object.keys(conflicts).flatMap((field) => {
    const typed = kept[field]?.value
    return typeof typed === 'string' && typed !== '' ? [typed] : []
  })
  const restored = Object.keys(send)
  return restored.length > 0 || beside.length > 0 ? { restored, beside } : null
}

async function forgetRecord(drafts: LocalDrafts, record: string): Promise<void> {
  for (const field of Object.keys((await drafts.all()).get(record) ?? {})) drafts.forget(record, field)
}
