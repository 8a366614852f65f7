'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Action, useActions } from '@/lib/browser/shortcuts'
import type { ArticleView } from '@/lib/schemas/article'
import type { ReanchoringView } from '@/lib/schemas/article-version'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { KeyCap } from '../ui/key-cap'
import { Link } from '../ui/link'
import { Notice } from '../ui/notice'
import { isFrozen } from './entry-panel'
import { SentenceDiff } from '../card/sentence-diff'
import type { ChangedSentences } from './use-changed-sentences'

interface SentenceListProps {
  sentences: ChangedSentences
  article: Pick<ArticleView, 'id' | 'language' | 'direction'>
  /**
   * The queue's own turn once nothing else waits on the screen: the list answers its keys then, and takes the focus after its
   * last decision. Null while an entry waits.
   */
  queueTurn: number | null
}

const PART = 'sentences'

/** Whether the list of changed sentences has the focus: then the queue's keys are about its claims. */
export const isInSentences = () => (document.activeElement?.closest(`[data-part="${PART}"]`) ?? null) !== null

/** Claims whose words stand while their sentences read otherwise, to be confirmed one by one or together. (rule R7) */
export function SentenceList({ sentences, article, queueTurn }: SentenceListProps) {
  const isAlone = queueTurn !== null
  const t = useTranslations('versions')
  const { changed, confirm, isBusy, told, turn } = sentences
  const heading = useRef<HTMLHeadingElement>(null)
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set())
  const { items } = changed
  const open = useMemo(() => items.filter((entry) => !isFrozen(entry)), [items])
  const chosen = useMemo(() => open.filter(({ id }) => !unticked.has(id)), [open, unticked])
  const tick = (id: string, isTicked: boolean) => setUnticked((before) => ticked(before, id, isTicked))

  useEffect(() => {
    if (turn > 0 || (queueTurn ?? 0) > 0) heading.current?.focus({ preventScroll: true })
  }, [turn, queueTurn])

  const actions = useMemo((): readonly Action[] => {
    const here = () => isAlone || isInSentences()
    const focused = () => items.find(({ id }) => document.activeElement?.closest(`[data-sentence="${id}"]`))
    const step = (by: 1 | -1) => () => {
      if (!here() || items.length === 0) return false
      const at = focused()
      const from = at ? items.indexOf(at) : by > 0 ? -1 : items.length
      const next = items[from + by]
      if (next) document.querySelector<HTMLElement>(`[data-sentence="${next.id}"] h3`)?.focus()
      return true
    }
    return [
      {
        id: 'sentence-right',
        label: t('stillRight'),
        shortcut: 'acceptWords',
        run: () => {
          const entry = focused() ?? open[0]
          if (!here() || !entry || isFrozen(entry)) return false
          void confirm([entry])
          return true
        },
      },
      {
        id: 'sentences-right',
        label: t('stillRightAll', { count: chosen.length }),
        shortcut: 'acceptAll',
        run: () => {
          if (chosen.length === 0) return false
          void confirm(chosen)
          return true
        },
      },
      { id: 'sentence-next', shortcut: 'next', run: step(1) },
      { id: 'sentence-previous', shortcut: 'previous', run: step(-1) },
    ]
  }, [isAlone, items, open, chosen, confirm, t])
  useActions(actions)

  if (items.length === 0 && told === null) return null
  return (
    <section data-part={PART} aria-labelledby="changed-sentences" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="changed-sentences" ref={heading} tabIndex={-1} className="font-semibold text-lg outline-none">
          {t('sentencesTitle', { count: changed.sentences })}
        </h2>
        {open.length > 1 ? (
          <Button
            variant="primary"
            size="sm"
            isPending={isBusy}
            isDisabled={chosen.length === 0}
            onPress={() => void confirm(chosen)}
          >
            {t('stillRightAll', { count: chosen.length })}
            <KeyCap tone="inverse">Shift Y</KeyCap>
          </Button>
        ) : null}
      </div>
      {told ? (
        <Notice tone="caution" role="alert">
          {told}
        </Notice>
      ) : null}
      {items.length > 0 ? <p className="text-ink-soft text-sm">{t('sentencesText')}</p> : null}
      <ul className="flex flex-col gap-3">
        {items.map((entry) => (
          <Entry
            key={entry.id}
            entry={entry}
            article={article}
            isChosen={!unticked.has(entry.id)}
            onTick={open.length > 1 ? (isTicked) => tick(entry.id, isTicked) : null}
            isBusy={isBusy}
            onConfirm={() => void confirm([entry])}
          />
        ))}
      </ul>
    </section>
  )
}

function ticked(before: ReadonlySet<string>, id: string, isTicked: boolean): ReadonlySet<string> {
  const after = new Set(before)
  if (isTicked) after.delete(id)
  else after.add(id)
  return after
}

interface EntryProps {
  entry: ReanchoringView
  article: SentenceListProps['article']
  isChosen: boolean
  /** Null where there are not several to choose from. */
  onTick: ((isTicked: boolean) => void) | null
  isBusy: boolean
  onConfirm: () => void
}

function Entry({ entry, article, isChosen, onTick, isBusy, onConfirm }: EntryProps) {
  const t = useTranslations('versions')
  const codes = useTranslations('codes')
  const { id, claim, sentences } = entry
  return (
    <li data-sentence={id} className="flex flex-col gap-2 rounded-md border border-line bg-sheet p-3">
      <h3 tabIndex={-1} className="wrap-anywhere text-ink-soft text-sm">
        <Link href={`/desk/articles/${article.id}?claim=${claim.id}`} variant="quiet">
          {claim.key}
        </Link>{' '}
        <bdi>{claim.statement}</bdi>
      </h3>
      {sentences ? <SentenceDiff change={sentences} language={article.language} direction={article.direction} /> : null}
      {isFrozen(entry) ? (
        <p className="text-caution text-sm">{t('sentenceFrozen', { state: codes(`claimState.${claim.state}`) })}</p>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Button size="sm" isDisabled={isBusy} onPress={onConfirm} aria-label={t('stillRightOf', { key: claim.key })}>
            {t('stillRight')}
            <KeyCap>Y</KeyCap>
          </Button>
          {onTick ? (
            <Checkbox isSelected={isChosen} onChange={onTick}>
              {t('togetherWithOthers', { key: claim.key })}
            </Checkbox>
          ) : null}
        </div>
      )}
    </li>
  )
}
