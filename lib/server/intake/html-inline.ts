/** Inline elements that a reader sees as more, or as less, than the text in them. (rule R6) */

import type { RemovalReason } from '@/lib/domain/intake/draft'
import { lowered, raised, takesPower } from '@/lib/domain/intake/raised-numbers'
import { isAside } from './html-asides'
import { attribute, elementsOf, type PageElement, textOf } from './html-tree'

/**
 * Why an inline element stands out of the sentence around it; null when it is a part of it.
 *
 * @param before the block's text up to there
 */
export function asideReason(element: PageElement, before: string): RemovalReason | null {
  if (STRUCK_OUT.has(element.tag)) return 'struck-out'
  if (element.tag === 'sup' && isNoteMark(element, before)) return 'note-mark'
  return isAside(element) && !isFormula(element) ? 'hidden' : null
}

const STRUCK_OUT = new Set(['del', 's', 'strike'])

/** A link to a place on the same page, a sign that nothing is measured by, or a number where none is raised to a power. */
function isNoteMark(element: PageElement, before: string): boolean {
  const text = textOf(element)
  for (const { tag, attributes } of elementsOf(element)) if (tag === 'a' && attributes.has('href')) return true
  if (/^\d{1,3}$/.test(text)) return !takesPower(before)
  return /^[[(]?(?:[*†‡§¶]{1,3}|\d{1,3}(?:\s*[,–-]\s*\d{1,3})*)[\])]?$/u.test(text)
}

/** Whether an element has a formula in it, and no other text: it is set out of sight for the picture that browsers drew once. */
export function isFormula(element: PageElement): boolean {
  let found = false
  for (const { tag, children } of elementsOf(element)) {
    if (tag === 'math') found = true
    else if (children.some((child) => typeof child === 'string' && child.trim() !== '')) return false
  }
  return found
}

const haveFormulas = new WeakMap<PageElement, boolean>()

function hasFormula(element: PageElement): boolean {
  const known = haveFormulas.get(element)
  if (known !== undefined) return known
  const found = element.children.some((child) => typeof child !== 'string' && isFormula(child))
  haveFormulas.set(element, found)
  return found
}

/** Whether an element draws once more, for the eye alone, the formula that stands beside it. */
export const isDrawnAgain = (element: PageElement): boolean =>
  attribute(element, 'aria-hidden') === 'true' &&
  element.parent !== null &&
  hasFormula(element.parent) &&
  !isFormula(element)

/** Numbers above and below the line as signs of their own: m² and CO₂ aren't m2 and CO2. Letters (12th) stay as they are. */
export function onItsLine(tag: string, text: string): string {
  if (tag === 'sup') return raised(text)
  return tag === 'sub' ? lowered(text) : text
}

/** What a browser draws around an element's text, though it isn't in it. */
export function drawnAround(element: PageElement, language: string | undefined): readonly [string, string] | null {
  if (element.tag === 'q') return quotationMarks(language)
  if (element.tag === 'rt' && !hasOwnBrackets(element)) return ['(', ')']
  return null
}

/** Ruby with `rp` brings the brackets for those who can't draw it above. */
const hasOwnBrackets = ({ parent }: PageElement): boolean =>
  parent?.children.some((child) => typeof child !== 'string' && child.tag === 'rp') ?? false

/** As browsers draw them for `q` (Unicode CLDR), by language; English ones for any other. */
function quotationMarks(language: string | undefined): readonly [string, string] {
  const marks = QUOTATION_MARKS.find(([languages]) => languages.includes((language ?? 'en').split('-')[0] ?? ''))
  return marks ? [marks[1], marks[2]] : ['“', '”']
}

const QUOTATION_MARKS: readonly (readonly [languages: readonly string[], open: string, close: string])[] = [
  [['de', 'cs', 'sk', 'bg', 'is', 'sl', 'lt', 'et', 'hr', 'sr', 'bs', 'mk'], '„', '“'],
  [['pl', 'ro', 'hu', 'nl'], '„', '”'],
  [['fr'], '« ', ' »'],
  [['es', 'it', 'pt', 'ru', 'uk', 'be', 'el', 'ca', 'no', 'nb', 'nn', 'fa', 'sq', 'hy', 'az', 'kk'], '«', '»'],
  [['sv', 'fi'], '”', '”'],
  [['ar', 'ur'], '”', '“'],
  [['ja'], '「', '」'],
]

/** A picture in a sentence that stands for a sign: its words are an emoji and nothing else. */
export function pictureSign(element: PageElement): string {
  const words = attribute(element, 'alt').trim()
  return /^(?:\p{Extended_Pictographic}|\p{Emoji_Component}){1,12}$/u.test(words) && !/^[\d#*]+$/.test(words)
    ? words
    : ''
}
