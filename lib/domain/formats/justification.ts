/**
 * A justification: Markdown as people type it, read into a closed set of pieces. What isn't in the set becomes its own
 * text: HTML is shown as typed, an image as its description, a link to anything but http(s) as its words.
 */

import { fromMarkdown } from 'mdast-util-from-markdown'
import type { Nodes, PhrasingContent, RootContent } from 'mdast'
import { citedPieces } from '../evidence'
import { webAddress } from './web-addresses'

export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'emphasis' | 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  /** [1] or [1, 2], as typed, with the numbers of the evidence cited. */
  | { readonly kind: 'citation'; readonly text: string; readonly numbers: readonly number[] }
  | { readonly kind: 'break' }

export type Block =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'quote'; readonly children: readonly Block[] }
  | {
      readonly kind: 'list'
      /** First number, or null for a list without numbers. */
      readonly start: number | null
      readonly items: readonly (readonly Block[])[]
    }

/** Nobody nests deeper; what does is shown as it was typed. */
const DEEPEST = 12

/** Quotes and lists opened one in another, and emphasis by the thousand, cost the parser seconds. */
const TOO_NESTED = /^(?:[ \t]*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s))){9}/m
const MOST_EMPHASIS = 1_500

/** Reads a justification. Never throws, and loses no words but those of link targets. */
export function readJustification(markdown: string): Block[] {
  if (TOO_NESTED.test(markdown) || (markdown.match(/[*_]/g)?.length ?? 0) > MOST_EMPHASIS) {
    return [paragraph(textOf(markdown, ''))]
  }
  return fromMarkdown(markdown).children.flatMap((node) => blocksOf(node, markdown, 0))
}

function paragraph(children: readonly Inline[]): Block {
  return { kind: 'paragraph', children }
}

function blocksOf(node: RootContent, source: string, depth: number): Block[] {
  if (depth > DEEPEST) return [paragraph([{ kind: 'text', text: typed(node, source) }])]
  const inside = (children: readonly RootContent[]) => children.flatMap((child) => blocksOf(child, source, depth + 1))
  switch (node.type) {
    case 'paragraph':
      return [paragraph(inlinesOf(node.children, source, depth))]
    case 'heading':
      if (node.children.length === 0) return []
      return [paragraph([{ kind: 'strong', children: inlinesOf(node.children, source, depth) }])]
    case 'blockquote':
      return [{ kind: 'quote', children: inside(node.children) }]
    case 'list': {
      const items = node.children.map((item) => inside(item.children))
      return [{ kind: 'list', start: node.ordered ? (node.start ?? 1) : null, items }]
    }
    case 'code':
      return [{ kind: 'code', text: node.value }]
    case 'thematicBreak':
      return []
    default:
      return [paragraph([{ kind: 'text', text: typed(node, source) }])]
  }
}

function inlinesOf(nodes: readonly PhrasingContent[], source: string, depth: number): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (depth > DEEPEST) return [{ kind: 'text', text: typed(node, source) }]
    const inside = (children: readonly PhrasingContent[]) => inlinesOf(children, source, depth + 1)
    switch (node.type) {
      case 'text':
        return textOf(node.value, typed(node, source))
      case 'emphasis':
      case 'strong':
        return [{ kind: node.type, children: inside(node.children) }]
      case 'inlineCode':
        return [{ kind: 'code', text: node.value }]
      case 'break':
        return [{ kind: 'break' }]
      case 'link': {
        const href = webAddress(node.url)
        return href === null ? inside(node.children) : [{ kind: 'link', href, children: inside(node.children) }]
      }
      case 'image':
        return node.alt ? [{ kind: 'text', text: node.alt }] : []
      default:
        return [{ kind: 'text', text: typed(node, source) }]
    }
  })
}

/** Words and citations. An escaped bracket is meant as a bracket, which only the source still shows. */
function textOf(value: string, asTyped: string): Inline[] {
  if (asTyped.includes('\\[')) return [{ kind: 'text', text: value }]
  return citedPieces(value).map(({ text, cited }) =>
    cited.length === 0 ? { kind: 'text', text } : { kind: 'citation', text, numbers: cited },
  )
}

function typed(node: Nodes, source: string): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
}
