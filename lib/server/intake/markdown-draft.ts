/** The draft of a Markdown text: written by somebody, so little in it is furniture. */

import { type JudgedBlock, piecesOfBlocks } from '@/lib/domain/intake/block-pieces'
import { cleanAuthor, findByline } from '@/lib/domain/intake/byline'
import { isCaption } from '@/lib/domain/intake/caption'
import { findDateline } from '@/lib/domain/intake/dateline'
import type { Found, IntakeDraft, ReceivedBlock, RemovalReason } from '@/lib/domain/intake/draft'
import { cutSiteName, sameWords } from '@/lib/domain/intake/furniture'
import { foldLine } from '@/lib/domain/intake/furniture-words'
import { directionOf, directionOfLanguage, languageTag } from '@/lib/domain/intake/language'
import { readDate, readDateLine } from '@/lib/domain/intake/publication-date'
import { isBodyText } from '@/lib/domain/intake/text-blocks'
import { detectLanguage } from './detect-language'
import type { PageHints } from './html-draft'
import { readMarkdown } from './markdown-blocks'

/** @param source in stored form (rule R6) */
export async function draftMarkdown(source: string, hints: PageHints): Promise<IntakeDraft> {
  const { blocks, matter } = readMarkdown(source, hints.url)
  const said = (...keys: string[]): Found | null => {
    const value = keys.map((key) => matter.get(key)).find(Boolean)
    return value ? { value, origin: 'meta' } : null
  }
  const outlet: Found | null = hints.outlet
    ? { value: hints.outlet, origin: 'person' }
    : said('outlet', 'publisher', 'site')
  const names = outlet ? [outlet.value] : []
  const given = hints.title ?? matter.get('title')
  const heading = blocks.findIndex((block) => isTitle(block, given, names))
  const judged = judge(blocks, heading, names)
  const { pieces, received } = piecesOfBlocks(judged)
  const kept = judged.flatMap(({ block, reason }) => (reason === null ? [block.text] : [])).join('\n\n')
  const lead = judged.find(
    ({ block, reason }) => reason === null && block.kind === 'paragraph' && isBodyText(block.text),
  )
  const dateline = lead ? findDateline(lead.block.text, names, kept) : null
  const line = (reason: RemovalReason, read: (text: string) => string | null): Found | null => {
    const value = judged.flatMap((one) => (one.reason === reason ? [read(one.block.text)] : [])).find(Boolean)
    return value ? { value, origin: 'text' } : null
  }
  const language = await languageOf(kept, hints, matter)
  const title = pieces.find(({ role }) => role === 'title')?.text
  return {
    format: 'markdown',
    received,
    pieces,
    metadata: {
      title: hints.title
        ? { value: hints.title, origin: 'person' }
        : (said('title') ?? (title ? { value: title, origin: 'text' } : null)),
      standfirst: said('standfirst', 'description', 'subtitle', 'excerpt'),
      outlet: outlet ?? (dateline?.outlet ? { value: dateline.outlet, origin: 'dateline' } : null),
      byline: read(said('author', 'authors', 'byline'), cleanAuthor) ?? line('byline', findByline),
      section: said('section', 'category'),
      dateline: dateline && { value: dateline.text, origin: 'text' },
      publishedAt:
        read(said('published', 'publishedat', 'date', 'pubdate'), readDate) ?? line('publication-date', readDateLine),
      modifiedAt: read(said('modified', 'updated', 'lastmod'), readDate),
      language,
      direction:
        language.origin === 'person'
          ? { value: directionOfLanguage(language.value), origin: 'person' }
          : { value: directionOf(kept), origin: 'detected' },
      canonicalUrl:
        read(said('canonical', 'url', 'link'), httpAddress) ?? (hints.url ? { value: hints.url, origin: 'url' } : null),
    },
    notes: [],
  }
}

/** The heading that is the title: the one that says what was given, else the first of the first level. */
function isTitle(block: ReceivedBlock, given: string | undefined, names: readonly string[]): boolean {
  if (block.kind !== 'heading') return false
  if (!given) return block.level === 1
  return sameWords(block.text, given) || sameWords(cutSiteName(block.text, names).headline, given)
}

function judge(blocks: readonly ReceivedBlock[], heading: number, names: readonly string[]): JudgedBlock[] {
  const firstBody = blocks.findIndex((block) => isBodyText(block.text))
  const seen = new Set<string>()
  return blocks.flatMap((block, index): JudgedBlock[] => {
    if (index === heading) {
      const { headline, suffix } = cutSiteName(block.text, names)
      if (!suffix) return [{ block, reason: null, role: 'title' }]
      return [
        { block: { ...block, text: headline, marks: [] }, reason: null, role: 'title' },
        { block: { ...block, text: suffix, marks: [] }, reason: 'site-suffix', part: true },
      ]
    }
    const inHead = heading >= 0 && index > heading && (firstBody < 0 || index < firstBody)
    if (inHead && findByline(block.text)) return [{ block, reason: 'byline' }]
    if (inHead && readDateLine(block.text)) return [{ block, reason: 'publication-date' }]
    if (block.kind !== 'paragraph' || !isCaption(block.text)) return [{ block, reason: null }]
    const repeated = seen.has(foldLine(block.text))
    seen.add(foldLine(block.text))
    return [{ block: { ...block, kind: 'caption' }, reason: repeated ? 'repeated-caption' : null }]
  })
}

function read(found: Found | null, reader: (value: string) => string | null): Found | null {
  const value = found && reader(found.value)
  return found && value ? { value, origin: found.origin } : null
}

function httpAddress(value: string): string | null {
  try {
    const url = new URL(value)
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
  } catch {
    return null
  }
}

async function languageOf(text: string, hints: PageHints, matter: ReadonlyMap<string, string>): Promise<Found> {
  if (hints.language) return { value: hints.language, origin: 'person' }
  const tag = languageTag(matter.get('language') ?? matter.get('lang') ?? '')
  return tag ? { value: tag, origin: 'meta' } : detectLanguage(text)
}
