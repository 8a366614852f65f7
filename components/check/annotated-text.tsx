import { Fragment } from 'react'
import { codePointIndex } from '@/lib/domain/anchoring/text'
import { codePoints } from '@/lib/domain/anchoring/units'
import { segments } from '@/lib/domain/anchoring/segments'
import type { Direction } from '@/lib/domain/codes'
import { markColour } from './mark-colour'
import type { Passage } from './passages'
import { RatingSign, type ShownRating } from './rating-word'

/** What stands in the margin and at the end for one claim. */
export interface TextNote {
  readonly number: number
  readonly rating: ShownRating | null
  /** "Note 3: False" */
  readonly label: string
}

interface AnnotatedTextProps {
  passages: readonly Passage[]
  notes: ReadonlyMap<number, TextNote>
  lang: string
  dir: Direction
  /** Direction of the interface, for what is said in its words. */
  wordsDir: Direction
  wordsLang: string
  words: { leftOut: string }
}

/** The article's text with a numbered mark for each claim; the verdicts stand in the margin where there is room. */
export function AnnotatedText({ passages, notes, lang, dir, wordsDir, wordsLang, words }: AnnotatedTextProps) {
  return (
    <div lang={lang} dir={dir} className="flex flex-col gap-5">
      {passages.map((passage, place) => (
        <AnnotatedPassage
          key={`${place}`}
          passage={passage}
          notes={notes}
          wordsLang={wordsLang}
          wordsDir={wordsDir}
          words={words}
        />
      ))}
    </div>
  )
}

type AnnotatedPassageProps = { passage: Passage } & Pick<
  AnnotatedTextProps,
  'notes' | 'wordsDir' | 'wordsLang' | 'words'
>

/** One passage with its verdicts beside it. It stands in an element with the language and direction of the article. */
export function AnnotatedPassage({ passage, notes, wordsLang, wordsDir, words }: AnnotatedPassageProps) {
  return (
    <div className="gap-x-8 lg:grid lg:grid-cols-[minmax(0,41rem)_minmax(0,12rem)]" data-kind={passage.kind}>
      <div className="min-w-0">
        {passage.gapBefore ? (
          <p className="mb-5 text-ink-faint">
            <span aria-hidden>[…]</span>
            <span lang={wordsLang} dir={wordsDir} className="sr-only">
              {words.leftOut}
            </span>
          </p>
        ) : null}
        <PassageText passage={passage} notes={notes} />
      </div>
      <Margin passage={passage} notes={notes} lang={wordsLang} dir={wordsDir} />
    </div>
  )
}

interface MarginProps {
  passage: Passage
  notes: ReadonlyMap<number, TextNote>
  lang: string
  dir: Direction
}

function Margin({ passage, notes, lang, dir }: MarginProps) {
  const here = passage.marks.flatMap(({ number }) => notes.get(number) ?? [])
  if (here.length === 0) return null
  return (
    <ul className="hidden flex-col items-start gap-1 pt-1 lg:flex print:hidden">
      {here.map((note) => (
        <li key={note.number}>
          <a
            href={`#note-${note.number}`}
            lang={lang}
            dir={dir}
            className="group inline-flex min-h-6 items-center gap-1.5 rounded-sm text-ink text-sm hover:underline"
          >
            <span className="figures w-4 text-end text-ink-faint">{note.number}</span>
            {note.rating ? <RatingSign rating={note.rating} className="size-5 rounded-sm text-xs" /> : null}
            <span>{note.rating?.word}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

const LOOKS: Readonly<Record<Passage['kind'], string>> = {
  title: 'article-headline sm:text-[2.5rem]',
  heading: 'article-text pt-3 font-semibold',
  paragraph: 'article-text',
  list: 'article-text ps-6',
  quote: 'article-text ps-6',
  caption: 'article-text border-line-strong border-s-2 ps-3 text-ink-soft',
  table: 'article-text whitespace-pre-wrap',
  embed: 'article-text text-ink-faint',
}

/** One passage with its marks; the headline is the page's own heading. */
function PassageText({ passage, notes }: { passage: Passage; notes: ReadonlyMap<number, TextNote> }) {
  const index = codePointIndex(passage.text)
  const marks = passage.marks.map(({ number, start, end }) => ({
    id: `${number}`,
    start: codePoints(start),
    end: codePoints(end),
  }))
  const pieces = segments(passage.text, marks)
  const Tag = passage.kind === 'title' ? 'h1' : passage.kind === 'heading' ? 'h2' : 'p'
  return (
    <Tag className={LOOKS[passage.kind]}>
      {pieces.map((piece) => {
        const words = index.slice(piece.start, piece.end)
        const ending = passage.marks.filter(({ end }) => end === piece.end)
        const innermost = notes.get(Number(piece.ids.at(-1)))
        return (
          <Fragment key={piece.start}>
            {piece.ids.length === 0 ? (
              words
            ) : (
              <mark
                className="claim-mark"
                data-progress="published"
                data-depth={piece.ids.length > 1 ? '2' : undefined}
                aria-details={`note-${piece.ids.at(-1)}`}
                style={markColour(innermost?.rating?.colour)}
              >
                {words}
              </mark>
            )}
            {ending.map(({ number }) => {
              const note = notes.get(number)
              return note ? <NoteNumber key={number} note={note} /> : null
            })}
          </Fragment>
        )
      })}
    </Tag>
  )
}

function NoteNumber({ note }: { note: TextNote }) {
  return (
    <sup className="note-number">
      <a
        id={`mark-${note.number}`}
        href={`#note-${note.number}`}
        data-plain
        aria-label={note.label}
        className="figures font-semibold text-accent hover:underline"
      >
        {note.number}
      </a>
    </sup>
  )
}
