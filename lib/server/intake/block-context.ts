/** What the elements around a run of text make of it: its kind, its language and direction, whether it is in sight. */

import type { Direction } from '@/lib/domain/codes'
import type { BlockKind, RemovalReason } from '@/lib/domain/intake/draft'
import { languageTag } from '@/lib/domain/intake/language'
import { attribute, labelOf, type PageElement } from './html-tree'
import { isPost } from './social-posts'

export interface Context {
  readonly element: PageElement
  readonly kind: BlockKind
  readonly level?: number
  readonly ordered?: boolean
  readonly language?: string
  readonly direction?: Direction
  readonly hidden: boolean
  readonly aside?: RemovalReason
  readonly pre: boolean
  readonly listDepth: number
  /** The item of a list around it. */
  readonly item?: PageElement
  /** In a cell of a table, whose text is one line whatever blocks it has. */
  readonly flat?: boolean
}

/** The language that an element says, or that it inherits. */
export const languageIn = (element: PageElement, outer: Context): string | undefined =>
  languageTag(attribute(element, 'lang') || attribute(element, 'xml:lang')) ?? outer.language

/** The context inside a block-level element. */
export function contextOf(element: PageElement, outer: Context): Context {
  const { tag } = element
  const language = languageIn(element, outer)
  const said = attribute(element, 'dir').toLowerCase()
  const direction = said === 'rtl' || said === 'ltr' ? said : outer.direction
  const base: Context = {
    element,
    kind: outer.kind === 'quote' || outer.kind === 'caption' || outer.kind === 'list' ? outer.kind : 'paragraph',
    hidden: outer.hidden,
    pre: outer.pre || tag === 'pre',
    listDepth: outer.listDepth,
    ...(outer.item && { item: outer.item }),
    ...(outer.kind === 'list' && outer.level !== undefined && { level: outer.level }),
    ...(outer.kind === 'list' && outer.ordered !== undefined && { ordered: outer.ordered }),
    ...(language && { language }),
    ...(direction && { direction }),
  }
  const heading = /^h([1-6])$/.exec(tag)
  if (heading) return { ...base, kind: 'heading', level: Number(heading[1]) }
  if (tag === 'ul' || tag === 'ol') {
    return { ...base, listDepth: outer.listDepth + 1, level: outer.listDepth + 1, ordered: tag === 'ol' }
  }
  if (tag === 'li')
    return {
      ...base,
      kind: 'list',
      level: Math.max(1, outer.listDepth),
      ordered: outer.ordered ?? false,
      item: element,
    }
  if (tag === 'blockquote' || isPost(element)) return { ...base, kind: 'quote' }
  if (tag === 'figcaption' || tag === 'figure' || tag === 'caption' || isCaptionLabel(element))
    return { ...base, kind: 'caption' }
  if (tag === 'body' || tag === 'article' || tag === 'main' || tag === 'table') return { ...base, kind: 'paragraph' }
  return base
}

/** Pages without `figcaption` say it in a class: "wp-caption-text", "imageCaption", "photo-credit". */
const isCaptionLabel = (element: PageElement): boolean =>
  /^(?:p|div|span|dd|td)$/.test(element.tag) &&
  /(?:^|[\s_-])(?:caption|cutline|legend|(?:photo|image|picture|media|embed)-?credits?)(?:[\s_-]?text)?(?:$|\s)/i.test(
    labelOf(element).replace(/(\p{Ll})(?=\p{Lu})/gu, '$1-'),
  )

/** Whether an element is out of sight by what it says itself; style sheets aren't read. */
export function isHidden(element: PageElement): boolean {
  if (element.attributes.has('hidden') || attribute(element, 'aria-hidden') === 'true') return true
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, 'style'))
}
