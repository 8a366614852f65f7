/** What is printed on the edges of pages and isn't of the text: running heads and feet, page numbers, a browser's own. */

import type { PrintedPage, PrintedRow } from './pdf-lines'

/** So many rows at the head and foot of a page may be its furniture. */
const REACH = 3
/** Furniture stands in this share of the page's height, at its head and at its foot. */
const MARGIN = 0.12
/** A row that says the same, but for its numbers, on so many pages is a running one. */
const MIN_PAGES = 2

const PAGE_NUMBER =
  /^(?:[-–—|•\s]*)(?:(?:page|seite|página|pagina|p\.|صفحة|صفحه|ص)\s*)?[\d٠-٩۰-۹]{1,4}(?:\s*(?:\/|of|von|de|di|sur|من|از)\s*[\d٠-٩۰-۹]{1,4})?(?:[-–—|•\s]*)$/iu
/** "Page 1 of 3" beside other words in a margin. No sentence of an article counts its own pages. */
const NUMBERED_PAGE =
  /(?:^|\s)(?:page|seite|página|pagina|صفحة|صفحه)\s[\d٠-٩۰-۹]{1,4}\s?(?:\/|of|von|de|di|sur|من|از)\s?[\d٠-٩۰-۹]{1,4}(?![\p{L}\d])/iu
const LONGEST_FOOT = 120
/** A browser prints when it printed at the head, and the address with the page's number at the foot. */
const PRINTED_AT = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s|$)/iu
const ADDRESS = /^(?:https?:\/\/|file:\/\/|about:|www\.)\S*(?:\s+\d{1,4}\s?\/\s?\d{1,4})?$/iu

export const rowText = ({ lines }: PrintedRow): string => lines.map(({ text }) => text).join(' ')

/** The rows of a document that are furniture of its pages. */
export function pageFurniture(
  pages: readonly PrintedPage[],
  rows: readonly (readonly PrintedRow[])[],
): Set<PrintedRow> {
  const edges = rows.map((onPage, page) => edgesOf(onPage, pages[page]?.height ?? 0))
  const times = new Map<string, number>()
  for (const { head, foot } of edges) {
    for (const key of new Set([...head.map(headKey), ...foot.map(footKey)])) times.set(key, (times.get(key) ?? 0) + 1)
  }
  const runs = (key: string) => (times.get(key) ?? 0) >= MIN_PAGES && (times.get(key) ?? 0) >= rows.length * 0.3
  return new Set(
    edges.flatMap(({ head, foot }) => [
      ...leading(head, (row) => runs(headKey(row)) || isFurniture(row)),
      ...leading(foot, (row) => runs(footKey(row)) || isFurniture(row)),
    ]),
  )
}

const pattern = (row: PrintedRow) =>
  `${rowText(row)
    .replace(/[\d٠-٩۰-۹]+/gu, '#')
    .toLowerCase()}@${Math.round(row.y / 4)}`
const headKey = (row: PrintedRow): string => `head ${pattern(row)}`
const footKey = (row: PrintedRow): string => `foot ${pattern(row)}`

const isFurniture = (row: PrintedRow): boolean => {
  const text = rowText(row)
  if (text.length <= LONGEST_FOOT && NUMBERED_PAGE.test(text)) return true
  return PAGE_NUMBER.test(text) || PRINTED_AT.test(text) || ADDRESS.test(text)
}

/** Rows in the margins, from the edge inwards. */
function edgesOf(rows: readonly PrintedRow[], height: number): { head: PrintedRow[]; foot: PrintedRow[] } {
  const head = rows.slice(0, REACH).filter(({ y }) => y > height * (1 - MARGIN))
  const foot = rows
    .slice(-REACH)
    .filter((row) => row.y < height * MARGIN && !head.includes(row))
    .reverse()
  return { head, foot }
}

/** As many from the edge as fit: behind the text's first row there is no furniture. */
function leading(rows: readonly PrintedRow[], fits: (row: PrintedRow) => boolean): PrintedRow[] {
  const end = rows.findIndex((row) => !fits(row))
  return end < 0 ? [...rows] : rows.slice(0, end)
}
