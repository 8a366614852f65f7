/** The order in which a printed page is read: column by column where it has columns, row by row elsewhere. */

import type { PrintedLine, PrintedRow } from './pdf-lines'

/** A part of a page that is read from its head to its foot. */
export interface Region {
  readonly rows: readonly PrintedRow[]
  readonly left: number
  readonly right: number
}

/** From one edge to the other, in points. */
export type Span = readonly [from: number, to: number]

/** So many rows on both sides of a gutter make columns; fewer may be a heading with a date beside it. */
const MIN_ROWS = 3
/** Lines of columns are sentences; shorter ones on an average are cells of a table, in UTF-16 units. */
const MIN_LENGTH = 18
/** A narrower strip of white is chance, in points. */
const MIN_GUTTER = 6
/** Columns within columns are looked for to this depth. */
const MAX_DEPTH = 4
/** Above so many rows a page isn't a page. */
const MAX_ROWS = 1_000

/** The regions of a page in reading order; right to left when most of its lines run so. */
export function readingOrder(rows: readonly PrintedRow[], depth = 0): Region[] {
  if (rows.length === 0) return []
  const found = depth < MAX_DEPTH && rows.length <= MAX_ROWS ? widestColumns(rows) : null
  if (!found) return [regionOf(rows)]
  const inside = rows.slice(found.from, found.to)
  const middle = (found.gutter[0] + found.gutter[1]) / 2
  const left = side(inside, (line) => line.right <= middle)
  const right = side(inside, (line) => line.right > middle)
  const rtl = inside.flatMap(({ lines }) => lines).filter((line) => line.rtl).length > inside.length
  const columns = rtl ? [right, left] : [left, right]
  return [
    ...readingOrder(rows.slice(0, found.from), depth + 1),
    ...columns.flatMap((column) => readingOrder(column, depth + 1)),
    ...readingOrder(rows.slice(found.to), depth + 1),
  ]
}

function regionOf(rows: readonly PrintedRow[]): Region {
  const lines = rows.flatMap((row) => row.lines)
  return {
    rows,
    left: Math.min(...lines.map((line) => line.left)),
    right: Math.max(...lines.map((line) => line.right)),
  }
}

const side = (rows: readonly PrintedRow[], belongs: (line: PrintedLine) => boolean): PrintedRow[] =>
  rows.flatMap((row) => {
    const lines = row.lines.filter(belongs)
    return lines.length > 0 ? [{ ...row, lines }] : []
  })

interface Columns {
  readonly from: number
  readonly to: number
  readonly gutter: Span
}

/** The longest run of rows with a strip of white from head to foot and lines of text on both of its sides. */
function widestColumns(rows: readonly PrintedRow[]): Columns | null {
  const all = regionOf(rows)
  let best: Columns | null = null
  for (let from = 0; from < rows.length; from++) {
    if (best && rows.length - from <= best.to - best.from) break
    let free: Span[] = [[all.left, all.right]]
    for (let at = from; at < rows.length; at++) {
      free = without(free, rows[at]?.lines ?? [])
      if (free.length === 0) break
      if (best && at + 1 - from <= best.to - best.from) continue
      const gutter = free.find((strip) => parts(rows.slice(from, at + 1), strip))
      if (gutter) best = { from, to: at + 1, gutter }
    }
  }
  return best
}

/** What is left of strips of white when lines are printed over them. */
export function without(free: readonly Span[], lines: readonly PrintedLine[]): Span[] {
  let left = [...free]
  for (const line of lines) {
    left = left.flatMap(([start, end]): Span[] => {
      if (line.right <= start || line.left >= end) return [[start, end]]
      const strips: Span[] = [
        [start, line.left],
        [line.right, end],
      ]
      return strips.filter(([from, to]) => to - from >= MIN_GUTTER)
    })
  }
  return left
}

/** Whether a strip of white parts text from text. */
function parts(rows: readonly PrintedRow[], [start, end]: Span): boolean {
  return [(line: PrintedLine) => line.right <= start, (line: PrintedLine) => line.left >= end].every((belongs) => {
    const lines = rows.flatMap((row) => row.lines.filter(belongs))
    const length = lines.reduce((sum, { text }) => sum + text.length, 0)
    return lines.length >= MIN_ROWS && length / lines.length >= MIN_LENGTH
  })
}
