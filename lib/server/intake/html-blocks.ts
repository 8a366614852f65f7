/** A page's tree as blocks in reading order: what a reader would see, as text with ranges. */

import { normaliseWithMap } from '@/lib/domain/anchoring/normalise'
import { codePointIndex } from '@/lib/domain/anchoring/text'
import { utf16Units } from '@/lib/domain/anchoring/units'
import type { InlineKind, InlineMark, ReadBlock, RemovalReason } from '@/lib/domain/intake/draft'
import { type Context, contextOf, isHidden, languageIn } from './block-context'
import { asideReason, drawnAround, isDrawnAgain, isFormula, onItsLine, pictureSign } from './html-inline'
import { isDataTable, rowsOf } from './html-tables'
import { attribute, type PageElement } from './html-tree'
import { listNumber } from './list-numbers'

/** A run of text as the document has it, with the element right around it. */
export interface SourceRun {
  readonly element: PageElement
  /** Which child of the element it is. */
  readonly child: number
  /** How many UTF-16 units it has, outer spaces left out. */
  readonly length: number
}

export interface PageBlock extends ReadBlock {
  /** The innermost block-level element around it. */
  readonly element: PageElement
  readonly runs: readonly SourceRun[]
  /** How many UTF-16 units of its text are links. */
  readonly linked: number
  /** Out of the reader's sight, or out of the sentence around it. */
  readonly hidden: boolean
}

const BLOCK_TAGS = new Set(
  (
    '#document html body address article aside blockquote caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option optgroup p pre section summary table tbody td ' +
    'tfoot th thead tr ul'
  ).split(' '),
)
/** No text of the article is in these. */
const SKIPPED = new Set('head script noscript select button input textarea datalist progress meter map area'.split(' '))
const EMBEDS = new Set('iframe video audio object embed'.split(' '))
const INLINE: ReadonlyMap<string, InlineKind> = new Map([
  ['a', 'link'],
  ['em', 'emphasis'],
  ['i', 'emphasis'],
  ['cite', 'emphasis'],
  ['strong', 'strong'],
  ['b', 'strong'],
  ['code', 'code'],
])

/** The blocks of a page or of a part of one. @param base address that relative links resolve against */
export function pageBlocks(root: PageElement, base: string | undefined): PageBlock[] {
  const flow = new Flow(base)
  flow.whole(root)
  return flow.blocks
}

interface OpenMark {
  readonly kind: InlineKind
  readonly href?: string
  start: number
}

class Flow {
  readonly blocks: PageBlock[] = []
  private text = ''
  private runs: SourceRun[] = []
  private marks: { kind: InlineKind; href?: string; start: number; end: number }[] = []
  private readonly open: OpenMark[] = []
  private breaks = 0
  private asides: PageBlock[] = []
  private readonly numbered = new Set<PageElement>()

  constructor(private readonly base: string | undefined) {}

  whole(root: PageElement): void {
    const context: Context = { element: root, kind: 'paragraph', hidden: false, pre: false, listDepth: 0 }
    this.walk(root, context)
    this.close(context)
  }

  walk(element: PageElement, context: Context): void {
    element.children.forEach((child, at) => {
      if (typeof child === 'string') this.addText(child, element, at, context)
      else this.enter(child, context)
    })
  }

  private enter(element: PageElement, context: Context): void {
    const { tag } = element
    if (SKIPPED.has(tag) || isDrawnAgain(element)) return
    if (context.flat) {
      if (EMBEDS.has(tag)) return
      if (tag === 'br' || BLOCK_TAGS.has(tag)) this.addText(' ', element, 0, context)
      return BLOCK_TAGS.has(tag) ? this.walk(element, context) : this.inline(element, context)
    }
    if (tag === 'br') return this.lineBreak(context)
    if (EMBEDS.has(tag)) return this.embed(element, context)
    const hidden = context.hidden || isHidden(element)
    if (tag === 'table' && isDataTable(element))
      return this.table(element, { ...context, element, kind: 'table', hidden })
    if (BLOCK_TAGS.has(tag)) {
      this.close(context)
      const inner = { ...contextOf(element, context), hidden }
      this.walk(element, inner)
      this.close(inner)
      return
    }
    this.inline(element, context)
  }

  private inline(element: PageElement, context: Context): void {
    const { tag } = element
    const aside = context.hidden ? null : asideReason(element, this.text)
    if (aside) return this.aside(element, aside, context)
    if (tag === 'img') return this.insert(pictureSign(element))
    const inside: Context = { ...context, hidden: context.hidden || (isHidden(element) && !isFormula(element)) }
    const around = drawnAround(element, languageIn(element, context))
    if (around) {
      this.insert(around[0])
      this.walk(element, inside)
      return this.insert(around[1])
    }
    const kind = INLINE.get(tag)
    if (!kind) return this.walk(element, inside)
    const href = kind === 'link' ? this.resolve(attribute(element, 'href')) : undefined
    const mark: OpenMark = { kind, ...(href && { href }), start: this.text.length }
    this.open.push(mark)
    this.walk(element, inside)
    this.open.pop()
    this.shut(mark)
  }

