'use client'

import { Archive, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { CREDIBILITIES, RELIABILITIES, STANCES } from '@/lib/domain/codes'
import { isNoteInternal } from '@/lib/domain/evidence'
import { directionOf } from '@/lib/domain/language'
import { evidenceRecord } from '@/lib/browser/workspace-records'
import type { EvidenceView } from '@/lib/schemas/evidence'
import type { SourceView } from '@/lib/schemas/source'
import { useDraftEntry, useRecordField, useView, useWorkspace } from '../workspace-state/workspace-context'
import { SavedSelect, SavedTextArea } from './saved-field'
import { SavingStatus } from './saving-status'
import { Badge } from '../ui/badge'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Icon } from '../ui/icon'
import { OutsideLink } from '../ui/plain-link'
import { StanceBadge } from './stance-badge'
import { OriginField } from './origin-field'

interface EvidenceItemProps {
  evidence: EvidenceView
  isDisabled: boolean
}

/** One piece of evidence as a line, cited as [n]; opened, everything about it can be changed. */
export function EvidenceItem({ evidence, isDisabled }: EvidenceItemProps) {
  const t = useTranslations('workspace')
  const common = useTranslations('common')
  const [isOpen, setOpen] = useState(false)
  const { sources } = useView()
  const source = sources.find(({ id }) => id === evidence.sourceId)
  const interfaceLanguage = useLocale()
  const language = source?.language ?? interfaceLanguage
  return (
    <li className="rounded-md border border-line bg-paper">
      <div className="flex flex-col gap-1 p-2.5">
        <div className="flex items-baseline gap-2">
          <span className="figures font-semibold text-ink-faint text-sm">[{evidence.number}]</span>
          <p className="min-w-0 grow">
            <bdi className="font-medium">{source?.title ?? common('unknown')}</bdi>
          </p>
          <StanceBadge stance={evidence.stance} />
        </div>
        <p className="flex flex-wrap gap-x-2 text-ink-faint text-sm">
          {source?.publisher ? <bdi>{source.publisher}</bdi> : null}
          {source?.publishedAt ? <time dir="ltr">{source.publishedAt.slice(0, 10)}</time> : null}
          {source ? <span>{source.primary ? t('primary') : t('secondary')}</span> : null}
          {source?.url ? (
            <OutsideLink href={source.url} target="_blank" className="max-w-full truncate">
              <span dir="ltr">{hostOf(source.url)}</span>
              <span className="sr-only"> {t('opensNewTab')}</span>
            </OutsideLink>
          ) : null}
          {source?.url && source.snapshots.length === 0 ? (
            <span className="inline-flex items-center gap-1">
              <Icon of={Archive} size={12} /> {t('notArchived')}
            </span>
          ) : null}
          {source?.confidential ? <Badge tone="caution">{t('confidential')}</Badge> : null}
        </p>
        {isOpen ? null : (
          <>
            {evidence.passage ? (
              <blockquote
                lang={language}
                dir={source?.language ? directionOf(source.language) : 'auto'}
                className="quoted line-clamp-4 border-line-strong border-s-2 ps-2.5 text-sm"
              >
                {evidence.passage}
              </blockquote>
            ) : null}
            {evidence.question ? (
              <p dir="auto" className="text-sm">
                <span className="font-medium">{evidence.question}</span> {evidence.answer}
              </p>
            ) : null}
            {evidence.note ? (
              <div className="flex flex-col items-start gap-1">
                <p dir="auto" className="whitespace-pre-line text-ink-soft text-sm">
                  {evidence.note}
                </p>
                {source && isNoteInternal({ ...evidence, source }) ? <Badge>{t('internalNote')}</Badge> : null}
              </div>
            ) : null}
          </>
        )}
        <div>
          <Button size="sm" variant="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {isOpen ? common('close') : isDisabled ? common('show') : common('edit')}
          </Button>
        </div>
      </div>
      {isOpen ? (
        <EvidenceFields evidence={evidence} source={source} isDisabled={isDisabled} language={language} />
      ) : null}
    </li>
  )
}

function hostOf(url: string): string {
  try {
    return new URL(url).hostname.replace(/^www\./, '')
  } catch {
    return url
  }
}

interface EvidenceFieldsProps extends EvidenceItemProps {
  source: SourceView | undefined
  language: string
}

function EvidenceFields({ evidence, source, isDisabled, language }: EvidenceFieldsProps) {
  const t = useTranslations('workspace')
  const codes = useTranslations('codes')
  const { store, attempt } = useWorkspace()
  const record = evidenceRecord(evidence.claimId, evidence.id)
  const entry = useDraftEntry(record)
  const origin = useRecordField(record, 'originId')
  const hindsight = useRecordField(record, 'hindsight')
  const released = useRecordField(record, 'noteReleased')
  return (
    <div className="flex flex-col gap-3 border-line border-t p-2.5">
      <SavedSelect
        record={record}
        field="stance"
        label={t('stance')}
        options={STANCES.map((stance) => ({ id: stance, label: codes(`stance.${stance}`) }))}
        isDisabled={isDisabled}
      />
      <SavedTextArea
        record={record}
        field="passage"
        label={t('passage')}
        lang={language}
        serif
        isDisabled={isDisabled}
      />
      <SavedTextArea record={record} field="note" label={t('evidenceNote')} isDisabled={isDisabled} />
      {source?.confidential ? (
        <Checkbox
          isSelected={released.value === true}
          onChange={(isSelected) => released.choose(isSelected)}
          isDisabled={isDisabled || source.mayOpenIdentity !== true}
          hint={source.mayOpenIdentity ? t('releaseNoteHint') : t('releaseNoteWho')}
        >
          {t('releaseNote')}
        </Checkbox>
      ) : null}
      <SavedTextArea record={record} field="question" label={t('question')} rows={1} isDisabled={isDisabled} />
      <SavedTextArea record={record} field="answer" label={t('answer')} isDisabled={isDisabled} />
      <OriginField
        originId={typeof origin.value === 'string' ? origin.value : null}
        onChange={(id) => origin.choose(id)}
        isDisabled={isDisabled}
      />
      <div className="grid grid-cols-2 gap-3">
        <SavedSelect
          record={record}
          field="reliability"
          label={t('reliability')}
          noneLabel={t('notSaid')}
          options={RELIABILITIES.map((grade) => ({ id: grade, label: codes(`reliability.${grade}`) }))}
          isDisabled={isDisabled}
        />
        <SavedSelect
          record={record}
          field="credibility"
          label={t('credibility')}
          noneLabel={t('notSaid')}
          options={CREDIBILITIES.map((grade) => ({ id: grade, label: codes(`credibility.${grade}`) }))}
          isDisabled={isDisabled}
        />
      </div>
      <Checkbox
        isSelected={hindsight.value === true}
        onChange={(isSelected) => hindsight.choose(isSelected)}
        isDisabled={isDisabled}
        hint={t('hindsightHint')}
      >
        {t('hindsight')}
      </Checkbox>
      {entry.message ? <p className="text-danger text-sm">{entry.message}</p> : null}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <SavingStatus of={entry} />
        {isDisabled ? null : (
          <Button
            size="sm"
            variant="quiet"
            onPress={() =>
              void attempt(() => store.removeEvidence(evidence), {
                text: t('evidenceRemoved', { number: evidence.number }),
                undo: true,
              })
            }
          >
            <Icon of={Trash2} size={14} /> {t('removeEvidence')}
          </Button>
        )}
      </div>
    </div>
  )
}
