'use client'

import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { codePointIndex } from '@/lib/domain/anchoring/text'
import type { CodePointRange } from '@/lib/domain/anchoring/units'
import { placeOf } from '@/lib/browser/workspace-view'
import type { Passage } from '@/lib/browser/workspace-store'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ListBox, ListBoxItem, ListBoxSection } from '../ui/list-box'
import { NumberField } from '../ui/number-field'
import { Tab, TabList, TabPanel, Tabs } from '../ui/tabs'
import { PasteQuote } from './paste-quote'
import { useView, useWorkspace } from '../workspace-state/workspace-context'
import { wordsOf } from '../article/word-steps'

/** What the dialog is called and what its button says. */
export interface ChoosingWords {
  readonly title: string
  readonly act: string
}

interface MarkDialogProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  sentences: readonly CodePointRange[]
  /** Where the words are chosen for something else than a new claim: the dialog's title and its button. */
  words?: ChoosingWords
}

/** Marking without a pointer and without a text cursor: from a list of sentences, or by pasting a quote. */
export function MarkDialog({ isOpen, onOpenChange, sentences, words }: MarkDialogProps) {
  const t = useTranslations('workspace')
  const { title, act } = words ?? { title: t('markDialog'), act: t('markClaim') }
  const { mark } = useWorkspace()
  const give = (passage: Passage) => {
    onOpenChange(false)
    mark(passage)
  }
  return (
    <Dialog title={title} size="lg" isOpen={isOpen} onOpenChange={onOpenChange}>
      <Tabs>
        <TabList aria-label={title}>
          <Tab id="list">{t('fromList')}</Tab>
          <Tab id="quote">{t('pasteQuote')}</Tab>
        </TabList>
        <TabPanel id="list">
          <SentenceList sentences={sentences} act={act} onMark={give} />
        </TabPanel>
        <TabPanel id="quote">
          <PasteQuote act={act} onMark={give} />
        </TabPanel>
      </Tabs>
    </Dialog>
  )
}

interface SentenceListProps {
  sentences: readonly CodePointRange[]
  act: string
  onMark: (passage: Passage) => void
}

function SentenceList({ sentences, act, onMark }: SentenceListProps) {
  const t = useTranslations('workspace')
  const { article, shown, claims } = useView()
  const [chosen, setChosen] = useState<readonly number[]>([])
  const index = useMemo(() => codePointIndex(shown.text), [shown.text])
  const first = sentences[Math.min(...chosen)]
  const last = sentences[Math.max(...chosen)]
  const groups = shown.blocks.flatMap((block, at) => {
    const number = shown.blocks.slice(0, at + 1).filter(({ kind }) => kind !== 'title' && kind !== 'caption').length
    const inside = sentences.filter(({ start }) => start >= block.start && start < block.end)
    return inside.length > 0 ? [{ block, number, inside }] : []
  })
  const keysIn = ({ start, end }: CodePointRange) =>
    claims.flatMap((claim) => {
      const place = placeOf(claim, article.id, shown.number)
      return place && place.start < end && place.end > start ? [claim.key] : []
    })
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-soft text-sm">{t('sentenceListHint')}</p>
      <div className="max-h-[45dvh] overflow-auto rounded-md border border-line-strong">
        <ListBox
          aria-label={t('sentences')}
          selectionMode="multiple"
          selectedKeys={chosen}
          onSelectionChange={(keys) =>
            setChosen(keys === 'all' ? sentences.map((_, at) => at) : [...keys].map(Number).sort((a, b) => a - b))
          }
        >
          {groups.map(({ block, number, inside }) => (
            <ListBoxSection
              key={block.start}
              title={
                block.kind === 'title' || block.kind === 'caption'
                  ? t(`block.${block.kind}`)
                  : t('paragraph', { number })
              }
            >
              {inside.map((sentence) => {
                const keys = keysIn(sentence)
                const words = index.slice(sentence.start, sentence.end)
                return (
                  <ListBoxItem
                    key={sentence.start}
                    id={sentences.indexOf(sentence)}
                    textValue={keys.length > 0 ? `${words} ${t('alreadyMarked', { keys: keys.join(', ') })}` : words}
                  >
                    <span lang={article.language} dir={article.direction} className="block">
                      {words}
                    </span>
                    {keys.length > 0 ? (
                      <span className="block text-ink-faint text-sm">
                        {t('alreadyMarked', { keys: keys.join(', ') })}
                      </span>
                    ) : null}
                  </ListBoxItem>
                )
              })}
            </ListBoxSection>
          ))}
        </ListBox>
      </div>
      {first && last ? (
        <Trim
          key={`${first.start} ${last.end}`}
          range={{ start: first.start, end: last.end }}
          act={act}
          onMark={onMark}
        />
      ) : null}
    </div>
  )
}

interface TrimProps {
  range: CodePointRange
  act: string
  onMark: (passage: Passage) => void
}

/** Leaves out words at both ends of the chosen sentences, with what remains read out. */
function Trim({ range, act, onMark }: TrimProps) {
  const t = useTranslations('workspace')
  const { article, shown } = useView()
  const index = useMemo(() => codePointIndex(shown.text), [shown.text])
  const words = useMemo(
    () => wordsOf(shown.text, article.language).filter(({ start, end }) => start >= range.start && end <= range.end),
    [shown.text, article.language, range.start, range.end],
  )
  const [from, setFrom] = useState(1)
  const [to, setTo] = useState(words.length)
  const start = from <= 1 ? range.start : (words[from - 1]?.start ?? range.start)
  const end = to >= words.length ? range.end : (words[to - 1]?.end ?? range.end)
  const exact = index.slice(start, end)
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-6">
        <NumberField label={t('firstWord')} value={from} minValue={1} maxValue={to} onChange={setFrom} />
        <NumberField label={t('lastWord')} value={to} minValue={from} maxValue={words.length} onChange={setTo} />
      </div>
      <output
        aria-live="polite"
        lang={article.language}
        dir={article.direction}
        className="quoted block border-line-strong border-s-2 ps-3"
      >
        {exact}
      </output>
      <div className="flex justify-end">
        <Button variant="primary" onPress={() => onMark({ start, end, exact })}>
          {act}
        </Button>
      </div>
    </div>
  )
}
