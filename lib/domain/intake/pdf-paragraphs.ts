/** From the lines of a printed document, in reading order, to its paragraphs. */

import type { BlockKind } from './draft'
import { type Region, type Span, without } from './pdf-columns'
import type { PrintedLine, PrintedRow } from './pdf-lines'
import { endsLikeSentence, isListItem } from './text-blocks'
import { joinLines, type Wording } from './line-ends'

/** A paragraph, heading or table as it is printed. */
export interface PrintedBlock {
  readonly text: string
  readonly size: number
  readonly page: number
  readonly kind: Extract<BlockKind, 'paragraph' | 'table'>
}

/** A line with what is known of the column around it. */
interface Placed {
  readonly line: PrintedLine
  readonly region: Region
  /** Where it begins and ends in the direction of its reading, from the column's edge, in points. */
  readonly start: number
  readonly end: number
}

/** Sizes that differ less are one size, as a share. */
const SAME_SIZE = 0.06
/** An indent of this width, in sizes, is one. */
const INDENT = 0.8
/** Room beyond the next word, in sizes, that no line leaves by chance. */
const SLACK = 0.6
/** A line that takes less of its column, with room for more, was ended by its author. */
const SHORT = 0.36

export function printedBlocks(regions: readonly Region[]): PrintedBlock[] {
  const lines = regions.flatMap((region) => region.rows.flatMap((row) => row.lines))
  const wording: Wording = wordingOf(lines)
  const pitches = pitchesOf(regions)
  const blocks: PrintedBlock[] = []
  let current: Placed[] = []
  const close = () => {
    const first = current[0]?.line
    if (first) {
      const text = joinLines(
        current.map(({ line }) => line.text),
        wording,
      )
      blocks.push({ text, size: first.size, page: first.page, kind: 'paragraph' })
    }
    current = []
  }
  for (const region of regions) {
    let at = 0
    while (at < region.rows.length) {
      const table = tableAt(region.rows, at)
      if (table) {
        close()
        blocks.push(table.block)
        at = table.end
        continue
      }
      const row = region.rows[at++]
      if (!row) continue
      const placed = placedIn(region, wholeLine(row))
      if (current.length > 0 && begins(current, placed, pitches)) close()
      current.push(placed)
    }
  }
  close()
  return blocks
}

/** A row outside a table is one line, whatever gaps it has. */
function wholeLine({ lines }: PrintedRow): PrintedLine {
  const [first, ...others] = lines
  if (!first) throw new RangeError('A row has a line.')
  if (others.length === 0) return first
  const ordered = first.rtl ? [...lines].reverse() : lines
  const right = Math.max(...lines.map((line) => line.right))
  return { ...first, right, text: ordered.map(({ text }) => text).join(' ') }
}

function placedIn(region: Region, line: PrintedLine): Placed {
  return line.rtl
    ? { line, region, start: region.right - line.right, end: region.right - line.left }
    : { line, region, start: line.left - region.left, end: line.right - region.left }
}

/** Fewer rows of cells, and rows of more cells, are only a table when the cells stand under each other. */
const MIN_TABLE = 3
const FEW_CELLS = 3
/** Edges that differ less, in points, are one edge. */
const SAME_EDGE = 2.5

/**
 * Whether the cells of rows stand under each other by edges inside the row: the outer ones tell nothing, justified lines
 * have them as well.
 */
function isAligned(rows: readonly PrintedRow[]): boolean {
  const [first, ...others] = rows
  if (!first) return false
  const near = (a: number) => (b: number) => Math.abs(a - b) <= SAME_EDGE
  const lefts = ({ lines }: PrintedRow) => lines.slice(1).map((line) => line.left)
  const rights = ({ lines }: PrintedRow) => lines.slice(0, -1).map((line) => line.right)
  return others.every((row) => {
    const ends = rights(row)
    const fits = lefts(row).filter(
      (left, at) => lefts(first).some(near(left)) || rights(first).some(near(ends[at] ?? Number.NaN)),
    )
    return fits.length >= ends.length * 0.6
  })
}

/** Rows of several cells that follow each other, with a strip of white between the cells from the first to the last. */
function tableAt(rows: readonly PrintedRow[], from: number): { block: PrintedBlock; end: number } | null {
  const first = rows[from]?.lines[0]
  if (!first) return null
  let end = from
  let free: Span[] = [[Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]]
  for (; (rows[end]?.lines.length ?? 0) > 1; end++) {
    const left = without(free, rows[end]?.lines ?? [])
    if (!left.some((strip) => strip.every(Number.isFinite))) break
    free = left
  }
  const inside = rows.slice(from, end)
  const cells = inside.reduce((sum, { lines }) => sum + lines.length, 0)
  const plain = inside.length >= MIN_TABLE && cells <= FEW_CELLS * inside.length
  if (inside.length < 2 || !(plain || isAligned(inside))) return null
  const text = inside
    .map(({ lines }) => (first.rtl ? [...lines].reverse() : lines).map((cell) => cell.text).join('\t'))
    .join('\n')
  return { block: { text, size: first.size, page: first.page, kind: 'table' }, end }
}

