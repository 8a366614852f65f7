/**
 * Which text of a page is its article: Mozilla's Readability on a light DOM made from our bounded tree. Its answer is
 * only asked which runs of text it kept; the blocks, their text and their order are ours.
 */

import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import type { PageBlock } from './html-blocks'
import { ancestry, elementsOf, type PageElement } from './html-tree'
import { reasonByPlace } from './page-regions'
import { nameForReadability } from './part-names'

/** Above so many elements a page isn't given to Readability: its rounds would take too long. */
const MAX_FOR_READABILITY = 15_000

/** Attributes that Readability looks at, and no more of them than it needs. */
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
  'type',
  'summary',
  'datatable',
  'colspan',
  'rowspan',
  'lang',
  'dir',
]
const MAX_ATTRIBUTE = 500
const LEFT_OUT = new Set('script noscript link base'.split(' '))

/** How much of a block's text was kept, 0 to 1. */
export type Keeping = (block: PageBlock) => number

/** What Readability keeps of a page; null when it finds no article or the page is too large for it. */
export function readabilityContent(root: PageElement): Keeping | null {
  if (countElements(root) > MAX_FOR_READABILITY) return null
  const { document } = parseHTML('<!DOCTYPE html><html><head></head><body></body></html>')
  const runs = new Runs()
  const page = root.children.find((child): child is PageElement => typeof child !== 'string' && child.tag === 'html')
  for (const part of page?.children ?? []) {
    if (typeof part === 'string') continue
    if (part.tag === 'head') fill(document, document.head, part, runs)
    if (part.tag === 'body') {
      copyAttributes(part, document.body)
      fill(document, document.body, part, runs)
      keepIdentity(document, part, runs)
    }
  }
  const article = new Readability(document, { serializer: (node) => node, disableJSONLD: true }).parse()
  if (!article?.content) return null
  const kept = runs.below(article.content)
  return (block) => {
    let total = 0
    let found = 0
    for (const run of block.runs) {
      total += run.length
      if (kept.has(runKey(run.element, run.child))) found += run.length
    }
    return total === 0 ? 0 : found / total
  }
}

/**
 * The part of the page with most of its running text, for pages that Readability can't or may not read: each
 * paragraph speaks for the element around it, and half as loud for the one around that.
 */
export function densestContent(blocks: readonly PageBlock[]): Keeping {
  const scores = new Map<PageElement, number>()
  const add = (element: PageElement | null, score: number) => {
    if (element) scores.set(element, (scores.get(element) ?? 0) + score)
  }
  for (const block of blocks) {
    if (block.hidden || reasonByPlace(block) !== 'outside-article') continue
    const running = block.text.length - 2 * block.linked
    if (running < MIN_RUNNING) continue
    add(block.element, running / 4)
    add(block.element.parent, running)
    add(block.element.parent?.parent ?? null, running / 2)
  }
  let best: PageElement | null = null
  for (const [element, score] of scores) if (score > (best ? (scores.get(best) ?? 0) : 0)) best = element
  return (block) => {
    if (reasonByPlace(block) !== 'outside-article' || block.linked > block.text.length / 2) return 0
    for (const around of ancestry(block.element)) if (around === best) return 1
    return 0
  }
}

/** A paragraph shorter than this, links counted twice off, says nothing about where the article is. */
const MIN_RUNNING = 10

const runKey = (element: PageElement, child: number): string => `${element.n}:${child}`

function countElements(root: PageElement): number {
  let count = 0
  for (const _ of elementsOf(root)) count++
  return count
}

/** Which run of the page each text node of the light DOM holds. */
class Runs {
  private readonly keys = new WeakMap<Node, string>()

  set(node: Node, key: string): void {
    this.keys.set(node, key)
  }

  below(root: Node): Set<string> {
    const found = new Set<string>()
    const stack: Node[] = [root]
    for (let node = stack.pop(); node; node = stack.pop()) {
      const key = this.keys.get(node)
      if (key !== undefined) found.add(key)
      if (node.nodeType === 1) stack.push(...Array.from(node.childNodes))
    }
    return found
  }
}

function fill(document: Document, parent: Element, element: PageElement, runs: Runs): void {
  element.children.forEach((child, at) => {
    if (typeof child === 'string') {
      const node = document.createTextNode(child)
      runs.set(node, runKey(element, at))
      parent.appendChild(node)
      return
    }
    if (LEFT_OUT.has(child.tag)) return
    const made = document.createElement(child.tag)
    copyAttributes(child, made)
    if (child.tag === 'meta') copyMeta(child, made)
    fill(document, made, child, runs)
    parent.appendChild(made)
  })
}

function copyAttributes(from: PageElement, to: Element): void {
  for (const name of ATTRIBUTES) {
    const value = from.attributes.get(name)
    if (value === undefined) continue
    const said = name === 'class' || name === 'id' ? nameForReadability(value) : value
    to.setAttribute(name, said.slice(0, MAX_ATTRIBUTE))
  }
}

function copyMeta(from: PageElement, to: Element): void {
  for (const name of ['name', 'content']) {
    const value = from.attributes.get(name)
    if (value !== undefined) to.setAttribute(name, value)
  }
}

/**
 * Readability tries again by writing back the markup it read from the body before. Here it gets the same elements made
 * anew from our tree, with text nodes that are known: nothing is parsed again, and no run is lost.
 */
function keepIdentity(document: Document, body: PageElement, runs: Runs): void {
  Object.defineProperty(document.body, 'innerHTML', {
    configurable: true,
    get: () => '',
    set: () => {
      document.body.replaceChildren()
      fill(document, document.body, body, runs)
    },
  })
}
