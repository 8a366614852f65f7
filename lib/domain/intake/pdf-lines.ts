/**
 * From the words of a printed page to its lines. A PDF has no text in our sense: it has glyphs at places, in whatever
 * order they were drawn. Lengths are in points; y grows upwards from the foot of the page, as in the PDF.
 */

import { lowered, raised } from './raised-numbers'

/** A run of glyphs in one font, as the PDF's reader gives it. Spaces alone are runs as well. */
export interface PrintedRun {
  readonly text: string
  readonly x: number
  /** Of the baseline. */
  readonly y: number
  readonly width: number
  /** Of the font. */
  readonly size: number
  readonly font: string
}

export interface PrintedPage {
  readonly width: number
  readonly height: number
  readonly runs: readonly PrintedRun[]
}

/** A line, or the part of one in a column or a cell of a table. */
export interface PrintedLine {
  readonly page: number
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
  readonly font: string
  readonly text: string
  readonly rtl: boolean
}

/** All lines at one height of a page, from the left. */
export interface PrintedRow {
  readonly page: number
  readonly y: number
  readonly lines: readonly PrintedLine[]
}

/** Runs whose baselines are this near, in sizes, stand in one row. */
const SAME_ROW = 0.18
/** A raised number or a vowel sign stands no further than this from its line, in the line's sizes … */
const RAISED = 0.5
/** … and is no longer than this, or in smaller type than this share of it. */
const SHORT_RUN = 3
const SMALL = 0.9
/** Nearer to the line than this, in its sizes, nothing is raised or lowered. */
const OFF_LINE = 0.1
/** A wider gap, in sizes, may part columns or cells; most spaces in justified text are narrower. */
const GUTTER = 0.75
/** A gap of this width, in sizes, is a space though none was drawn. */
const SPACE = 0.15

/** The rows of a page from its head to its foot. */
export function printedRows({ runs }: PrintedPage, page: number): PrintedRow[] {
  return withRaised(baselines(runs)).flatMap((inRow) => {
    const lines = segments(inRow).map((segment) => lineOf(segment, page))
    return lines.length > 0 ? [{ page, y: Math.max(...lines.map(({ y }) => y)), lines }] : []
  })
}

/** Runs with one baseline. */
function baselines(runs: readonly PrintedRun[]): PrintedRun[][] {
  const groups: PrintedRun[][] = []
  let [base, size] = [0, 0]
  for (const run of runs.filter(({ text }) => text !== '').sort((a, b) => b.y - a.y)) {
    const group = groups.at(-1)
    if (group && base - run.y <= SAME_ROW * Math.min(size, run.size)) group.push(run)
    else {
      groups.push([run])
      ;[base, size] = [run.y, run.size]
    }
  }
  return groups.filter((group) => group.some(({ text }) => text.trim() !== ''))
}

/** Rows in which what was raised or lowered a little stands with the words that it belongs to. */
function withRaised(groups: readonly (readonly PrintedRun[])[]): PrintedRun[][] {
  const rows = groups.map((group) => [...group])
  rows.forEach((row, at) => {
    if (row.length > MAX_RAISED || !row.every((run) => run.text.trim().length <= SHORT_RUN)) return
    for (const run of [...row]) {
      const home = [rows[at + 1], rows[at - 1]].find((other) => other?.some((word) => belongs(run, word)))
      if (!home || run.text.trim() === '') continue
      home.push(run)
      row.splice(row.indexOf(run), 1)
    }
  })
  return rows.filter((row) => row.some(({ text }) => text.trim() !== ''))
}

/** More runs than this in a row are a line of their own, however short they are. */
const MAX_RAISED = 60

function belongs(run: PrintedRun, word: PrintedRun): boolean {
  if (word.text.trim() === '' || Math.abs(run.y - word.y) > RAISED * word.size) return false
  if (run.size > word.size * SMALL && !/^[\p{M}\ufc5e-\ufc63\ufe70-\ufe7f]|^.?\p{M}/u.test(run.text)) return false
  const reach = word.size * 0.5
  return run.x <= word.x + word.width + reach && run.x + run.width >= word.x - reach
}