/** The usual distance from line to line, by size of print. */
function pitchesOf(regions: readonly Region[]): Map<number, number> {
  const counts = new Map<number, Map<number, number>>()
  for (const { rows } of regions) {
    rows.forEach((row, at) => {
      const size = sizeKey(row.lines[0]?.size ?? 0)
      const next = rows[at + 1]
      if (!next || sizeKey(next.lines[0]?.size ?? 0) !== size) return
      const pitch = Math.round((row.y - next.y) * 4) / 4
      if (pitch <= 0 || pitch > size * 2.5) return
      const bySize = counts.get(size) ?? new Map<number, number>()
      bySize.set(pitch, (bySize.get(pitch) ?? 0) + 1)
      counts.set(size, bySize)
    })
  }
  const usual = (pitched: Map<number, number>) =>
    [...pitched].reduce((best, each) =>
      each[1] > best[1] || (each[1] === best[1] && each[0] < best[0]) ? each : best,
    )[0]
  return new Map([...counts].map(([size, pitched]) => [size, usual(pitched)]))
}

const sizeKey = (size: number): number => Math.round(size * 2) / 2

/** Whether a line begins a paragraph of its own rather than going on with the lines before it. */
function begins(before: readonly Placed[], next: Placed, pitches: ReadonlyMap<number, number>): boolean {
  const last = before.at(-1)
  const first = before[0]
  if (!last || !first) return true
  const { line, region } = last
  if (Math.abs(line.size - next.line.size) > SAME_SIZE * Math.max(line.size, next.line.size)) return true
  if (line.rtl !== next.line.rtl && before.length > 1) return true
  if (isListItem(next.line.text)) return true
  if (region !== next.region) return !goesOn(before, next)
  const { size } = next.line
  const pitch = line.y - next.line.y
  const usual = Math.min(pitches.get(sizeKey(size)) ?? size * 1.5, size * 2)
  if (pitch < 0 || pitch > usual + size * 0.2) return true
  if (areCentred(last, next)) return false
  const shift = next.start - last.start
  if (shift > INDENT * size) return !(before.length === 1 && isListItem(first.line.text))
  // Back to the edge: behind the indented first line of a paragraph it goes on, behind an indented block it doesn't.
  if (shift < -INDENT * size && (before.length > 1 || !isFull(last, before, next))) return true
  if (line.font !== next.line.font && last.end < widthOf(region) * 0.7 && !isFull(last, before, next)) return true
  if (isFull(last, before, next)) return false
  return endsLikeSentence(line.text) || last.end - last.start < widthOf(region) * SHORT
}

const widthOf = ({ left, right }: Region): number => right - left

/** Whether a paragraph goes on in the next column or on the next page: its last line there is full. */
function goesOn(before: readonly Placed[], next: Placed): boolean {
  const last = before.at(-1)
  if (!last || next.start > INDENT * next.line.size) return false
  return isFull(last, before, next)
}

/** Whether the next line's first word would not have fitted behind this one. */
function isFull(last: Placed, before: readonly Placed[], next: Placed): boolean {
  const { line, region } = last
  if (/\p{L}[-‐\u00ad]$/u.test(line.text) && /^\p{Ll}/u.test(next.line.text)) return true
  // What is set in from the one side is from the other: a quotation, a caption.
  const inset = Math.min(...before.map(({ start }) => start), next.start)
  const column = widthOf(region) - (inset > INDENT * line.size ? inset : 0)
  const widest = before.length > 2 ? Math.max(...before.map(({ end }) => end)) : column
  const letter = (line.right - line.left) / Math.max(1, line.text.length)
  const word = next.line.text.split(/\s/, 1)[0]?.length ?? 0
  return last.end + (word + 1) * letter + SLACK * line.size > widest
}

/** Whether two lines are set about one middle, with room on both sides of the second. */
function areCentred({ line: first }: Placed, { line: second, region }: Placed): boolean {
  const apart = Math.abs(first.left + first.right - second.left - second.right) / 2
  const room = Math.min(second.left - region.left, region.right - second.right)
  return apart < second.size * 0.3 && room > second.size
}

/** The words of a document as it prints them inside its lines, to know how a word parted at a line's end is written. */
function wordingOf(lines: readonly PrintedLine[]): Wording {
  const words = new Set<string>()
  let parted = 0
  for (const { text } of lines) {
    const inside = text.split(/\s+/)
    if (/\p{L}[-‐]$/u.test(text)) {
      parted++
      inside.pop()
    }
    for (const word of inside) {
      const bare = word.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
      if (bare) words.add(bare)
    }
  }
  return { words, hyphenates: parted >= 4 && parted > lines.length * 0.03 }
}
