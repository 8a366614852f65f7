/**
 * Which text of a page is its article: Mozilla's Readability on a light DOM made from our bounded tree. Its answer is
 * only asked which runs of text it kept; the blocks, their text and their order are ours.
 */

import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import type { PageBlock } from './html-blocks'
import { elementsOf, type PageElement } from './html-tree'

/** Above so many elements a page is scored by `simplestContent` alone: Readability's rounds would take too long. */
const MAX_FOR_READABILITY = 40_000
/** Names the elements of the light DOM after those of the tree. */
const NUMBER = 'data-n'

/** Attributes that Readability looks at. */
const ATTRIBUTES = [
  'class',
  'id',
  'role',
  'rel',
  'style',
  'hidden',
  'aria-hidden',
  'aria-modal',
  'itemprop',
  'property',
  'href',
  'src',
  'alt',
  'type',
  'summary',
  'datatable',
  'lang',
  'dir',
]
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
const LEFT_OUT = new Set('script noscript link meta base'.split(' '))

/** How much of a block's text was kept, 0 to 1. */
export type Keeping = (block: PageBlock) => number

/** What Readability keeps of a page; null when it finds no article or the page is too large for it. */
export function readabilityContent(root: PageElement): Keeping | null {
  if (countElements(root) > MAX_FOR_READABILITY) return null
  const { document } = parseHTML(serialise(root))
  const article = new Readability(document, {
    serializer: (node) => node,
    disableJSONLD: true,
    keepClasses: true,
  }).parse()
  if (!article?.content) return null
  const kept = textsByNumber(article.content)
  return ({ runs }) => {
    let total = 0
    let found = 0
    for (const run of runs) {
      total += run.text.length
      if (kept.get(String(run.element.n))?.has(run.text)) found += run.text.length
    }
    return total === 0 ? 0 : found / total
  }
}

function countElements(root: PageElement): number {
  let count = 0
  for (const _ of elementsOf(root)) count++
  return count
}

/** Runs of text by the number of the element they were in. New elements that Readability made have no number. */
function textsByNumber(content: Node): Map<string, Set<string>> {
  const texts = new Map<string, Set<string>>()
  const stack: { readonly node: Node; readonly number: string }[] = [{ node: content, number: '' }]
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node } = next
    if (node.nodeType === 3) {
      const text = (node.nodeValue ?? '').trim()
      if (!text) continue
      const known = texts.get(next.number)
      if (known) known.add(text)
      else texts.set(next.number, new Set([text]))
      continue
    }
    const number =
      ('getAttribute' in node && typeof node.getAttribute === 'function' && node.getAttribute(NUMBER)) || next.number
    for (const child of Array.from(node.childNodes)) stack.push({ node: child, number: String(number) })
  }
  return texts
}

/** The tree as markup for the light DOM, each element with its number. */
function serialise(root: PageElement): string {
  const parts: string[] = ['<!DOCTYPE html>']
  const write = (element: PageElement): void => {
    if (LEFT_OUT.has(element.tag)) return
    const named = element.tag !== '#document'
    if (named) parts.push(`<${element.tag} ${NUMBER}="${element.n}"${attributesOf(element)}>`)
    if (VOID.has(element.tag)) return
    for (const child of element.children) {
      if (typeof child === 'string') parts.push(escapeText(child))
      else write(child)
    }
    if (named) parts.push(`</${element.tag}>`)
  }
  write(root)
  return parts.join('')
}

const attributesOf = (element: PageElement): string =>
  ATTRIBUTES.flatMap((name) => {
    const value = element.attributes.get(name)
    return value === undefined ? [] : [` ${name}="${escapeText(value.slice(0, 500)).replace(/"/g, '&quot;')}"`]
  }).join('')

const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
