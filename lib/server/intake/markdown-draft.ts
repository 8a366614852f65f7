/** The draft of a Markdown text, with what its front matter says. */

import { cleanAuthor } from '@/lib/domain/intake/byline'
import type { Found, IntakeDraft } from '@/lib/domain/intake/draft'
import { languageTag } from '@/lib/domain/intake/language'
import { readDate } from '@/lib/domain/intake/publication-date'
import { draftDocument } from './document-draft'
import type { PageHints } from './html-draft'
import { readMarkdown } from './markdown-blocks'

/** @param source in stored form (rule R6) */
export async function draftMarkdown(source: string, hints: PageHints): Promise<IntakeDraft> {
  const { blocks, matter } = readMarkdown(source, hints.url)
  const said = (keys: readonly string[], read: (value: string) => string | null = (value) => value): Found | null => {
    const text = keys.map((key) => matter.get(key)).find(Boolean)
    const value = text && read(text)
    return value ? { value, origin: 'meta' } : null
  }
  const facts = {
    title: said(['title']),
    standfirst: said(['standfirst', 'description', 'subtitle', 'excerpt']),
    outlet: said(['outlet', 'publisher', 'site']),
    byline: said(['author', 'authors', 'byline'], cleanAuthor),
    section: said(['section', 'category']),
    publishedAt: said(['published', 'publishedat', 'date', 'pubdate'], readDate),
    modifiedAt: said(['modified', 'updated', 'lastmod'], readDate),
    language: said(['language', 'lang'], languageTag),
    canonicalUrl: said(['canonical', 'url', 'link'], httpAddress),
  }
  return draftDocument({ format: 'markdown', blocks, facts }, hints)
}

function httpAddress(value: string): string | null {
  try {
    const url = new URL(value)
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
  } catch {
    return null
  }
}
