/** Formulas in MathML as the line of text that a reader takes from them: "x² + 1", "(a + b)/2". */

import { type DefaultTreeAdapterMap, defaultTreeAdapter } from 'parse5'
import { lowered, raised } from '@/lib/domain/intake/raised-numbers'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

/** Deeper formulas are no formulas. */
const MAX_DEPTH = 60
/** Signs that stand between two terms with a space on both sides. */
const BETWEEN = /^[=≠≈≡<>≤≥≪≫+−±∓×÷·⋅∈∉⊂⊆∪∩→⇒⇔∝]$/u

/** The formula on one line; empty when it has no signs. */
export const mathText = (math: Element): string => partText(math, 0).replace(/\s+/g, ' ').trim()

function partText(element: Element, depth: number): string {
  if (depth > MAX_DEPTH) return ''
  const parts = element.childNodes.filter((node): node is Element => defaultTreeAdapter.isElementNode(node))
  const inner = (at: number) => {
    const part = parts[at]
    return part ? partText(part, depth + 1).trim() : ''
  }
  switch (element.tagName) {
    case 'annotation':
    case 'annotation-xml':
    case 'mphantom':
      return ''
    case 'semantics':
      return inner(0)
    case 'mo':
      return spaced(ownText(element).trim().replace('-', '−'))
    case 'mi':
    case 'mn':
    case 'mtext':
    case 'ms':
      return ownText(element)
    case 'mspace':
      return ' '
    case 'msup':
      return inner(0) + above(inner(1))
    case 'msub':
      return inner(0) + below(inner(1))
    case 'msubsup':
      return inner(0) + below(inner(1)) + above(inner(2))
    case 'munder':
      return inner(0) + below(inner(1))
    case 'mover':
      return inner(0) + above(inner(1))
    case 'munderover':
      return inner(0) + below(inner(1)) + above(inner(2))
    case 'mfrac':
      return `${grouped(inner(0))}/${grouped(inner(1))}`
    case 'msqrt':
      return `√${grouped(parts.map((_, at) => inner(at)).join(''))}`
    case 'mroot':
      return `${raised(inner(1))}√${grouped(inner(0))}`
    case 'mtr':
      return parts.map((_, at) => inner(at)).join(' ')
    case 'mtable':
      return parts.map((_, at) => inner(at)).join('; ')
    default:
      return parts.length > 0 ? parts.map((part) => partText(part, depth + 1)).join('') : ownText(element)
  }
}

const ownText = (element: Element): string =>
  element.childNodes.map((node: Node) => (defaultTreeAdapter.isTextNode(node) ? node.value : '')).join('')

/** A sign with spaces round it; signs that nobody sees (applied, times) are nothing. */
const spaced = (sign: string): string =>
  BETWEEN.test(sign) ? ` ${sign} ` : sign.replace(/[\u2061-\u2064]/g, '').replace(/^,$/, ', ')

const isOne = (text: string): boolean => /^[\p{L}\p{N}.,]+$/u.test(text)
const grouped = (text: string): string => (isOne(text) || /^\([^()]*\)$/.test(text) ? text : `(${text})`)
const above = (text: string): string => {
  const signs = text.replace(/\s+/g, '')
  return raised(signs) === signs && !/^[′″*†°]+$/u.test(signs) ? `^${grouped(signs)}` : raised(signs)
}
const below = (text: string): string => {
  const signs = text.replace(/\s+/g, '')
  return lowered(signs) === signs ? `_${grouped(signs)}` : lowered(signs)
}
