'use client'

import { memo, type Ref, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Direction } from '@/lib/domain/codes'
import type { BlockView } from '@/lib/schemas/article'
import { itemLook } from './list-item'
import { type DrawnBlock, type DrawnMark, drawnBlocks, type Piece } from './marks'

interface ArticleTextProps {
  text: string
  blocks: readonly BlockView[]
  marks: readonly DrawnMark[]
  /** The name of the claim whose card is open. */
  openName: string | null
  language: string
  direction: Direction
  /** What it is called, where it isn't the workspace's text. */
  label?: string
  /** Whether the keys of the sentence cursor work in it: not before its scripts have run. */
  hasKeys: boolean
  /** Level of its headline: 2 where the page has a heading of its own. */
  level?: 1 | 2
  ref: Ref<HTMLDivElement>
}

/**
 * The article with its marks: text in, `<mark>`s out, the same on the server, so that it can be read before any script has
 * run. A block is drawn again only when its own marks have changed, so that a thousand of them stay quick.
 */
export const ArticleText = memo(function ArticleText({
  text,
  blocks,
  marks,
  openName,
  language,
  direction,
  label,
  hasKeys,
  level = 1,
  ref,
}: ArticleTextProps) {
  const t = useTranslations('workspace')
  const drawn = useMemo(() => drawnBlocks(text, blocks, marks), [text, blocks, marks])
  return (
    <div
      ref={ref}
      data-article
      role="document"
      tabIndex={0}
      lang={language}
      dir={direction}
      aria-label={label ?? t('articleText')}
      aria-keyshortcuts={hasKeys ? 'Alt+ArrowDown Alt+ArrowUp' : undefined}
      className="article-text rounded-md outline-offset-8 focus-visible:outline-1"
    >
      {drawn.map((block) => (
        <Block
          key={`${block.block.start} ${block.block.kind}`}
          drawn={block}
          level={level}
          openName={block.pieces.some(({ marks }) => marks.some(({ id }) => id === openName)) ? openName : null}
        />
      ))}
    </div>
  )
})

interface BlockProps {
  drawn: DrawnBlock
  level: 1 | 2
  openName: string | null
}

const LEVELS = { 1: ['h1', 'h2'], 2: ['h2', 'h3'] } as const

const Block = memo(
  function Block({ drawn, level, openName }: BlockProps) {
    const [Title, Heading] = LEVELS[level]
    const inner = drawn.pieces.map((piece) => <PieceOfText key={piece.start} piece={piece} openName={openName} />)
    const { kind, language, direction } = drawn.block
    const own = { lang: language, dir: direction }
    switch (kind) {
      case 'title':
        return (
          <Title {...own} className="article-headline mb-6">
            {inner}
          </Title>
        )
      case 'heading':
        return (
          <Heading {...own} className="mt-8 mb-3 font-semibold text-[1.15em] leading-snug">
            {inner}
          </Heading>
        )
      case 'quote':
        return (
          <blockquote {...own} className="my-5 whitespace-pre-line border-line-strong border-s-2 ps-5">
            {inner}
          </blockquote>
        )
      case 'caption':
        return (
          <p
            {...own}
            className="my-5 whitespace-pre-line border-line border-y py-2.5 text-[0.85em] text-ink-soft leading-normal"
          >
            {inner}
          </p>
        )
      case 'list': {
        const { className, ...beside } = itemLook(drawn.block, drawn.pieces.map(({ text }) => text).join(''))
        return (
          <p {...own} {...beside} className={`my-2 whitespace-pre-line ${className}`}>
            {inner}
          </p>
        )
      }
      case 'table':
        return (
          <p {...own} className="my-5 overflow-x-auto whitespace-pre-wrap font-sans text-[0.85em]">
            {inner}
          </p>
        )
      default:
        return (
          <p {...own} className="my-[1.05em] whitespace-pre-line">
            {inner}
          </p>
        )
    }
  },
  (before, now) => before.drawn.signature === now.drawn.signature && before.openName === now.openName,
)

function PieceOfText({ piece, openName }: { piece: Piece; openName: string | null }) {
  const { start, text, marks, begins, ends } = piece
  const claims = marks.filter(({ kind }) => kind !== 'note')
  const innermost = claims.at(-1)
  const numbers = ends.flatMap(({ number }) => number ?? [])
  const links = begins
    .filter(({ kind }) => kind === 'claim' || kind === 'note')
    .map((mark) => <MarkLink key={mark.id} mark={mark} />)
  if (!innermost) {
    if (marks.length === 0) return <span data-start={start}>{text}</span>
    return (
      <>
        <span data-start={start} data-notes={marks.map(({ id }) => id).join(' ')} className="note-mark">
          {text}
        </span>
        {links}
      </>
    )
  }
  const noted = marks.length > claims.length
  const beginning = begins.filter(({ kind }) => kind !== 'note')
  return (
    <>
      <mark
        data-start={start}
        data-claims={claims.map(({ id }) => id).join(' ')}
        data-progress={innermost.progress === 'unchecked' ? undefined : innermost.progress}
        data-colour={innermost.colour ?? undefined}
        data-kind={innermost.kind === 'pending' ? 'pending' : undefined}
        data-open={claims.some(({ id }) => id === openName) ? '' : undefined}
        data-number={numbers.length > 0 ? numbers.join(' ') : undefined}
        aria-details={beginning.length > 0 ? beginning.map(({ id }) => `card-${id}`).join(' ') : undefined}
        className={noted ? 'note-mark' : undefined}
      >
        {text}
      </mark>
      {links}
    </>
  )
}

/** The way from the text to a card for keyboard and screen reader; seen while it has the focus. */
function MarkLink({ mark }: { mark: DrawnMark }) {
  const isNote = mark.kind === 'note'
  return (
    <a
      id={`m-${mark.id}`}
      href={isNote ? `#note-${mark.id}` : `?claim=${mark.id}`}
      data-open-note={isNote ? mark.id : undefined}
    >
      {mark.label}
    </a>
  )
}
