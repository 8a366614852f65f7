'use client'

import { useTranslations } from 'use-intl'
import type { Direction } from '@/lib/domain/codes'
import type { VersionDiffView } from '@/lib/schemas/article-version'
import { Badge } from '../ui/badge'
import { Disclosure } from '../ui/disclosure'
import { DiffWords } from '../card/diff-words'

type DiffRow = VersionDiffView['rows'][number]

interface SideBySideProps {
  diff: VersionDiffView
  /** What the two texts are called, where the newer is no version yet. */
  names?: { title: string; old: string; now: string }
  language: string
  direction: Direction
}

/** So many unchanged paragraphs in a row are shown; more are folded. */
const SHORT_RUN = 1

/**
 * Two texts side by side, paragraph by paragraph; on a phone one below the other. What a paragraph went through stands
 * there in words, what words differ is struck out or underlined and said: colour only helps.
 */
export function SideBySide({ diff, names, language, direction }: SideBySideProps) {
  const t = useTranslations('versions')
  const { from, to, rows } = diff
  const count = (kind: DiffRow['kind']) => rows.filter((row) => row.kind === kind && row.now !== null).length
  const removed = rows.filter(({ kind }) => kind === 'removed').length
  const isSame = rows.every(({ kind }) => kind === 'same')
  const words = { lang: language, dir: direction }
  return (
    <section aria-labelledby="differences" className="flex flex-col gap-4">
      <div>
        <h2 id="differences" className="font-semibold text-xl">
          {names?.title ?? t('differences', { from, to })}
        </h2>
        <p className="text-ink-soft">
          {isSame
            ? t('sameText')
            : t('rowCounts', { changed: count('changed'), moved: count('moved'), added: count('added'), removed })}
        </p>
      </div>
      <div aria-hidden className="grid grid-cols-2 gap-8 font-medium text-ink-faint text-sm max-md:hidden">
        <p>{names?.old ?? `${t('version')} ${from}`}</p>
        <p>{names?.now ?? `${t('version')} ${to}`}</p>
      </div>
      <ol className="flex flex-col gap-4">
        {runsOf(rows).map((run) => {
          const [first] = run
          if (!first) return null
          const shown = run.map((row) => <RowOfTexts key={keyOf(row)} row={row} from={from} to={to} words={words} />)
          if (first.kind !== 'same' || run.length <= SHORT_RUN) return shown
          return (
            <li key={keyOf(first)} className="border-line border-y py-1">
              <Disclosure summary={t('unchanged', { count: run.length })} defaultOpen={isSame}>
                <ol className="flex flex-col gap-4 pt-2">{shown}</ol>
              </Disclosure>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

const keyOf = ({ kind, old, now }: DiffRow) => `${kind} ${old?.paragraph ?? ''} ${now?.paragraph ?? ''}`

/** Rows in runs of unchanged ones and single others. */
function runsOf(rows: readonly DiffRow[]): DiffRow[][] {
  const runs: DiffRow[][] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (row.kind === 'same' && last?.[0]?.kind === 'same') last.push(row)
    else runs.push([row])
  }
  return runs
}

interface RowProps {
  row: DiffRow
  from: number
  to: number
  words: { lang: string; dir: Direction }
}

const TONES = { same: 'neutral', changed: 'accent', moved: 'caution', added: 'success', removed: 'danger' } as const

function RowOfTexts({ row: { kind, old, now, counterpart }, from, to, words }: RowProps) {
  const t = useTranslations('versions')
  if (kind === 'same') {
    return (
      <li className="grid gap-x-8 md:grid-cols-2">
        <p {...words} aria-hidden className="quoted whitespace-pre-line text-ink-soft max-md:hidden">
          {old?.pieces.map(({ text }) => text).join('')}
        </p>
        <p {...words} className="quoted whitespace-pre-line text-ink-soft">
          {now?.pieces.map(({ text }) => text).join('')}
        </p>
      </li>
    )
  }
  const what =
    kind === 'moved' && counterpart !== null
      ? t(old ? 'movedTo' : 'movedFrom', { number: counterpart })
      : t(`row.${kind}`)
  const cell = (side: 'old' | 'now') => {
    const given = side === 'old' ? old : now
    // An empty half keeps the other one on its side; there is nothing in it to be read.
    if (!given) return <div aria-hidden className="max-md:hidden" />
    return (
      <div className="rounded-md border border-line bg-sheet px-4 py-3">
        <p {...words} className="quoted whitespace-pre-line">
          <span className="sr-only">{t('inVersion', { number: side === 'old' ? from : to })} </span>
          <DiffWords pieces={given.pieces} side={side} />
        </p>
      </div>
    )
  }
  return (
    <li className="flex flex-col gap-1.5">
      <div className="grid gap-x-8 md:grid-cols-2">
        <p className={`flex flex-wrap items-center gap-2 text-ink-faint text-sm ${old ? '' : 'md:col-start-2'}`}>
          <Badge tone={TONES[kind]}>{what}</Badge>
          {t('paragraph', { number: (now ?? old)?.paragraph ?? 0 })}
        </p>
      </div>
      <div className="grid gap-x-8 gap-y-2 md:grid-cols-2">
        {cell('old')}
        {cell('now')}
      </div>
    </li>
  )
}
