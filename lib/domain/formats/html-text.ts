/** Text into HTML: everything typed by people goes through here. */

import { directionOf } from '../language'
import type { Block, Inline } from './justification'
import { webAddress } from './web-addresses'

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text for element content or a quoted attribute. Characters that HTML may not hold become U+FFFD. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
}

/** `lang` and `dir` for content in a known language. */
export function inLanguage(language: string): string {
  return `lang="${escapeHtml(language)}" dir="${directionOf(language)}"`
}

/** A piece of content in an unknown language, kept apart from the text around it. */
export function isolated(text: string): string {
  return `<bdi>${escapeHtml(text)}</bdi>`
}

/** A link away from the report, or just the words where the address leads nowhere on the web. */
export function linkTo(address: string | null, content: string): string {
  const href = webAddress(address)
  return href === null ? content : `<a href="${escapeHtml(href)}" rel="noopener noreferrer">${content}</a>`
}

/** A web address as it is, breaking anywhere, so that it can be read on paper. */
export function printedAddress(address: string): string {
  return `<span class="address" dir="ltr">${escapeHtml(address)}</span>`
}

/**
 * A justification as HTML.
 *
 * @param citationHref where the evidence of a number stands, or null when there is none
 */
export function justificationHtml(blocks: readonly Block[], citationHref: (number: number) => string | null): string {
  return blocks.map((block) => blockHtml(block, citationHref, ' dir="auto"')).join('\n')
}

type CitationHref = (number: number) => string | null

/** Only outermost blocks find their own direction: a list is looked at as a whole, its bullets on the same side. */
function blockHtml(block: Block, href: CitationHref, direction: string): string {
  const inside = (blocks: readonly Block[]) => blocks.map((child) => blockHtml(child, href, '')).join('\n')
  switch (block.kind) {
    case 'paragraph':
      return `<p${direction}>${inlineHtml(block.children, href)}</p>`
    case 'code':
      return `<pre${direction}>${escapeHtml(block.text)}</pre>`
    case 'quote':
      return `<blockquote${direction}>${inside(block.children)}</blockquote>`
    case 'list': {
      const items = block.items.map((item) => `<li>${inside(item)}</li>`).join('')
      if (block.start === null) return `<ul${direction}>${items}</ul>`
      return `<ol${direction} start="${block.start}">${items}</ol>`
    }
  }
}

function inlineHtml(inlines: readonly Inline[], href: CitationHref): string {
  return inlines
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
          return escapeHtml(inline.text)
        case 'code':
          return `<code>${escapeHtml(inline.text)}</code>`
        case 'emphasis':
          return `<em>${inlineHtml(inline.children, href)}</em>`
        case 'strong':
          return `<strong>${inlineHtml(inline.children, href)}</strong>`
        case 'link':
          return linkTo(inline.href, inlineHtml(inline.children, href))
        case 'break':
          return '<br>'
        case 'citation':
          return citationHtml(inline.text, inline.numbers, href)
      }
    })
    .join('')
}

function citationHtml(text: string, numbers: readonly number[], href: CitationHref): string {
  const links = numbers.map((number) => {
    const target = href(number)
    return target === null ? String(number) : `<a href="${escapeHtml(target)}">${number}</a>`
  })
  // One whose evidence is all missing stays as it was typed.
  return numbers.some((number) => href(number) !== null) ? `[${links.join(', ')}]` : escapeHtml(text)
}