/** Vowel signs and other marks alone, as they are typed or in the forms that fonts have for them. */
const MARKS_ALONE = /^[\p{M}\ufc5e-\ufc63\ufe70-\ufe7f]+$/u
/** So far inside its letter a sign is taken to stand, in sizes. */
const EDGE = 0.12
/** A space narrower than this, in sizes, isn't seen. */
const SEEN_SPACE = 0.05

/**
 * Runs with every vowel sign behind the letter that it is printed over, and without the spaces that nobody sees: some programs
 * put one of no width beside each sign.
 */
function withMarks(runs: readonly PrintedRun[]): PrintedRun[] {
  const seen = runs.filter(({ text, width, size }) => text.trim() !== '' || width > SEEN_SPACE * size)
  const marks = seen.filter(({ text }) => MARKS_ALONE.test(text.trim()))
  const letters = seen.filter((run) => /\p{L}/u.test(run.text))
  if (marks.length === 0 || letters.length === 0) return seen
  const on = new Map<PrintedRun, { readonly at: number; readonly text: string }[]>()
  for (const mark of marks) {
    // A sign without a width stands at the left edge of its letter, or a little before it.
    const middle = mark.x + Math.max(mark.width / 2, EDGE * mark.size)
    const base = letters.reduce((best, letter) => (distance(middle, letter) < distance(middle, best) ? letter : best))
    on.set(base, [...(on.get(base) ?? []), { at: placeIn(base, middle), text: signOf(mark.text.trim()) }])
  }
  return seen.flatMap((run) => (marks.includes(run) ? [] : [{ ...run, text: withSigns(run.text, on.get(run) ?? []) }]))
}

/** How far a place is from a run; the right one of two that meet there. */
const distance = (x: number, run: PrintedRun): number =>
  x < run.x ? run.x - x : x >= run.x + run.width ? x - run.x - run.width + 0.01 : 0

/** Behind how many letters of a run, read from the right, a place lies: letters are taken for equally wide. */
function placeIn({ x, width, text }: PrintedRun, place: number): number {
  const count = Array.from(text).filter((letter) => !/\p{M}/u.test(letter)).length
  return Math.min(count, Math.max(1, Math.ceil(((x + width - place) / Math.max(width, 0.01)) * count)))
}

/** The sign itself, where a font's form of it brings a space to stand on. */
const signOf = (form: string): string => form.normalize('NFKC').replace(/[\s\u0640]/g, '')

function withSigns(text: string, signs: readonly { readonly at: number; readonly text: string }[]): string {
  if (signs.length === 0) return text
  let passed = 0
  const letters = Array.from(text.normalize('NFKC'))
  return letters
    .map((letter, index) => {
      if (!/\p{M}/u.test(letter)) passed++
      if (/\p{M}/u.test(letters[index + 1] ?? '')) return letter
      return letter + signs.flatMap(({ at, text: sign }) => (at === passed ? [sign] : [])).join('')
    })
    .join('')
}

/** The runs of a row, parted where the gap between two is a gutter. Spaces belong to what stands before them. */
function segments(row: readonly PrintedRun[]): PrintedRun[][] {
  const sorted = [...row].sort((a, b) => a.x - b.x)
  const parts: PrintedRun[][] = []
  let right = Number.NEGATIVE_INFINITY
  for (const run of sorted) {
    const part = parts.at(-1)
    if (run.text.trim() === '') {
      part?.push(run)
      continue
    }
    if (part && run.x - right <= GUTTER * run.size) part.push(run)
    else parts.push([run])
    right = Math.max(right, run.x + run.width)
  }
  return parts
}

function lineOf(runs: readonly PrintedRun[], page: number): PrintedLine {
  const drawn = runs.filter(({ text }) => text.trim() !== '')
  const longest = drawn.reduce((best, run) => (run.text.length > best.text.length ? run : best))
  // Arabic comes letter by letter: the size of the most letters, not of the longest run.
  const sizes = new Map<number, number>()
  for (const { size, text } of drawn) sizes.set(size, (sizes.get(size) ?? 0) + text.length)
  const [size] = [...sizes].reduce((best, each) => (each[1] > best[1] ? each : best))
  const words = drawn.map(({ text }) => text).join('')
  const baseline = (drawn.find((run) => run.size === size) ?? longest).y
  const rtl = count(words, RTL_LETTER) > count(words, LTR_LETTER)
  return {
    page,
    left: Math.min(...drawn.map(({ x }) => x)),
    right: Math.max(...drawn.map(({ x, width }) => x + width)),
    y: baseline,
    size,
    font: longest.font,
    text: plainForms(rtl ? rightToLeft(withMarks(runs)) : joined(onLine(runs, baseline, size))),
    rtl,
  }
}

