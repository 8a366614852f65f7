'use client'

import { RotateCcw, Scissors } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { Icon } from '@/components/ui/icon'
import type { Piece } from '@/lib/domain/intake/draft'
import { directionOf } from '@/lib/domain/language'
import { itemLook } from '../article/list-item'

interface PieceListProps {
  pieces: readonly Piece[]
  restored: ReadonlySet<string>
  onToggle: (piece: Piece) => void
  language: string
}

/** Of a run of struck-out pieces, this many are in view; the rest is folded. */
const IN_VIEW = 3

/** Everything received, in its order: what is kept as it will read, what is struck out with its reason. */
export function PieceList({ pieces, restored, onToggle, language }: PieceListProps) {
  const t = useTranslations('intake')
  const shown = (piece: Piece) => (
    <PieceRow
      key={piece.id}
      piece={piece}
      restored={restored.has(piece.id)}
      onToggle={() => onToggle(piece)}
      language={language}
    />
  )
  return (
    <ol className="flex flex-col gap-3">
      {runsOf(pieces).map((run) => {
        const [first] = run
        if (!first) return null
        const folded = first.kept ? [] : run.slice(IN_VIEW)
        return (
          <li key={first.id} className="contents">
            <ol className="contents">{(first.kept ? run : run.slice(0, IN_VIEW)).map(shown)}</ol>
            {folded.length > 0 ? (
              <Disclosure summary={t('moreRemoved', { count: folded.length })}>
                <ol className="flex flex-col gap-3">{folded.map(shown)}</ol>
              </Disclosure>
            ) : null}
          </li>
        )
      })}
    </ol>
  )
}

/** Pieces that say something, in runs of kept and struck-out ones. */
function runsOf(pieces: readonly Piece[]): Piece[][] {
  const runs: Piece[][] = []
  for (const piece of pieces) {
    if (piece.reason === 'empty' || (piece.text.trim() === '' && piece.kind !== 'embed')) continue
    const last = runs.at(-1)
    if (last?.[0]?.kept === piece.kept) last.push(piece)
    else runs.push([piece])
  }
  return runs
}

interface PieceRowProps {
  piece: Piece
  restored: boolean
  onToggle: () => void
  language: string
}

function PieceRow({ piece, restored, onToggle, language }: PieceRowProps) {
  const t = useTranslations('intake')
  const lang = piece.language ?? language
  const words = { lang, dir: piece.direction ?? directionOf(lang) }
  if (piece.kept) {
    return (
      <li {...words}>
        <PieceText piece={piece} />
      </li>
    )
  }
  return (
    <li
      className={`flex flex-wrap items-start gap-x-3 gap-y-1.5 rounded-md border border-dashed px-3 py-2 ${restored ? 'border-success bg-success-tint' : 'border-line-strong bg-well'}`}
    >
      <div {...words} className="quoted min-w-0 grow basis-72 whitespace-pre-wrap">
        {restored ? piece.text : <del className="text-ink-faint decoration-ink-faint">{shortened(piece.text)}</del>}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={restored ? 'success' : 'outline'}>
          {restored ? t('restored') : t(`reason.${piece.reason ?? 'chrome'}`)}
        </Badge>
        <Button
          size="sm"
          onPress={onToggle}
          aria-label={`${t(restored ? 'takeOut' : 'restore')}: ${piece.text.slice(0, 80)}`}
        >
          <Icon of={restored ? Scissors : RotateCcw} size={14} />
          {t(restored ? 'takeOut' : 'restore')}
        </Button>
      </div>
    </li>
  )
}

/** Struck-out matter may be long (a page's navigation): its beginning tells what it is. */
const shortened = (text: string) => (text.length > 400 ? `${text.slice(0, 400).toWellFormed()} …` : text)

function PieceText({ piece }: { piece: Piece }) {
  const t = useTranslations('intake')
  if (piece.role === 'title') return <p className="article-headline">{piece.text}</p>
  if (piece.kind === 'heading') return <p className="article-text font-semibold">{piece.text}</p>
  if (piece.kind === 'embed') return <p className="text-ink-faint">[{t('kind.embed')}]</p>
  if (piece.kind === 'caption') {
    return (
      <p className="article-text border-line-strong border-s-2 ps-3 text-ink-soft">
        <span className="sr-only">{t('kind.caption')}: </span>
        {piece.text}
      </p>
    )
  }
  if (piece.kind === 'quote') return <p className="article-text ps-6 italic">{piece.text}</p>
  if (piece.kind === 'list') {
    const { className, ...beside } = itemLook(piece, piece.text)
    return (
      <p {...beside} className={`article-text ${className}`}>
        {piece.text}
      </p>
    )
  }
  return <p className={`article-text ${piece.kind === 'table' ? 'whitespace-pre-wrap' : ''}`}>{piece.text}</p>
}
