/** Two versions of a text side by side: which paragraphs and which words differ. */

import { alignTexts } from './anchoring/align-texts'
import { inEveryLongestRun } from './anchoring/paragraphs'
import { codePointIndex } from './anchoring/text'
import { type Tokens, tokenise } from './anchoring/tokens'
import { utf16Units } from './anchoring/units'

/** What became of a paragraph. A moved one has two rows, one where it was and one where it is. */
export const DIFF_KINDS = ['same', 'changed', 'moved', 'added', 'removed'] as const
export type DiffKind = (typeof DIFF_KINDS)[number]

/** A piece of running text; `differs` says that the other side has no such words there. */
export interface DiffPiece {
  readonly text: string
  readonly differs: boolean
}

/** A paragraph of one side: its number from 1, its range in code points, its text in pieces. */
export interface DiffSide {
  readonly paragraph: number
  readonly start: number
  readonly end: number
  readonly pieces: readonly DiffPiece[]
}

export interface DiffRow {
  readonly kind: DiffKind
  readonly old: DiffSide | null
  readonly now: DiffSide | null
  /** Of a moved paragraph: its number on the other side. */
  readonly counterpart: number | null
}

/** Words that two pieces of text have in common and those that differ; joined, each side is its text again. */
export function diffWords(old: string, now: string): { readonly old: DiffPiece[]; readonly now: DiffPiece[] } {
  if (old === now) return { old: whole(old, false), now: whole(now, false) }
  const [before, after] = [tokenise(old), tokenise(now)]
  const image = alignTexts(before, after, true)
  const source = new Int32Array(after.count).fill(-1)
  for (let i = 0; i < before.count; i++) {
    const j = image[i] ?? -1
    // The engine takes "Rents" and "rents" for one word; a reader wants to see the difference.
    if (j >= 0 && wordAt(before, i) === wordAt(after, j)) source[j] = i
    else image[i] = -1
  }
  return { old: pieces(before, image, after), now: pieces(after, source, before) }
}

const whole = (text: string, differs: boolean): DiffPiece[] => (text === '' ? [] : [{ text, differs }])
const wordAt = ({ text, start, end }: Tokens, at: number) => text.slice(start[at], end[at])
/** What stands between a token and the one before it. */
const gapBefore = ({ text, start, end }: Tokens, at: number) => text.slice(at === 0 ? 0 : end[at - 1], start[at])

function pieces(tokens: Tokens, image: Int32Array, other: Tokens): DiffPiece[] {
  const found: { text: string; differs: boolean }[] = []
  const add = (text: string, differs: boolean) => {
    const last = found.at(-1)
    if (text === '') return
    if (last?.differs === differs) last.text += text
    else found.push({ text, differs })
  }
  for (let i = 0; i < tokens.count; i++) {
    const j = image[i] ?? -1
    const previous = i === 0 ? -1 : (image[i - 1] ?? -1)
    const gap = gapBefore(tokens, i)
    const joined = j >= 0 && previous >= 0 && j === previous + 1
    add(gap, joined ? gap !== gapBefore(other, j) : j < 0 && (i === 0 || previous < 0))
    add(wordAt(tokens, i), j < 0)
  }
  add(tokens.text.slice(tokens.count === 0 ? 0 : tokens.end[tokens.count - 1]), (image[tokens.count - 1] ?? -1) < 0)
  return found
}

interface Paragraph {
  readonly from: number
  readonly to: number
}

/** Ranges (UTF-16) of what blank lines part. */
function paragraphsOf(text: string): Paragraph[] {
  return [...text.matchAll(/(?:(?!\n\n)[\s\S])+/g)].flatMap(({ 0: found, index }) => {
    const from = index + found.length - found.trimStart().length
    const to = index + found.trimEnd().length
    return from < to ? [{ from, to }] : []
  })
}

/** The share of words that two paragraphs must have in common to be the same one, rewritten. */
const ALIKE = 0.3