/** Small numbers that stand off the line as signs of their own: "m²", "CO₂". */
const onLine = (runs: readonly PrintedRun[], y: number, size: number): PrintedRun[] =>
  runs.map((run) => {
    if (run.size > size * SMALL || Math.abs(run.y - y) < OFF_LINE * size) return run
    return { ...run, text: run.y > y ? raised(run.text) : lowered(run.text) }
  })

const RTL_LETTER = /[\p{Script=Arabic}\p{Script=Hebrew}]/gu
const LTR_LETTER = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/gu
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** Runs from the left, with a space where one was drawn or left. */
function joined(runs: readonly PrintedRun[]): string {
  let text = ''
  let right = Number.POSITIVE_INFINITY
  let spaced = false
  for (const run of runs) {
    if (run.text.trim() === '') {
      spaced = true
      continue
    }
    const gap = run.x - right > SPACE * run.size
    if (text && (spaced || gap) && !/\s$/.test(text) && !/^\s/.test(run.text)) text += ' '
    text += run.text
    right = run.x + run.width
    spaced = false
  }
  return text.replace(/\s+/g, ' ').trim()
}

const isLtr = ({ text }: PrintedRun): boolean => /[\p{Script=Latin}\p{N}]/u.test(text) && count(text, RTL_LETTER) === 0
const isNeutral = ({ text }: PrintedRun): boolean => !/[\p{L}\p{N}]/u.test(text)

/** Runs from the right; words and numbers from the left among them keep their own order. */
function rightToLeft(runs: readonly PrintedRun[]): string {
  const parts: { readonly text: string; readonly left: number; readonly right: number; readonly size: number }[] = []
  const add = (group: readonly PrintedRun[], text: string) => {
    const edges = group.flatMap(({ x, width }) => [x, x + width])
    parts.push({ text, left: Math.min(...edges), right: Math.max(...edges), size: group[0]?.size ?? 1 })
  }
  for (let at = runs.length - 1; at >= 0; at--) {
    const run = runs[at]
    if (!run) continue
    if (!isLtr(run)) {
      add([run], mirrored(run.text))
      continue
    }
    let first = at
    for (let back = at - 1; back >= 0; back--) {
      const before = runs[back]
      if (!before || !(isLtr(before) || isNeutral(before))) break
      if (isLtr(before)) first = back
    }
    const group = runs.slice(first, at + 1)
    const words = joined(group)
    // At the left of a number stands what comes behind it: a full stop, a comma, the end of a quotation.
    const lead = ENDS_BEFORE.exec(words)?.[0] ?? ''
    add(group, words.slice(lead.length) + Array.from(mirrored(lead)).reverse().join(''))
    at = first
  }
  let text = ''
  let left = Number.NEGATIVE_INFINITY
  for (const part of parts) {
    if (part.text.trim() === '') {
      text += ' '
      continue
    }
    text += text && left - part.right > SPACE * part.size ? ` ${part.text}` : part.text
    left = part.left
  }
  return text.replace(/\s+/g, ' ').trim()
}

/** Signs that end a sentence or a part of one, before a word from the left. */
const ENDS_BEFORE = /^[.,:;!?…،؛؟»«)\]]+(?=[\p{L}\p{N}])/u

/** Brackets as they are typed: among right-to-left words they are printed the other way round. */
const mirrored = (text: string): string => text.replace(/[()[\]{}<>«»‹›]/g, (bracket) => MIRROR[bracket] ?? bracket)
const MIRROR: Readonly<Record<string, string>> = Object.fromEntries(
  ['()', '[]', '{}', '<>', '«»', '‹›'].flatMap(([open = '', shut = '']) => [
    [open, shut],
    [shut, open],
  ]),
)

/** Letters as they are typed, where the PDF has the forms that they take in print: ligatures, Arabic and Hebrew forms. */
const plainForms = (text: string): string =>
  text.replace(/[\ufb00-\ufb4f\ufb50-\ufdff\ufe70-\ufefc]/g, (form) => form.normalize('NFKC'))
