/**
 * A foreign page as a small tree of our own: parsed by the HTML standard (parse5), numbered, bounded in size and depth.
 * Everything after this walks it without fear of recursion.
 */

import { type DefaultTreeAdapterMap, defaultTreeAdapter, html, parse, type TreeAdapter } from 'parse5'
import { mathText } from './math-text'
import { PageTooLarge } from './refusal'

type Parse5Node = DefaultTreeAdapterMap['node']
type Parse5Element = DefaultTreeAdapterMap['element']

export interface PageElement {
  /** Its number in document order; unique on its page. */
  readonly n: number
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: PageNode[]
  readonly parent: PageElement | null
}
/** A string is a run of text, as the document has it. */
export type PageNode = PageElement | string

/** Deeper elements are laid flat into their ancestor at this depth: no article nests so far. */
const MAX_DEPTH = 250
/** A page with more elements isn't read: formatting that is never closed multiplies without bound. */
const MAX_ELEMENTS = 150_000
/** A longer attribute is cut: nothing that is asked of an attribute is longer. */
const MAX_ATTRIBUTE = 4_000

/** Parses a page. @throws PageTooLarge */
export function parsePage(source: string): PageElement {
  let elements = 0
  const counting: TreeAdapter<DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    createElement(tagName, namespaceURI, attrs) {
      if (++elements > MAX_ELEMENTS) throw new PageTooLarge(`The page has more than ${MAX_ELEMENTS} elements.`)
      return defaultTreeAdapter.createElement(tagName, namespaceURI, attrs)
    },
  }
  return convert(parse(source, { scriptingEnabled: false, treeAdapter: counting }).childNodes)
}

/** Elements whose content is not of the page: dropped with it, scripts that carry data excepted. */
const DROPPED = new Set(['style', 'svg', 'template', 'canvas', 'applet', 'noembed', 'noframes'])

/** What frameworks keep the data of a page under, for their first drawing. */
const HOLDS_STATE = /(?:__[A-Z_]*(?:STATE|DATA|PROPS|CONTEXT)[A-Z_]*__|Fusion\.globalContent)\s*=\s*[{[]/

function convert(nodes: readonly Parse5Node[]): PageElement {
  let n = 0
  const root: PageElement = { n: n++, tag: '#document', attributes: new Map(), children: [], parent: null }
  const stack: { readonly node: Parse5Node; readonly parent: PageElement; readonly depth: number }[] = []
  const push = (children: readonly Parse5Node[], parent: PageElement, depth: number) => {
    for (let at = children.length - 1; at >= 0; at--) {
      const node = children[at]
      if (node) stack.push({ node, parent, depth })
    }
  }
  push(nodes, root, 0)
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, parent, depth } = next
    if (defaultTreeAdapter.isTextNode(node)) {
      parent.children.push(node.value)
      continue
    }
    if (!defaultTreeAdapter.isElementNode(node)) continue
    if (node.namespaceURI === html.NS.MATHML && node.tagName === 'math') {
      const math: PageElement = { n: n++, tag: 'math', attributes: new Map(), children: [mathText(node)], parent }
      parent.children.push(math)
      continue
    }
    if (isDropped(node)) continue
    if (depth >= MAX_DEPTH) {
      push(node.childNodes, parent, depth)
      continue
    }
    const element: PageElement = {
      n: n++,
      tag: node.tagName,
      attributes: new Map(node.attrs.map(({ name, value }) => [name, value.slice(0, MAX_ATTRIBUTE)])),
      children: [],
      parent,
    }
    parent.children.push(element)
    push(node.childNodes, element, depth + 1)
  }
  return root
}

function isDropped(element: Parse5Element): boolean {
  if (element.namespaceURI !== html.NS.HTML || DROPPED.has(element.tagName)) return true
  if (element.tagName !== 'script') return false
  const type = element.attrs.find(({ name }) => name === 'type')?.value.trim() ?? ''
  if (/^application\/(?:ld\+)?json\b/i.test(type)) return false
  const [first] = element.childNodes
  return !(first && defaultTreeAdapter.isTextNode(first) && HOLDS_STATE.test(first.value))
}

/** Every element below one, itself included, in document order. */
export function* elementsOf(root: PageElement): Generator<PageElement> {
  const stack = [root]
  for (let next = stack.pop(); next; next = stack.pop()) {
    yield next
    for (let at = next.children.length - 1; at >= 0; at--) {
      const child = next.children[at]
      if (child && typeof child !== 'string') stack.push(child)
    }
  }
}

/** All text below an element, spaces folded. Depth is bounded by the tree, so recursion is safe. */
export const textOf = (root: PageElement): string => inOrder(root).replace(/\s+/g, ' ').trim()

function inOrder(root: PageElement): string {
  let text = ''
  for (const child of root.children) {
    if (typeof child === 'string') text += child
    else if (child.tag === 'br') text += ' '
    else if (child.tag !== 'script' && child.tag !== 'noscript') text += inOrder(child)
  }
  return text
}

/** An attribute, or '' when the element doesn't have it. */
export const attribute = (element: PageElement, name: string): string => element.attributes.get(name) ?? ''

/** Class and id together, as pages use them to say what a part is. */
export const labelOf = (element: PageElement): string => `${attribute(element, 'class')} ${attribute(element, 'id')}`

/** An element and those around it, innermost first. */
export function* ancestry(element: PageElement): Generator<PageElement> {
  for (let at: PageElement | null = element; at; at = at.parent) yield at
}
