'use client'

import { Scan } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { codePointIndex } from '@/lib/domain/anchoring/text'
import { sentencesOf } from '@/lib/domain/anchoring/sentences'
import { codePoints } from '@/lib/domain/anchoring/units'
import { CHECK_WORTHINESS, CLAIM_TYPES, POLARITIES } from '@/lib/domain/codes'
import { hasOppositePolarity } from '@/lib/domain/polarity'
import type { ClaimSummary, ClaimView } from '@/lib/schemas/claim'
import { claimRecord } from '@/lib/browser/workspace-records'
import { leftBehind, placeOf } from '@/lib/browser/workspace-view'
import { nameIn } from '@/lib/policy/visibility/claim-summary'
import { useRecordField, useView } from '../workspace-state/workspace-context'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { Link } from '../ui/link'
import { Notice } from '../ui/notice'
import { ChainEditor } from './chain-editor'
import { RelationList } from './relation-list'
import { SavedDateField, SavedSelect, SavedTextArea, SavedTextField } from './saved-field'

interface ClaimTabProps {
  claim: ClaimView
  isDisabled: boolean
  onResize: () => void
}

/** What the claim says, who says it, of what kind it is, how it stands to others. */
export function ClaimTab({ claim, isDisabled, onResize }: ClaimTabProps) {
  const t = useTranslations('workspace')
  const codes = useTranslations('codes')
  const common = useTranslations('common')
  const record = claimRecord(claim.id)
  return (
    <div className="flex flex-col gap-4">
      <Quote claim={claim} isDisabled={isDisabled} onResize={onResize} />
      <ChainEditor claim={claim} isDisabled={isDisabled} />
      <div className="grid grid-cols-2 gap-x-3 gap-y-3 max-[24rem]:grid-cols-1">
        <SavedSelect
          record={record}
          field="type"
          label={t('type')}
          noneLabel={t('notSaid')}
          options={CLAIM_TYPES.map((type) => ({
            id: type,
            label: codes(`claimType.${type}`),
            description: codes(`claimTypeHint.${type}`),
          }))}
          isDisabled={isDisabled}
        />
        <SavedSelect
          record={record}
          field="polarity"
          label={t('polarity')}
          noneLabel={t('notSaid')}
          options={POLARITIES.map((polarity) => ({ id: polarity, label: codes(`polarity.${polarity}`) }))}
          isDisabled={isDisabled}
        />
        <SavedSelect
          record={record}
          field="checkWorthiness"
          label={t('checkWorthiness')}
          noneLabel={t('notSaid')}
          options={CHECK_WORTHINESS.map((code) => ({ id: code, label: codes(`checkWorthiness.${code}`) }))}
          isDisabled={isDisabled}
        />
        <SavedDateField
          record={record}
          field="saidAt"
          label={t('saidAt')}
          faultText={common('partialDateFault')}
          isDisabled={isDisabled}
        />
        <SavedTextField
          record={record}
          field="saidPlace"
          label={t('saidPlace')}
          isDisabled={isDisabled}
          className="col-span-full"
        />
      </div>
      <RelationList claim={claim} isDisabled={isDisabled} />
    </div>
  )
}

/** The sentence that is checked: understandable without the article. Stands above the tabs, for it is what all is about. */
export function StatementField({ claim, isDisabled }: { claim: ClaimSummary; isDisabled: boolean }) {
  const t = useTranslations('workspace')
  const record = claimRecord(claim.id)
  const statement = useRecordField(record, 'statement')
  const view = useView()
  const place = placeOf(claim, view.article.id, view.shown.number)
  const said = typeof statement.value === 'string' ? statement.value : ''
  const before = useLeadingWords(place?.start ?? null)
  const warns = place !== null && hasOppositePolarity({ before, quote: place.exact, statement: said })
  return (
    <div className="flex flex-col gap-2">
      <SavedTextArea
        record={record}
        field="statement"
        label={t('statement')}
        hideLabel
        part="statement"
        serif
        lang={claim.language}
        rows={2}
        isDisabled={isDisabled}
        placeholder={t('statementPlaceholder')}
      />
      {warns ? (
        <Notice tone="caution" role="status">
          {t('oppositePolarity')}
        </Notice>
      ) : null}
    </div>
  )
}

/**
 * The part of the quote's sentence that stands before it; `start` is a position in code points. Finding the sentence reads
 * the whole text: once for a place, not with every key.
 */
function useLeadingWords(start: number | null): string {
  const { article, shown } = useView()
  const { text } = shown
  const { language } = article
  return useMemo(() => (start === null ? '' : leadingWords(text, language, start)), [text, language, start])
}

function leadingWords(text: string, language: string, start: number): string {
  const index = codePointIndex(text)
  const sentence = sentencesOf(text, language).findLast((each) => each.start <= start)
  return sentence ? index.slice(sentence.start, codePoints(start)) : ''
}

function Quote({ claim, isDisabled, onResize }: ClaimTabProps) {
  const t = useTranslations('workspace')
  const codes = useTranslations('codes')
  const versions = useTranslations('versions')
  const view = useView()
  const place = placeOf(claim, view.article.id, view.shown.number)
  const left = leftBehind(claim, view.article.id)
  const shownPlace = place ?? left ?? claim.appearances[0] ?? null
  if (!shownPlace) return <Notice tone="caution">{t('unplacedText')}</Notice>
  const newest = view.shown.number === view.article.latestVersion
  return (
    <div data-part="quote" className="flex flex-col gap-1.5">
      <blockquote
        lang={view.article.language}
        dir={view.article.direction}
        className="quoted border-line-strong border-s-2 ps-3 text-ink-soft text-sm"
      >
        {shownPlace.exact}
      </blockquote>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        {place ? (
          <a
            href={`#m-${nameIn(claim, view.article.id)}`}
            className="text-accent underline decoration-1 underline-offset-3"
          >
            {t('backToText')}
          </a>
        ) : null}
        {place && newest && !isDisabled ? (
          <Button size="sm" variant="quiet" onPress={onResize}>
            <Icon of={Scan} size={14} /> {t('changeWords')}
          </Button>
        ) : null}
        {shownPlace.outcome === 'exact' ? null : (
          <span className="text-caution">{codes(`anchorOutcome.${shownPlace.outcome}`)}</span>
        )}
        {place ? null : <span className="text-caution">{t('inVersion', { number: shownPlace.articleVersion })}</span>}
        {left?.standing === 'waiting' && !place ? (
          <Link href={`/desk/articles/${view.article.id}/reanchoring`}>{versions('waitsHere')}</Link>
        ) : null}
      </div>
    </div>
  )
}