/** Pairs paragraphs by the words that went from one to the other, most alike first. */
function pairs(old: string, now: string, before: readonly Paragraph[], after: readonly Paragraph[]): Int32Array {
  const [was, is] = [tokenise(old), tokenise(now)]
  const image = alignTexts(was, is, true)
  const [oldNumbers, oldSizes] = numbered(was, before)
  const [nowNumbers, nowSizes] = numbered(is, after)
  const shared = new Map<number, number>()
  for (let i = 0; i < was.count; i++) {
    const j = image[i] ?? -1
    if (j < 0) continue
    const pair = (oldNumbers[i] ?? 0) * after.length + (nowNumbers[j] ?? 0)
    shared.set(pair, (shared.get(pair) ?? 0) + 1)
  }
  const ranked = [...shared].map(([pair, words]) => {
    const from = Math.floor(pair / after.length)
    const to = pair % after.length
    return { from, to, alike: words / Math.max(oldSizes[from] ?? 1, nowSizes[to] ?? 1) }
  })
  const became = new Int32Array(before.length).fill(-1)
  const taken = new Set<number>()
  for (const { from, to, alike } of ranked.sort((a, b) => b.alike - a.alike || a.from - b.from)) {
    if (alike < ALIKE || (became[from] ?? -1) >= 0 || taken.has(to)) continue
    became[from] = to
    taken.add(to)
  }
  return became
}

/** The paragraph of each token, and how many tokens each paragraph has. */
function numbered(tokens: Tokens, paragraphs: readonly Paragraph[]): [Int32Array, Int32Array] {
  const numbers = new Int32Array(tokens.count)
  const sizes = new Int32Array(paragraphs.length)
  let at = 0
  for (let i = 0; i < tokens.count; i++) {
    while (at < paragraphs.length - 1 && (tokens.start[i] ?? 0) >= (paragraphs[at]?.to ?? 0)) at++
    numbers[i] = at
    sizes[at] = (sizes[at] ?? 0) + 1
  }
  return [numbers, sizes]
}

/** The rows of a side-by-side view, in an order that reads down either side. */
export function diffTexts(old: string, now: string): DiffRow[] {
  const [before, after] = [paragraphsOf(old), paragraphsOf(now)]
  const became = pairs(old, now, before, after)
  const steady = inEveryLongestRun(became)
  const cameFrom = new Int32Array(after.length).fill(-1)
  became.forEach((to, from) => {
    if (to >= 0) cameFrom[to] = from
  })
  const [oldIndex, nowIndex] = [codePointIndex(old), codePointIndex(now)]
  const side = (index: typeof oldIndex, paragraph: Paragraph, number: number, parts: readonly DiffPiece[]) => ({
    paragraph: number + 1,
    start: index.toCodePoints(utf16Units(paragraph.from)),
    end: index.toCodePoints(utf16Units(paragraph.to)),
    pieces: parts,
  })
  /** Both sides of a pair, or the one side of a paragraph that is alone. */
  const sides = (from: number, to: number) => {
    const [was, is] = [before[from], after[to]]
    const [words, newWords] = [was ? old.slice(was.from, was.to) : '', is ? now.slice(is.from, is.to) : '']
    const diff = was && is ? diffWords(words, newWords) : { old: whole(words, true), now: whole(newWords, true) }
    return {
      same: words === newWords,
      old: was ? side(oldIndex, was, from, diff.old) : null,
      now: is ? side(nowIndex, is, to, diff.now) : null,
    }
  }
  const rows: DiffRow[] = []
  let to = 0
  const addNewUpTo = (end: number) => {
    for (; to < end; to++) {
      const from = cameFrom[to] ?? -1
      const kind = from < 0 ? 'added' : 'moved'
      rows.push({ kind, old: null, now: sides(from, to).now, counterpart: from < 0 ? null : from + 1 })
    }
  }
  for (let from = 0; from < before.length; from++) {
    const target = became[from] ?? -1
    if (target >= 0 && steady[from] === 1) {
      addNewUpTo(target)
      const { same, old: was, now: is } = sides(from, target)
      rows.push({ kind: same ? 'same' : 'changed', old: was, now: is, counterpart: null })
      to = target + 1
    } else {
      const kind = target < 0 ? 'removed' : 'moved'
      rows.push({ kind, old: sides(from, target).old, now: null, counterpart: target < 0 ? null : target + 1 })
    }
  }
  addNewUpTo(after.length)
  return rows
}
