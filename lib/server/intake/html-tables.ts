/** Tables of data, told from tables that lay out a page. */

import { isBodyText } from '@/lib/domain/intake/text-blocks'
import { attribute, type PageElement, textOf } from './html-tree'

/** The cells of a table by rows, those of its head, bodies and foot together. */
export function rowsOf(table: PageElement): PageElement[][] {
  const rows: PageElement[][] = []
  for (const child of table.children) {
    if (typeof child === 'string') continue
    if (child.tag === 'tr') {
      rows.push(
        child.children.filter((cell): cell is PageElement => typeof cell !== 'string' && /^t[dh]$/.test(cell.tag)),
      )
    } else if (/^t(?:head|body|foot)$/.test(child.tag)) rows.push(...rowsOf(child))
  }
  return rows
}

/** A table of data, not of layout: it says so, or has columns of short cells and nothing that is a page's part. */
export function isDataTable(table: PageElement): boolean {
  if (attribute(table, 'role') === 'presentation') return false
  const rows = rowsOf(table)
  const cells = rows.flat()
  if (cells.some((cell) => holdsBlocks(cell))) return false
  if (cells.some((cell) => cell.tag === 'th') && rows.length > 1) return true
  return rows.length >= 2 && rows.filter((row) => row.length >= 2).length >= rows.length / 2 && cells.length <= 5_000
}

/** A cell of data is no longer than this, in UTF-16 units: longer ones are running text. */
const MAX_CELL = 700
/** More breaks than these part paragraphs. */
const MAX_BREAKS = 4

/** Whether a cell holds paragraphs, headings, lists, tables or a text of its own: then it is a column of a page. */
function holdsBlocks(cell: PageElement): boolean {
  let paragraphs = 0
  let breaks = 0
  const stack = [...cell.children]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') continue
    if (/^(?:table|h[1-6]|article|section|form|blockquote)$/.test(next.tag)) return true
    if (next.tag === 'p' && ++paragraphs > 1) return true
    if (next.tag === 'br') breaks++
    stack.push(...next.children)
  }
  const text = textOf(cell)
  return text.length > MAX_CELL || (breaks >= MAX_BREAKS && isBodyText(text))
}