  /** What isn't in the sentence around it becomes a block of its own behind it, out of sight. */
  private aside(element: PageElement, aside: RemovalReason, context: Context): void {
    const inner = new Flow(this.base)
    const around: Context = { ...context, element, kind: 'paragraph', hidden: true, aside }
    inner.walk(element, around)
    inner.close(around)
    this.asides.push(...inner.blocks)
    if (this.text === '') this.placeAsides()
  }

  private placeAsides(): void {
    this.blocks.push(...this.asides)
    this.asides = []
  }

  private shut(mark: OpenMark): void {
    const end = this.text.trimEnd().length
    if (mark.kind === 'link' && !mark.href) {
      // A link without an address still counts as one when a menu is told from a paragraph.
      if (end > mark.start) this.marks.push({ kind: 'link', start: mark.start, end })
      return
    }
    if (end > mark.start)
      this.marks.push({ kind: mark.kind, ...(mark.href && { href: mark.href }), start: mark.start, end })
  }

  /** What a reader sees there, though no text node has it. */
  private insert(text: string): void {
    this.text += text
  }

  private addText(raw: string, element: PageElement, child: number, context: Context): void {
    const folded = context.pre ? raw.replace(/\r\n?/g, '\n') : raw.replace(/[ \t\n\f\r]+/g, ' ')
    const text = context.pre || (this.text !== '' && !/[ \n\t]$/.test(this.text)) ? folded : folded.replace(/^ +/, '')
    if (raw.trim() !== '') {
      this.breaks = 0
      this.runs.push({ element, child, length: raw.trim().length })
    }
    for (const mark of this.open)
      if (mark.start === this.text.length) mark.start += text.length - text.trimStart().length
    this.text += context.aside === 'note-mark' ? text : onItsLine(element.tag, text)
  }

  /** One break stays a line feed in the block; two part paragraphs. */
  private lineBreak(context: Context): void {
    this.breaks++
    if (this.breaks >= 2) {
      this.close(context)
      return
    }
    if (this.text.trim() !== '') this.text = `${this.text.trimEnd()}\n`
  }

  private embed(element: PageElement, context: Context): void {
    this.close(context)
    const hidden = context.hidden || isHidden(element)
    this.blocks.push({ kind: 'embed', text: '', marks: [], element, runs: [], linked: 0, hidden })
  }

  private table(element: PageElement, context: Context): void {
    this.close(context)
    const caption = element.children.find(
      (child): child is PageElement => typeof child !== 'string' && child.tag === 'caption',
    )
    if (caption) {
      const inner: Context = { ...context, element: caption, kind: 'caption' }
      this.walk(caption, inner)
      this.close(inner)
    }
    rowsOf(element).forEach((row, index) => {
      if (index > 0 && this.text !== '') this.text = `${this.text.trimEnd()}\n`
      row.forEach((cell, column) => {
        if (column > 0) this.text = `${this.text.replace(/ +$/, '')}\t`
        this.walk(cell, { ...context, flat: true })
      })
    })
    this.close(context)
  }

  /** Ends the block that was being gathered. */
  private close(context: Context): void {
    this.breaks = 0
    const raw = this.text
    const text = raw.trim()
    const lead = raw.length - raw.trimStart().length
    if (text !== '') {
      for (const mark of this.open) this.shut(mark)
      const { item } = context
      // The number of an item stands before the first of its blocks.
      const number = item && !this.numbered.has(item) ? listNumber(item) : null
      if (item) this.numbered.add(item)
      this.blocks.push({ ...finish(text, lead, this.marks, this.runs, context), ...(number && { number }) })
    }
    this.placeAsides()
    this.text = ''
    this.runs = []
    this.marks = []
    for (const mark of this.open) mark.start = 0
  }

  private resolve(href: string): string | undefined {
    const address = href.trim()
    if (!address || address.startsWith('#')) return undefined
    try {
      const url = this.base ? new URL(address, this.base) : new URL(address)
      return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined
    } catch {
      return undefined
    }
  }
}

function finish(
  raw: string,
  lead: number,
  marks: readonly { kind: InlineKind; href?: string; start: number; end: number }[],
  runs: readonly SourceRun[],
  context: Context,
): PageBlock {
  const normal = normaliseWithMap(raw)
  const index = codePointIndex(normal.text)
  const place = (at: number) =>
    index.toCodePoints(normal.fromRaw(utf16Units(Math.min(raw.length, Math.max(0, at - lead)))))
  const placed = marks.map(
    ({ kind, href, start, end }): InlineMark => ({ kind, ...(href && { href }), start: place(start), end: place(end) }),
  )
  const linked = placed.filter(({ kind }) => kind === 'link').reduce((sum, { start, end }) => sum + (end - start), 0)
  const { element, kind, level, ordered, language, direction, hidden, aside } = context
  return {
    kind,
    text: normal.text,
    marks: placed.filter((mark) => mark.end > mark.start && (mark.kind !== 'link' || mark.href)),
    ...(level !== undefined && { level }),
    ...(ordered !== undefined && { ordered }),
    ...(language && { language }),
    ...(direction && { direction }),
    element,
    runs,
    linked,
    hidden,
    ...(hidden && { aside: aside ?? 'hidden' }),
  }
}
