import { Fragment } from 'react'
import { codePointIndex } from '@/lib/domain/anchoring/text'
import { codePoints } from '@/lib/domain/anchoring/units'
import { segments } from '@/lib/domain/anchoring/segments'
import type { Direction } from '@/lib/domain/codes'
import type { Passage } from './passages'
import type { ShownRating } from './rating-word'
import { verdictClass } from './verdict-class'

/** What stands in the margin and at the end for one claim. */
export interface TextNote {
  readonly number: number
  /** The claim's number in its article, C1, C2 …: the address of its words in the page. */
  readonly key: string
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
  const begun = firstPassages(passages)
  return (
    <div lang={lang} dir={dir} className="flex flex-col gap-5">
      {passages.map((passage, place) => (
        <AnnotatedPassage
          key={`${place}`}
          passage={passage}
          begun={begun.get(passage)}
          notes={notes}
          wordsLang={wordsLang}
          wordsDir={wordsDir}
          words={words}
        />
      ))}
    </div>
  )
}

/** The claims whose first words stand in each passage: a mark may go over several, but has one address. */
function firstPassages(passages: readonly Passage[]): ReadonlyMap<Passage, ReadonlySet<number>> {
  const seen = new Set<number>()
  return new Map(
    passages.map((passage) => {
      const begun = passage.marks.map(({ number }) => number).filter((number) => !seen.has(number))
      for (const number of begun) seen.add(number)
      return [passage, new Set(begun)]
    }),
  )
}

type AnnotatedPassageProps = {
  passage: Passage
  /** The claims that begin in it; all of them, where nothing is said. */
  begun?: ReadonlySet<number> | undefined
} & Pick<AnnotatedTextProps, 'notes' | 'wordsDir' | 'wordsLang' | 'words'>

/** One passage with its verdicts beside it. It stands in an element with the language and direction of the article. */
export function AnnotatedPassage({ passage, begun, notes, wordsLang, wordsDir, words }: AnnotatedPassageProps) {
  return (
    <div className="passage" data-kind={passage.kind}>
      <div className="min-w-0">
        {passage.gapBefore ? (
          <p className="mb-5 text-ink-faint">
            <span aria-hidden>[…]</span>
            <span lang={wordsLang} dir={wordsDir} className="sr-only">
              {words.leftOut}
            </span>
          </p>
        ) : null}
        <PassageText passage={passage} begun={begun} notes={notes} />
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
    <ul lang={lang} className="margin-notes">
      {here.map(({ number, rating }) => (
        <li key={number}>
          <a href={`#note-${number}`} dir={dir}>
            <span className="figures">{number}</span>
            {rating ? <RatingBox rating={rating} /> : null}
            <span>{rating?.word}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The sign in its box, as small in markup as in size. */
export function RatingBox({ rating }: { rating: ShownRating }) {
  return (
    <span aria-hidden className={`rating-box${verdictClass(rating.colour)}`}>
      {rating.sign}
    </span>
  )
}

const LOOKS: Readonly<Record<Passage['kind'], string>> = {
  title: 'article-headline sm:text-[2.5rem]',
  heading: 'article-text pt-3 font-semibold',
  paragraph: 'article-text',
  list: 'article-text article-item ps-6',
  quote: 'article-text ps-6',
  caption: 'article-text border-line-strong border-s-2 ps-3 text-ink-soft',
  table: 'article-text whitespace-pre-wrap',
  embed: 'article-text text-ink-faint',
}

/** One passage with its marks; the headline is the page's own heading. */
function PassageText({ passage, begun, notes }: Pick<AnnotatedPassageProps, 'passage' | 'begun' | 'notes'>) {
  const index = codePointIndex(passage.text)
  const marks = passage.marks.map(({ number, start, end }) => ({
    id: `${number}`,
    start: codePoints(start),
    end: codePoints(end),
  }))
  const pieces = segments(passage.text, marks)
  const Tag = passage.kind === 'title' ? 'h1' : passage.kind === 'heading' ? 'h2' : 'p'
  return (
    <Tag
      className={LOOKS[passage.kind]}
      lang={passage.own?.language}
      dir={passage.own?.direction}
      data-item={passage.item}
    >
      {pieces.map((piece) => {
        const words = index.slice(piece.start, piece.end)
        if (piece.ids.length === 0) return words
        const note = notes.get(Number(piece.ids.at(-1)))
        const starting = passage.marks
          .filter(({ number, start }) => start === piece.start && (begun?.has(number) ?? true))
          .flatMap(({ number }) => notes.get(number)?.key ?? [])
        const ending = passage.marks.filter(({ end }) => end === piece.end)
        return (
          <Fragment key={piece.start}>
            {/* Several claims may begin at one word; an element has one address. */}
            {starting.slice(1).map((key) => (
              <span key={key} id={key} />
            ))}
            <mark
              id={starting[0]}
              className={`claim-mark${verdictClass(note?.rating?.colour)}`}
              data-progress="published"
              data-depth={piece.ids.length > 1 ? '2' : undefined}
              aria-details={`note-${piece.ids.at(-1)}`}
            >
              {words}
            </mark>
            {ending.map(({ number }) => {
              const ended = notes.get(number)
              return ended ? <NoteNumber key={number} note={ended} /> : null
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
      <a href={`#note-${note.number}`} data-plain aria-label={note.label}>
        {note.number}
      </a>
    </sup>
  )
}
