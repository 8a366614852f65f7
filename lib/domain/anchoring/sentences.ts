/**
 * Sentences, for the keyboard's sentence cursor and for public excerpts.
 *
 * `Intl.Segmenter` ends a sentence after every "Dr." and "د."; what it cuts at an abbreviation is joined again here.
 */

import { codePointIndex } from './text'
import { type CodePointRange, utf16Units } from './units'

/** Words that stand before a name or number and never end a sentence, lower case, without their dot. */
const BEFORE_A_NAME = new Set(
  (
    'mr mrs ms mx dr prof st mt ft gen col lt sgt capt cmdr maj cpl adm sen rep gov pres rev hon fr sr br msgr insp supt ' +
    'mme mlle me hr fr frau sra srta dra ' +
    'vs cf fig figs vol pp ed eds op cit eg ie approx ca al'
  ).split(' '),
)

/** Months and the like, which may end a sentence unless a number follows. */
const BEFORE_A_NUMBER = new Set('no nos nr art sec ch p jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '))

/** Arabic abbreviations of more than one letter, without their dot; single letters are known by their length. */
const ARABIC = new Set(['أ.د', 'د.م', 'ق.م', 'م.م', 'ص.ب', 'هـ', 'تلف', 'فق'])

/** Words that begin a sentence far more often than they continue one after "U.S.". */
const STARTERS = new Set(
  'the a an he she it they we you i his her its their our this that these those there but and in on at for as if when while however meanwhile since after before no yes what who why how'.split(
    ' ',
  ),
)

const LAST_WORD = /([\p{L}\p{M}\u0640]+(?:\.[\p{L}\p{M}\u0640]+)*)\.[\s\u200e\u200f\u061c]*$/u
const FIRST_WORD = /^[\s"'“‘«(\u200e\u200f]*([\p{L}\p{N}\p{M}]+)/u

/** Whether the dot at the end of a piece belongs to an abbreviation, seeing what follows. */
function endsInAbbreviation(piece: string, rest: string): boolean {
  if (piece.includes('\n', piece.trimEnd().length)) return false
  const word = LAST_WORD.exec(piece)?.[1]
  if (!word) return false
  const next = FIRST_WORD.exec(rest)?.[1] ?? ''
  const folded = word.toLowerCase()
  if (BEFORE_A_NAME.has(folded) || ARABIC.has(word)) return true
  if (BEFORE_A_NUMBER.has(folded)) return /^\p{N}/u.test(next)
  const letters = word.split('.')
  if (letters.some((letter) => [...letter.replace(/[\p{M}\u0640]/gu, '')].length > 1)) return false
  // Initials: "J. Smith", "د. أحمد", "U.S. troops". A lone "I" is a pronoun; after "U.S." a new sentence may begin.
  return word !== 'I' && !(STARTERS.has(next.toLowerCase()) && letters.length > 1)
}

/**
 * The sentences of a text in order, outer spaces left out; a line break always ends one. Positions in code points.
 *
 * @param language BCP 47 tag of the text; an unknown one falls back on the general rules
 */
export function sentencesOf(text: string, language: string): CodePointRange[] {
  const index = codePointIndex(text)
  const sentences: CodePointRange[] = []
  let from = 0
  let to = 0
  const close = () => {
    const sentence = text.slice(from, to)
    const start = from + sentence.length - sentence.trimStart().length
    const end = from + sentence.trimEnd().length
    if (start < end) {
      sentences.push({ start: index.toCodePoints(utf16Units(start)), end: index.toCodePoints(utf16Units(end)) })
    }
    from = to
  }
  for (const { segment } of segmenterFor(language).segment(text)) {
    if (from < to && !endsInAbbreviation(text.slice(Math.max(from, to - 64), to), text.slice(to, to + 64))) close()
    to += segment.length
  }
  close()
  return sentences
}

function segmenterFor(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'sentence' })
  } catch {
    return new Intl.Segmenter('en', { granularity: 'sentence' })
  }
}
