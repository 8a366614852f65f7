/** The extractors that are compared: ours, and Readability alone on a light DOM. */

import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { composeText } from '@/lib/domain/intake/compose'
import type { BlockKind } from '@/lib/domain/intake/draft'
import { decodeBytes } from '@/lib/server/intake/decode-bytes'
import { intake } from '@/lib/server/intake/intake'

export interface Extracted {
  /** The article without its title: what the collections call body or content. */
  readonly body: string
  readonly title: string | null
  readonly author: string | null
  readonly published: string | null
  readonly language: string | null
  readonly direction: string | null
}

export type Extractor = (bytes: Uint8Array, url: string | undefined) => Promise<Extracted>

const nothing: Extracted = { body: '', title: null, author: null, published: null, language: null, direction: null }

export const stet: Extractor = (bytes, url) => extract(bytes, url, () => true)

/** Ours without captions, which the text keeps (rule R6) and some collections leave out of an article's body. */
export const stetCaptionsApart: Extractor = (bytes, url) => extract(bytes, url, (kind) => kind !== 'caption')

async function extract(
  bytes: Uint8Array,
  url: string | undefined,
  counts: (kind: BlockKind) => boolean,
): Promise<Extracted> {
  const result = await intake({ content: bytes, format: 'html', url })
  if (result.kind !== 'draft') return nothing
  const { draft } = result
  const { metadata } = draft
  const { text, blocks } = composeText(draft.pieces, new Set(), metadata)
  const points = [...text]
  const body = blocks
    .filter(({ role, kind }) => role !== 'title' && counts(kind))
    .map(({ start, end }) => points.slice(start, end).join(''))
  return {
    body: body.join('\n\n'),
    title: metadata.title?.value ?? null,
    author: metadata.byline?.value ?? null,
    published: metadata.publishedAt?.value ?? null,
    language: metadata.language.value,
    direction: metadata.direction.value,
  }
}

export const readabilityAlone: Extractor = async (bytes) => {
  const decoded = decodeBytes(bytes, { html: true })
  const { document } = parseHTML(`<!DOCTYPE html>${'text' in decoded ? decoded.text : ''}`)
  const article = new Readability(document).parse()
  if (!article) return nothing
  return {
    body: article.content ? textOfMarkup(article.content) : '',
    title: article.title ?? null,
    author: article.byline ?? null,
    published: article.publishedTime ?? null,
    language: article.lang ?? null,
    direction: article.dir ?? null,
  }
}

/** Text of Readability's markup, with a break wherever a block begins or ends, so that words of two don't join. */
export function textOfMarkup(markup: string): string {
  const { document } = parseHTML(`<!DOCTYPE html><html><body>${markup}</body></html>`)
  const parts: string[] = []
  const stack: Node[] = [document.body]
  const block =
    /^(?:P|DIV|LI|UL|OL|H[1-6]|BLOCKQUOTE|SECTION|ARTICLE|TD|TH|TR|TABLE|FIGURE|FIGCAPTION|PRE|BR|DD|DT|DL|HR|HEADER|FOOTER)$/
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.nodeType === 3) parts.push(node.nodeValue ?? '')
    else {
      if (block.test(node.nodeName)) parts.push('\n')
      stack.push(...Array.from(node.childNodes).reverse())
    }
  }
  return parts.join('')
}
