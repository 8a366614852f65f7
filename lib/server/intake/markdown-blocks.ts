/** A Markdown text (CommonMark with GitHub's tables and strikethrough) as blocks; raw HTML in it becomes plain text. */

import type { Nodes, PhrasingContent, Table } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toString } from 'mdast-util-to-string'
import { gfm } from 'micromark-extension-gfm'
import { normaliseWithMap } from '@/lib/domain/anchoring/normalise'
import { codePointIndex } from '@/lib/domain/anchoring/text'
import { utf16Units } from '@/lib/domain/anchoring/units'
import type { BlockKind, InlineKind, InlineMark, ReadBlock, RemovalReason } from '@/lib/domain/intake/draft'
import { parsePage, textOf } from './html-tree'

export interface MarkdownText {
  readonly blocks: readonly ReadBlock[]
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
  const blocks: ReadBlock[] = []
  const visit = (node: Nodes, place: Place): void => {
    switch (node.type) {
      case 'heading':
        return add(blocks, node.children, { ...place, kind: 'heading', level: node.depth }, base)
      case 'paragraph':
        if (node.children.every(({ type }) => type === 'image')) {
          blocks.push(...node.children.map((): ReadBlock => ({ kind: 'embed', text: '', marks: [] })))
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

function add(blocks: ReadBlock[], nodes: readonly PhrasingContent[], place: Place, base: string | undefined): void {
  const { text: raw, marks, asides } = inlineText(nodes, base)
  const lead = raw.length - raw.trimStart().length
  const normal = normaliseWithMap(raw.trim())
  if (normal.text === '') return void blocks.push(...asides)
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
  blocks.push(...asides)
}

/** The text of inline nodes with its marks, and what isn't in it: struck-out words and the marks of notes. */
function inlineText(nodes: readonly PhrasingContent[], base: string | undefined) {
  const inline = new InlineText(base)
  inline.add(nodes)
  return inline
}

class InlineText {
  text = ''
  /** Ranges in UTF-16 units of the text. */
  readonly marks: RawMark[] = []
  readonly asides: ReadBlock[] = []
  private afterAside = false

  constructor(private readonly base: string | undefined) {}

  add(nodes: readonly PhrasingContent[]): void {
    for (const node of nodes) this.addNode(node)
  }

  private addNode(node: PhrasingContent): void {
    const start = this.text.length
    switch (node.type) {
      case 'text':
        return this.addText(node.value)
      case 'inlineCode':
        this.addText(node.value)
        return this.mark('code', start)
      case 'break':
        return this.addText('\n')
      case 'html':
        if (/^<br\s*\/?>$/i.test(node.value)) this.addText('\n')
        return
      case 'link': {
        this.add(node.children)
        const href = resolve(node.url, this.base)
        if (href) this.marks.push({ kind: 'link', href, start, end: this.text.length })
        return
      }
      case 'emphasis':
      case 'strong':
        this.add(node.children)
        return this.mark(node.type, start)
      case 'linkReference':
        return this.add(node.children)
      case 'delete':
        return this.aside('struck-out', toString(node))
      case 'footnoteReference':
        return this.aside('note-mark', node.label ?? node.identifier)
    }
  }

  /** Of the spaces around what was taken out one stays. */
  private addText(text: string): void {
    this.text += this.afterAside && /(?:^|\s)$/.test(this.text) ? text.trimStart() : text
    this.afterAside = false
  }

  private mark(kind: InlineKind, start: number): void {
    this.marks.push({ kind, start, end: this.text.length })
  }

  private aside(reason: RemovalReason, words: string): void {
    this.afterAside = true
    const { text } = normaliseWithMap(words.trim())
    if (text !== '') this.asides.push({ kind: 'paragraph', text, marks: [], aside: reason })
  }
}

function addTable(blocks: ReadBlock[], table: Table, base: string | undefined): void {
  const asides: ReadBlock[] = []
  let text = ''
  table.children.forEach((row, at) => {
    if (at > 0) text += '\n'
    row.children.forEach((cell, column) => {
      if (column > 0) text += '\t'
      const cellText = inlineText(cell.children, base)
      text += cellText.text
      asides.push(...cellText.asides)
    })
  })
  const normal = normaliseWithMap(text).text
  if (normal.trim() !== '') blocks.push({ kind: 'table', text: normal.trim(), marks: [] })
  blocks.push(...asides)
}

function resolve(address: string, base: string | undefined): string | null {
  try {
    const url = base ? new URL(address, base) : new URL(address)
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
  } catch {
    return null
  }
}
