/** The numbers of list items as a browser draws them: they stand beside the text, not in it. (HTML, "ordinal value") */

import { attribute, type PageElement } from './html-tree'

const numbers = new WeakMap<PageElement, ReadonlyMap<PageElement, string>>()

/** The number of an item as it is drawn, "3." or "b."; null for an item of a list without numbers. */
export function listNumber(item: PageElement): string | null {
  const list = item.parent
  if (list?.tag !== 'ol') return null
  let known = numbers.get(list)
  if (!known) {
    known = numbersOf(list)
    numbers.set(list, known)
  }
  return known.get(item) ?? null
}

function numbersOf(list: PageElement): ReadonlyMap<PageElement, string> {
  const items = list.children.filter((child): child is PageElement => typeof child !== 'string' && child.tag === 'li')
  const reversed = list.attributes.has('reversed')
  const style = attribute(list, 'type')
  let next = whole(attribute(list, 'start')) ?? (reversed ? items.length : 1)
  return new Map(
    items.map((item) => {
      const value = whole(attribute(item, 'value')) ?? next
      next = value + (reversed ? -1 : 1)
      return [item, `${drawn(value, attribute(item, 'type') || style)}.`]
    }),
  )
}

const whole = (text: string): number | null => (/^\s*[+-]?\d{1,9}/.test(text) ? Number.parseInt(text, 10) : null)

/** In letters or Roman numerals where the list asks for them and they can say it. */
export function drawn(value: number, style: string): string {
  switch (style) {
    case 'a':
      return letters(value)
    case 'A':
      return letters(value).toUpperCase()
    case 'i':
      return roman(value)
    case 'I':
      return roman(value).toUpperCase()
    default:
      return String(value)
  }
}

function letters(value: number): string {
  if (value < 1) return String(value)
  let text = ''
  for (let left = value; left > 0; left = Math.floor((left - 1) / 26)) {
    text = String.fromCharCode(97 + ((left - 1) % 26)) + text
  }
  return text
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value)
  let left = value
  let text = ''
  for (const [worth, sign] of ROMAN) {
    while (left >= worth) {
      text += sign
      left -= worth
    }
  }
  return text
}
