/** Inline elements that aren't part of the sentence they stand in: words for screen readers, boxes that open over a name. */

import { attribute, labelOf, type PageElement } from './html-tree'

/** How pages name words that only a screen reader speaks. */
const FOR_SCREEN_READERS =
  /(?:^|\s)(?:(?:u-|is-)?visually-?hidden|sr-only|screen-?reader(?:-?text)?|off-?screen|assistive-text|a11y-hidden)(?:\s|$)/i
/** The text of a box of links is at least this long, in UTF-16 units. */
const MIN_BOX = 60

/** Whether an inline element stands out of the sentence around it. */
export function isAside(element: PageElement): boolean {
  if (element.attributes.has('hidden')) return true
  if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, 'style'))) return true
  if (shapeOf(element).box === 'self') return true
  // A hidden dash between kicker and headline stays: without it the two run together.
  return FOR_SCREEN_READERS.test(labelOf(element)) && shapeOf(element).linked + shapeOf(element).loose > 0
}

/** What is in an element, for telling a sentence from a box of links. */
interface Shape {
  readonly links: number
  /** Letters and digits inside links, and outside of them. */
  readonly linked: number
  readonly loose: number
  /** Whether the element is a box of links, or has one within: only the innermost counts. */
  readonly box: 'self' | 'within' | null
}

/**
 * A box of links is a `span` with two links or more that no word joins: nobody writes a sentence like that, but the
 * cards that open over a person's name are so.
 */
const shapes = new WeakMap<PageElement, Shape>()

function shapeOf(element: PageElement): Shape {
  const known = shapes.get(element)
  if (known) return known
  let [links, linked, loose, within] = [0, 0, 0, false]
  for (const child of element.children) {
    if (typeof child === 'string') loose += lettersIn(child)
    else {
      const inner = shapeOf(child)
      within ||= inner.box !== null
      if (child.tag === 'a') {
        links++
        linked += inner.linked + inner.loose
      } else {
        links += inner.links
        linked += inner.linked
        loose += inner.loose
      }
    }
  }
  const isBox = element.tag === 'span' && links >= 2 && linked >= MIN_BOX && loose === 0
  const shape: Shape = { links, linked, loose, box: within ? 'within' : isBox ? 'self' : null }
  shapes.set(element, shape)
  return shape
}

const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
