/** Edits whose outcome is known: for every old word, which words of the new text came of it. */

import { type Word, written } from './articles'
import { type Chance, chance } from './chance'

/**
 * A quote on the old text, and where it must be found in the new one; null when it was deleted. UTF-16 units. A quote
 * of which fewer than half of the words are left, but some, has no certain truth and isn't made.
 */
export interface Quote {
  readonly start: number
  readonly end: number
  readonly truth: { readonly start: number; readonly end: number } | null
}

/** Where a word stands, and how long the mark after it is. */
interface Span {
  readonly start: number
  readonly end: number
  readonly after: number
}

export interface Revision {
  readonly before: string
  readonly after: string
  readonly quotes: readonly Quote[]
}

export interface EditPlan {
  /** Share of words replaced, mistyped, taken out or followed by a new one. */
  readonly words: number
  /** Share of paragraphs that go to another place. */
  readonly moved: number
  /** Share of sentences taken out. */
  readonly deleted: number
  /** Share of paragraphs that are rewritten: a third of their words. */
  readonly rewritten: number
}

/** What an old word became: the new words, the first of them in its place, none if it was taken out. */
interface Fate {
  readonly origin: number
  readonly words: readonly Word[]
  /** How many of the words stand for the old one; those after them were put in. */
  readonly own: number
}

/** Edits an article and marks quotes of 3 to 14 words on the old version. */
export function revise(
  words: readonly Word[],
  plan: EditPlan,
  quotes: number,
  say: () => string,
  seed: number,
): Revision {
  const dice = chance(seed)
  const paragraphs = paragraphsOf(words)
  const fates = paragraphs.map((paragraph) => {
    const rewritten = dice.next() < plan.rewritten
    return editParagraph(paragraph, words, rewritten ? 0.33 : plan.words, plan.deleted, say, dice)
  })
  const moving = fates.map((_, i) => i).filter(() => dice.next() < plan.moved)
  const order = fates.map((_, i) => i).filter((i) => !moving.includes(i))
  for (const i of moving) order.splice(dice.below(order.length + 1), 0, i)
  const spans = new Array<Span | null>(words.length).fill(null)
  const after = layOut(
    order.flatMap((i) => [fates[i] ?? []]),
    spans,
  )
  const before = written(words)
  return { before, after, quotes: markQuotes(words, spans, quotes, dice) }
}

function paragraphsOf(words: readonly Word[]): number[][] {
  const paragraphs: number[][] = []
  words.forEach(({ before }, i) => {
    if (i === 0 || before.includes('\n')) paragraphs.push([])
    paragraphs.at(-1)?.push(i)
  })
  return paragraphs
}

function editParagraph(
  indexes: readonly number[],
  words: readonly Word[],
  share: number,
  deleted: number,
  say: () => string,
  dice: Chance,
): Fate[] {
  let dropping = dice.next() < deleted
  return indexes.map((origin): Fate => {
    const word = words[origin]
    if (!word) return { origin, words: [], own: 0 }
    const drop = dropping
    if (word.after === '.') dropping = dice.next() < deleted
    if (drop) return { origin, words: [], own: 0 }
    if (dice.next() >= share) return { origin, words: [word], own: 1 }
    const kind = dice.below(4)
    if (kind === 0) return { origin, words: [{ ...word, word: say() }], own: 1 }
    if (kind === 1) return { origin, words: [{ ...word, word: mistype(word.word, dice) }], own: 1 }
    if (kind === 2) return { origin, words: [], own: 0 }
    return {
      origin,
      words: [
        { ...word, after: '' },
        { before: ' ', word: say(), after: word.after },
      ],
      own: 1,
    }
  })
}

function mistype(word: string, dice: Chance): string {
  const at = dice.below(word.length)
  const letter = word.charAt(dice.below(word.length)) || word
  return dice.next() < 0.5 && word.length > 2
    ? word.slice(0, at) + word.slice(at + 1)
    : word.slice(0, at) + letter + word.slice(at)
}

/** Writes the new text and notes where each old word's successors stand. */
function layOut(paragraphs: readonly (readonly Fate[])[], spans: (Span | null)[]): string {
  let text = ''
  for (const paragraph of paragraphs) {
    let first = true
    for (const { origin, words, own } of paragraph) {
      words.forEach((word, i) => {
        text += text === '' ? '' : first ? '\n\n' : ' '
        first = false
        if (i < own)
          spans[origin] = { start: text.length, end: text.length + word.word.length, after: word.after.length }
        text += word.word + word.after
      })
    }
  }
  return text
}

function markQuotes(words: readonly Word[], spans: readonly (Span | null)[], quotes: number, dice: Chance): Quote[] {
  const starts: number[] = []
  let at = 0
  for (const { before, word, after } of words) {
    starts.push(at + before.length)
    at += before.length + word.length + after.length
  }
  const mark = (): Quote | null => {
    const first = dice.below(words.length)
    const last = Math.min(words.length - 1, first + 2 + dice.below(12))
    if (words.slice(first + 1, last + 1).some(({ before }) => before.includes('\n'))) return null
    const left = spans.slice(first, last + 1).filter((span) => span !== null)
    const start = starts[first] ?? 0
    const end = (starts[last] ?? 0) + (words[last]?.word.length ?? 0)
    const from = left[0]
    const to = left.at(-1)
    if (!from || !to) return { start, end, truth: null }
    if (left.length * 2 < last + 1 - first) return null
    // The mark after the last word left belongs to the quote if it stood inside it.
    const inner = spans[last] === null
    return { start, end, truth: { start: from.start, end: to.end + (inner ? to.after : 0) } }
  }
  const marked: Quote[] = []
  while (marked.length < quotes) {
    const quote = mark()
    if (quote) marked.push(quote)
  }
  return marked
}
