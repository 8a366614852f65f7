/**
 * A printed document as a text of blocks: its paragraphs in reading order, a blank line between two, the furniture of its
 * pages behind the paragraph that it interrupts.
 */

import { normaliseText } from '@/lib/domain/anchoring/normalise'
import type { RemovalReason } from './draft'
import { cutSiteName, sameWords } from './furniture'
import { readingOrder } from './pdf-columns'
import { pageFurniture, rowText } from './pdf-furniture'
import { printedRows, type PrintedPage } from './pdf-lines'
import { printedBlocks, type PrintedBlock } from './pdf-paragraphs'
import type { LayoutBlock } from './text-article'
import { takesPower } from './raised-numbers'
import { isBodyText } from './text-blocks'

export interface PrintedText {
  /** In stored form (rule R6). */
  readonly text: string
  readonly blocks: readonly LayoutBlock[]
}

/** Type larger than the text's by this is a heading's, and by that may be the headline's. */
const HEADING = 1.12
const HEADLINE = 1.2
const MAX_HEADING = 250

interface Part extends Omit<LayoutBlock, 'start' | 'end'> {
  readonly text: string
}

/** @param title as the file's metadata say; empty when they don't */
export function printedText(pages: readonly PrintedPage[], title: string): PrintedText {
  const rows = pages.map(printedRows)
  const furniture = pageFurniture(pages, rows)
  const blocks = printedBlocks(rows.flatMap((onPage) => readingOrder(onPage.filter((row) => !furniture.has(row)))))
  const body = bodySize(blocks)
  const sizes = [...new Set(blocks.map(({ size }) => size).filter((size) => size >= body * HEADING))].sort(
    (a, b) => b - a,
  )
  const headline = headlineOf(blocks, body, title)
  const parts: Part[] = []
  const struck = [...furniture].map((row) => ({ page: row.page, text: rowText(row) }))
  let said = 0
  const sayFurniture = (before: number) => {
    while (said < struck.length && (struck[said]?.page ?? 0) < before) {
      parts.push({ text: struck[said++]?.text ?? '', struck: 'chrome' satisfies RemovalReason })
    }
  }
  blocks.forEach((block) => {
    sayFurniture(block.page)
    parts.push(...withoutNoteMarks(partOf(block, block === headline, sizes)))
  })
  sayFurniture(Number.POSITIVE_INFINITY)
  return placed(parts)
}

function partOf(block: PrintedBlock, headline: boolean, sizes: readonly number[]): Part {
  const { text, kind, size } = block
  if (headline) return { text, kind: 'heading', level: 1, headline }
  if (kind === 'table') return { text, kind }
  const level = sizes.indexOf(size) + 1
  return level > 0 && text.length <= MAX_HEADING ? { text, kind: 'heading', level: Math.min(6, level + 1) } : { text }
}

/** A part, and behind it the marks of notes that were printed in it. */
function withoutNoteMarks(part: Part): Part[] {
  const marks: Part[] = []
  const text = part.text.replace(/[⁰¹²³⁴-⁹]{1,3}/gu, (mark, at: number) => {
    if (takesPower(part.text.slice(Math.max(0, at - 4), at))) return mark
    marks.push({ text: mark.normalize('NFKC'), struck: 'note-mark' satisfies RemovalReason })
    return ''
  })
  return [{ ...part, text }, ...marks]
}

/** The parts in stored form, one behind the other. */
function placed(parts: readonly Part[]): PrintedText {
  const blocks: LayoutBlock[] = []
  let text = ''
  for (const part of parts) {
    // A PDF's fonts may map glyphs to anything.
    const words = normaliseText(part.text.replaceAll('\0', '').toWellFormed()).trim()
    if (!words) continue
    if (text) text += '\n\n'
    blocks.push({ ...part, text: words, start: text.length, end: text.length + words.length })
    text += words
  }
  return { text, blocks }
}

/** The size that most of the text is printed in. */
function bodySize(blocks: readonly PrintedBlock[]): number {
  const letters = new Map<number, number>()
  for (const { size, text } of blocks) letters.set(size, (letters.get(size) ?? 0) + text.length)
  return [...letters].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0] as [number, number])[0]
}

/** The block that prints the headline: what the metadata call the file, else the largest type over the story. */
function headlineOf(blocks: readonly PrintedBlock[], body: number, title: string): PrintedBlock | null {
  const firstBody = blocks.findIndex(({ text, size }) => size < body * HEADING && isBodyText(text))
  const head = firstBody < 0 ? blocks : blocks.slice(0, firstBody)
  const names = new Set([title, cutSiteName(title).headline].filter(Boolean))
  const says = ({ text }: PrintedBlock) =>
    [...names].some((name) => sameWords(text, name) || sameWords(cutSiteName(text).headline, name))
  const said = head.filter(says)
  if (said.length > 0) return said.reduce((best, block) => (block.size > best.size ? block : best))
  const candidates = head.filter(
    ({ size, text, kind }) =>
      kind === 'paragraph' && size >= body * HEADLINE && text.length >= 8 && text.length <= MAX_HEADING,
  )
  const [first] = candidates
  return first ? candidates.reduce((best, block) => (block.size > best.size ? block : best), first) : null
}
