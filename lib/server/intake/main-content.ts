/**
 * Which text of a page is its article: Mozilla's Readability on a light DOM made from our bounded tree. Its answer is
 * only asked which runs of text it kept; the blocks, their text and their order are ours.
 */

import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import type { PageBlock, SourceRun } from './html-blocks'
import { elementsOf, type PageElement } from './html-tree'

/** Above so many elements a page is scored by `simplestContent` alone: Readability's rounds would take too long. */
const MAX_FOR_READABILITY = 40_000
/**
 * Each run of text carries its number as one private-use character: Readability renames, splits and re-parses
 * elements, but it leaves characters alone.
 */
const FIRST_MARK = 0xf0000
const LAST_MARK = 0x10fffd
const MARKS = /[\u{f0000}-\u{10ffff}]/gu

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
  const runs = new Map<string, number>()
  const { document } = parseHTML(serialise(root, runs))
  if (FIRST_MARK + runs.size > LAST_MARK) return null
  const article = new Readability(document, {
    serializer: (node) => node.textContent ?? '',
    disableJSONLD: true,
    keepClasses: true,
  }).parse()
  if (!article?.content) return null
  const kept = new Set(Array.from(article.content.matchAll(MARKS), ([mark]) => (mark.codePointAt(0) ?? 0) - FIRST_MARK))
  return (block) => {
    let total = 0
    let found = 0
    for (const run of block.runs) {
      total += run.length
      if (kept.has(runs.get(runKey(run)) ?? -1)) found += run.length
    }
    return total === 0 ? 0 : found / total
  }
}

const runKey = ({ element, child }: Pick<SourceRun, 'element' | 'child'>): string => `${element.n}:${child}`

function countElements(root: PageElement): number {
  let count = 0
  for (const _ of elementsOf(root)) count++
  return count
}

/** The tree as markup for the light DOM, each run of text with its mark; `runs` takes in their numbers. */
function serialise(root: PageElement, runs: Map<string, number>): string {
  const parts: string[] = ['<!DOCTYPE html>']
  const write = (element: PageElement): void => {
    if (LEFT_OUT.has(element.tag)) return
    const named = element.tag !== '#document'
    if (named) parts.push(`<${element.tag}${attributesOf(element)}>`)
    if (VOID.has(element.tag)) return
    element.children.forEach((child, at) => {
      if (typeof child !== 'string') return write(child)
      if (child.trim() === '' || element.tag === 'title') return void parts.push(escapeText(child))
      const mark = FIRST_MARK + runs.size
      runs.set(runKey({ element, child: at }), runs.size)
      const text = escapeText(child.replace(MARKS, ''))
      parts.push(text.replace(/^\s*/, (space) => `${space}${mark <= LAST_MARK ? String.fromCodePoint(mark) : ''}`))
    })
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
