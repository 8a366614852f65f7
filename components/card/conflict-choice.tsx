'use client'

import { diffWordsWithSpace } from 'diff'
import { useTranslations } from 'use-intl'
import type { JsonValue } from '@/lib/domain/json'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'

interface ConflictChoiceProps {
  /** The field's name as its label says it. */
  field: string
  mine: JsonValue
  theirs: JsonValue
  /** A value in words, where it is a code or a list. */
  inWords?: (value: JsonValue) => string
  lang?: string
  onPick: (choice: 'mine' | 'theirs') => void
}

const plain = (value: JsonValue) =>
  value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)

/** Another person changed the same field: both values, what differs, and the choice. Nothing typed is lost. (rule R24) */
export function ConflictChoice({ field, mine, theirs, inWords = plain, lang, onPick }: ConflictChoiceProps) {
  const t = useTranslations('workspace')
  const [own, other] = [inWords(mine), inWords(theirs)]
  return (
    <Notice
      tone="caution"
      role="alert"
      title={t('conflictTitle', { field })}
      acts={
        <>
          <Button size="sm" variant="primary" onPress={() => onPick('mine')}>
            {t('keepMine')}
          </Button>
          <Button size="sm" onPress={() => onPick('theirs')}>
            {t('takeTheirs')}
          </Button>
        </>
      }
    >
      <dl className="mt-1 grid gap-1 text-sm">
        <dt className="font-medium text-ink-faint">{t('mine')}</dt>
        <dd lang={lang} dir="auto">
          {own || '–'}
        </dd>
        <dt className="font-medium text-ink-faint">{t('theirs')}</dt>
        <dd lang={lang} dir="auto">
          <WordDiff from={own} to={other} />
        </dd>
      </dl>
    </Notice>
  )
}

/** What changed between two texts, word by word; said in words to those who don't see the strokes. */
export function WordDiff({ from, to }: { from: string; to: string }) {
  const t = useTranslations('workspace')
  if (to === '') return '–'
  return diffWordsWithSpace(from, to).map(({ added, removed, value }, at) => {
    if (added) {
      return (
        <ins key={at} className="rounded-sm bg-success-tint decoration-success">
          <span className="sr-only">{t('inserted')} </span>
          {value}
        </ins>
      )
    }
    if (removed) {
      return (
        <del key={at} className="rounded-sm bg-danger-tint decoration-danger">
          <span className="sr-only">{t('deleted')} </span>
          {value}
        </del>
      )
    }
    return <span key={at}>{value}</span>
  })
}
