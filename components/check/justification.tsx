import { Fragment, type ReactNode } from 'react'
import { OutsideLink } from '@/components/ui/plain-link'
import { type Block, type Inline, readJustification } from '@/lib/domain/formats/justification'

interface JustificationProps {
  /** Markdown, citing evidence by number: [1]. */
  text: string
  lang: string
  dir: 'ltr' | 'rtl'
  /** The numbers that have a source on this page; others are left as written. */
  sources: ReadonlySet<number>
  className?: string
}

/** The reasons of a verdict, each citation a way to its source. */
export function Justification({ text, lang, dir, sources, className = '' }: JustificationProps) {
  return (
    <div lang={lang} dir={dir} className={`flex flex-col gap-4 ${className}`}>
      {readJustification(text).map((block, place) => drawn(block, sources, `${place}`))}
    </div>
  )
}

function drawn(block: Block, sources: ReadonlySet<number>, key: string): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return <p key={key}>{inline(block.children, sources)}</p>
    case 'code':
      return (
        <pre key={key} className="overflow-x-auto whitespace-pre-wrap rounded-md bg-well px-3 py-2 font-mono text-base">
          {block.text}
        </pre>
      )
    case 'quote':
      return (
        <blockquote key={key} className="flex flex-col gap-3 border-line-strong border-s-2 ps-4">
          {block.children.map((child, place) => drawn(child, sources, `${place}`))}
        </blockquote>
      )
    case 'list': {
      const items = block.items.map((item, place) => (
        <li key={`${place}`}>{item.map((child, inner) => drawn(child, sources, `${inner}`))}</li>
      ))
      return block.start === null ? (
        <ul key={key} className="list-disc ps-6">
          {items}
        </ul>
      ) : (
        <ol key={key} start={block.start} className="list-decimal ps-6">
          {items}
        </ol>
      )
    }
  }
}

function inline(pieces: readonly Inline[], sources: ReadonlySet<number>): ReactNode {
  return pieces.map((piece, place) => <Fragment key={`${place}`}>{piecewise(piece, sources)}</Fragment>)
}

function piecewise(piece: Inline, sources: ReadonlySet<number>): ReactNode {
  switch (piece.kind) {
    case 'text':
      return piece.text
    case 'code':
      return <code className="rounded-sm bg-well px-1 font-mono text-[0.85em]">{piece.text}</code>
    case 'emphasis':
      return <em>{inline(piece.children, sources)}</em>
    case 'strong':
      return <strong>{inline(piece.children, sources)}</strong>
    case 'link':
      return <OutsideLink href={piece.href}>{inline(piece.children, sources)}</OutsideLink>
    case 'break':
      return <br />
    case 'citation':
      return <Citation text={piece.text} numbers={piece.numbers} sources={sources} />
  }
}

/** [1] leads to source 1; a number without a source stays as it was typed. */
function Citation({
  text,
  numbers,
  sources,
}: {
  text: string
  numbers: readonly number[]
  sources: ReadonlySet<number>
}) {
  if (!numbers.every((number) => sources.has(number))) return text
  return (
    <span className="whitespace-nowrap">
      [
      {numbers.map((number, place) => (
        <Fragment key={number}>
          {place > 0 ? ', ' : null}
          <a href={`#source-${number}`} data-plain className="px-0.5 text-accent underline underline-offset-3">
            {number}
          </a>
        </Fragment>
      ))}
      ]
    </span>
  )
}
