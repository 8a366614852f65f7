/**
 * How faithfully a quote repeats a passage of its source (rule R13). What `foldTypography` leaves out never counts as a
 * difference. Careful by design: anything that could change the sense is called a paraphrase, however small it is.
 */

import { foldTypography } from './folding'

export const QUOTE_FIDELITIES = [
  'verbatim',
  'trivially-edited',
  'bracketed-insertion',
  'translated',
  'paraphrase',
  'not-found',
] as const
/**
 * - `verbatim`: the same characters, but for typography
 * - `trivially-edited`: the same words; only capitals, punctuation, accents or vowel signs differ
 * - `bracketed-insertion`: the same words but for what the quote itself marks as changed: [inserted] or left out …
 * - `translated`: quote and passage are in different languages, so words can't be compared
 * - `paraphrase`: at least half of the quote's words stand close together in the passage
 * - `not-found`: fewer do
 */
export type QuoteFidelity = (typeof QUOTE_FIDELITIES)[number]

export interface FidelityFinding {
  readonly fidelity: QuoteFidelity
  /** Share of the quote's words found in the best stretch of the passage, 0 to 1; null where words can't be compared. */
  readonly overlap: number | null
}

/** Languages as BCP 47 tags, where known; without them the scripts decide whether it is a translation. */
export interface FidelityLanguages {
  readonly quote?: string | undefined
  readonly passage?: string | undefined
}

/** What the overlap of a paraphrase reaches at least. */
const PARAPHRASE = 0.5

/** Compares a quote with a passage of its source, which may be longer than the quote. */
export function quoteFidelity(quote: string, passage: string, languages: FidelityLanguages = {}): FidelityFinding {
  const said = typographyFolded(quote)
  const source = typographyFolded(passage)
  // What stands in brackets the quote gives as its own words, not as the source's.
  const words = wordsOf(said.replace(/\[[^\]]*\]/g, ' '))
  if (words.length === 0 || source === '') return { fidelity: 'not-found', overlap: null }
  if (standsIn(said, source)) return { fidelity: 'verbatim', overlap: 1 }
  const sourceWords = wordsOf(source)
  if (runsIn(wordsOf(said), sourceWords)) return { fidelity: 'trivially-edited', overlap: 1 }
  if (markedEdit(said, sourceWords)) return { fidelity: 'bracketed-insertion', overlap: 1 }
  if (inOtherLanguage(said, source, languages)) return { fidelity: 'translated', overlap: null }
  const overlap = bestOverlap(words, sourceWords)
  return { fidelity: overlap >= PARAPHRASE ? 'paraphrase' : 'not-found', overlap }
}

/** As typography is folded everywhere; quotation marks round the whole are the citing writer's. */
const typographyFolded = (text: string): string => foldTypography(text).replace(/^[" ]+|[" ]+$/g, '')

/** Whether the text stands in the source as it is, not beginning or ending inside a word. */
function standsIn(text: string, source: string): boolean {
  for (let at = source.indexOf(text); at >= 0; at = source.indexOf(text, at + 1)) {
    const before = source.slice(0, at)
    const after = source.slice(at + text.length)
    if (!/[\p{L}\p{N}\p{M}]$/u.test(before) && !/^[\p{L}\p{N}\p{M}]/u.test(after)) return true
  }
  return false
}

/** Words without capitals, punctuation, accents and vowel signs. A sign that belongs to a number or sum stays. */
function wordsOf(text: string): string[] {
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase()
  return bare.match(/(?<![\p{L}\p{N}])-?\p{N}+(?:[.,٫٬]\p{N}+)*%?|[$€£¥]|[\p{L}\p{N}]+/gu) ?? []
}

/** Whether words stand in the source one after the other, and where that run ends; -1 when they don't. */
function endOfRun(words: readonly string[], source: readonly string[], from: number): number {
  for (let at = from; at + words.length <= source.length; at++) {
    if (words.every((word, offset) => source[at + offset] === word)) return at + words.length
  }
  return -1
}

function runsIn(words: readonly string[], source: readonly string[]): boolean {
  return endOfRun(words, source, 0) >= 0
}

/** Inserted or replaced words stand in square brackets; left-out ones are shown by an ellipsis, bracketed or not. */
const MARK = /\[[^\]]*\]|\(…\)|…/u

/** How many words of the source one bracket may stand for, and one ellipsis may leave out. */
const MOST_LEFT_OUT = 60

/** Whether what lies between the quote's marks stands in the source, in order and near enough to be one passage. */
function markedEdit(quote: string, source: readonly string[]): boolean {
  if (!MARK.test(quote)) return false
  const parts = quote
    .split(new RegExp(MARK, 'gu'))
    .map(wordsOf)
    .filter((words) => words.length > 0)
  const first = parts[0]
  if (!first) return false
  for (let start = 0; ; start++) {
    let at = endOfRun(first, source, start)
    if (at < 0) return false
    start = at - first.length
    for (const part of parts.slice(1)) {
      const end = endOfRun(part, source, at)
      at = end >= 0 && end - part.length - at <= MOST_LEFT_OUT ? end : -1
      if (at < 0) break
    }
    if (at >= 0) return true
  }
}

function inOtherLanguage(quote: string, source: string, { quote: a, passage: b }: FidelityLanguages): boolean {
  if (a && b) return primary(a) !== primary(b)
  const [one, other] = [scriptOf(quote), scriptOf(source)]
  return one !== null && other !== null && one !== other
}

function primary(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? ''
}

const SCRIPTS = [
  /\p{sc=Latin}/gu,
  /\p{sc=Arabic}/gu,
  /\p{sc=Cyrillic}/gu,
  /\p{sc=Hebrew}/gu,
  /\p{sc=Greek}/gu,
  /\p{sc=Han}/gu,
]

/** The script of most letters, as an index; null when it is none of those known. */
function scriptOf(text: string): number | null {
  const counts = SCRIPTS.map((script) => text.match(script)?.length ?? 0)
  const most = Math.max(...counts)
  return most === 0 ? null : counts.indexOf(most)
}

/**
 * The largest share of the quote's words that a stretch of the source of about the same length (half as long again)
 * holds, each occurrence counted once.
 */
function bestOverlap(words: readonly string[], source: readonly string[]): number {
  const width = Math.ceil(words.length * 1.5)
  const wanted = new Map<string, number>()
  for (const word of words) wanted.set(word, (wanted.get(word) ?? 0) + 1)
  const held = new Map<string, number>()
  let found = 0
  let best = 0
  source.forEach((word, at) => {
    const need = wanted.get(word) ?? 0
    const have = (held.get(word) ?? 0) + 1
    held.set(word, have)
    if (have <= need) found++
    const leaving = source[at - width]
    if (leaving !== undefined) {
      const left = (held.get(leaving) ?? 0) - 1
      held.set(leaving, left)
      if (left < (wanted.get(leaving) ?? 0)) found--
    }
    best = Math.max(best, found)
  })
  return best / words.length
}
