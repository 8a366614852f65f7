/** A Markdown text (CommonMark with GitHub's tables and strikethrough) as blocks; raw HTML in it becomes plain text. */

import type { Nodes, PhrasingContent, Table } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toString } from 'mdast-util-to-string'
import { gfm } from 'micromark-extension-gfm'
import { normaliseWithMap } from '@/lib/domain/anchoring/normalise'
import { codePointIndex } from '@/lib/domain/anchoring/text'
import { utf16Units } from '@/lib/domain/anchoring/units'
import type { BlockKind, InlineKind, InlineMark, ReceivedBlock } from '@/lib/domain/intake/draft'
import { parsePage, textOf } from './html-tree'

export interface MarkdownText {
  readonly blocks: readonly ReceivedBlock[]
  /** Keys of the front matter, lower case, with their values as text. */
  readonly matter: ReadonlyMap<string, string>
}

interface Place {
  readonly kind: BlockKind
  readonly level?: number
  readonly ordered?: boolean
  readonly depth: number
}

/** Deeper quotes and lists are read as plain text. */
const MAX_DEPTH = 120
/** A line of so many quote or list signs is an attack on the parser, not a text. */
const NESTED = /^(?:[ \t]{0,3}(?:>|[-*+]|\d{1,9}[.)])[ \t]?){60}.*$/gm

const FRONT_MATTER = /^---[ \t]*\n([\s\S]{0,10000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/

/** @param source in stored form (rule R6) @param base address that relative links resolve against */
export function readMarkdown(source: string, base: string | undefined): MarkdownText {
  const found = FRONT_MATTER.exec(source)
  const matter = new Map<string, string>()
  for (const line of found?.[1]?.split('\n') ?? []) {
    const entry = /^([A-Za-z][\w-]*)\s*:\s*(\S.*)$/.exec(line)
    if (entry?.[1] && entry[2]) matter.set(entry[1].toLowerCase(), entry[2].trim().replace(/^(["'])(.*)\1$/, '$2'))
  }
  const body = (matter.size > 0 && found ? source.slice(found[0].length) : source).replace(NESTED, (line) =>
    line.replace(/^[\s>*+\-\d.)]+/, ''),
  )
  const tree = fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  const blocks: ReceivedBlock[] = []
  const visit = (node: Nodes, place: Place): void => {
    switch (node.type) {
      case 'heading':
        return add(blocks, node.children, { ...place, kind: 'heading', level: node.depth }, base)
      case 'paragraph':
        if (node.children.every(({ type }) => type === 'image')) {
          blocks.push(...node.children.map((): ReceivedBlock => ({ kind: 'embed', text: '', marks: [] })))
          return
        }
        return add(blocks, node.children, place, base)
      case 'code':
        return add(blocks, [{ type: 'text', value: node.value }], place, base)
      case 'html':
        return add(blocks, [{ type: 'text', value: textOf(parsePage(node.value)) }], place, base)
      case 'table':
        return addTable(blocks, node, base)
      case 'list': {
        const level = (place.kind === 'list' ? (place.level ?? 0) : 0) + 1
        const inner: Place = { kind: 'list', level, ordered: node.ordered ?? false, depth: place.depth + 1 }
        for (const item of node.children) visit(item, inner)
        return
      }
      case 'blockquote':
      case 'listItem':
      case 'root':
      case 'footnoteDefinition': {
        if (place.depth > MAX_DEPTH) return add(blocks, [{ type: 'text', value: toString(node) }], place, base)
        const inner: Place = { ...place, depth: place.depth + 1, ...(node.type === 'blockquote' && { kind: 'quote' }) }
        for (const child of node.children) visit(child, inner)
      }
    }
  }
  visit(tree, { kind: 'paragraph', depth: 0 })
  return { blocks, matter }
}

interface RawMark {
  readonly kind: InlineKind
  readonly href?: string
  readonly start: number
  readonly end: number
}

function add(blocks: ReceivedBlock[], nodes: readonly PhrasingContent[], place: Place, base: string | undefined): void {
  const marks: RawMark[] = []
  const raw = inline(nodes, '', marks, base)
  const lead = raw.length - raw.trimStart().length
  const normal = normaliseWithMap(raw.trim())
  if (normal.text === '') return
  const index = codePointIndex(normal.text)
  const at = (offset: number) => index.toCodePoints(normal.fromRaw(utf16Units(Math.max(0, offset - lead))))
  const placed = marks.map(({ start, end, ...mark }): InlineMark => ({ ...mark, start: at(start), end: at(end) }))
  const { kind, level, ordered } = place
  blocks.push({
    kind,
    text: normal.text,
    marks: placed.filter(({ start, end }) => start < end),
    ...(level !== undefined && (kind === 'heading' || kind === 'list') && { level }),
    ...(ordered !== undefined && kind === 'list' && { ordered }),
  })
}

const INLINE: Partial<Record<PhrasingContent['type'], InlineKind>> = { emphasis: 'emphasis', strong: 'strong' }

/** Text of inline nodes, added to what stands before them; `marks` takes in their ranges in UTF-16 units. */
function inline(nodes: readonly PhrasingContent[], before: string, marks: RawMark[], base: string | undefined): string {
  let text = before
  for (const node of nodes) {
    const start = text.length
    switch (node.type) {
      case 'text':
        text += node.value
        break
      case 'inlineCode':
        text += node.value
        marks.push({ kind: 'code', start, end: text.length })
        break
      case 'break':
        text += '\n'
        break
      case 'html':
        if (/^<br\s*\/?>$/i.test(node.value)) text += '\n'
        break
      case 'link': {
        text = inline(node.children, text, marks, base)
        const href = resolve(node.url, base)
        if (href) marks.push({ kind: 'link', href, start, end: text.length })
        break
      }
      case 'emphasis':
      case 'strong':
      case 'delete':
      case 'linkReference': {
        text = inline(node.children, text, marks, base)
        const kind = INLINE[node.type]
        if (kind) marks.push({ kind, start, end: text.length })
      }
    }
  }
  return text
}

function addTable(blocks: ReceivedBlock[], table: Table, base: string | undefined): void {
  const marks: RawMark[] = []
  let text = ''
  table.children.forEach((row, at) => {
    if (at > 0) text += '\n'
    row.children.forEach((cell, column) => {
      if (column > 0) text += '\t'
      text = inline(cell.children, text, marks, base)
    })
  })
  const normal = normaliseWithMap(text).text
  if (normal.trim() !== '') blocks.push({ kind: 'table', text: normal.trim(), marks: [] })
}

function resolve(address: string, base: string | undefined): string | null {
  try {
    const url = base ? new URL(address, base) : new URL(address)
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
  } catch {
    return null
  }
}
