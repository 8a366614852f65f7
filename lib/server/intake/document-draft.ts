/**
 * The draft of a document that somebody wrote or sent: Markdown, Word, mail. Little in it is furniture, and it has no
 * site around it, so its blocks are judged by what they say alone.
 */

import { type JudgedBlock, piecesOfBlocks } from '@/lib/domain/intake/block-pieces'
import { findByline } from '@/lib/domain/intake/byline'
import { isCaption } from '@/lib/domain/intake/caption'
import { findDateline } from '@/lib/domain/intake/dateline'
import type {
  Found,
  IntakeDraft,
  IntakeFormat,
  ReadBlock,
  ReceivedBlock,
  RemovalReason,
} from '@/lib/domain/intake/draft'
import { cutSiteName, furnitureReason, sameWords } from '@/lib/domain/intake/furniture'
import { foldLine } from '@/lib/domain/intake/furniture-words'
import { directionOf, directionOfLanguage } from '@/lib/domain/intake/language'
import { readDateLine } from '@/lib/domain/intake/publication-date'
import { isBodyText } from '@/lib/domain/intake/text-blocks'
import { detectLanguage } from './detect-language'
import type { PageHints } from './html-draft'

/** What a document says about itself outside its text; null where it says nothing. */
export interface DocumentFacts {
  readonly title?: Found | null
  readonly standfirst?: Found | null
  readonly outlet?: Found | null
  readonly byline?: Found | null
  readonly section?: Found | null
  readonly publishedAt?: Found | null
  readonly modifiedAt?: Found | null
  readonly language?: Found | null
  readonly canonicalUrl?: Found | null
}

/** A document as it was parsed. */
export interface ReadDocument {
  readonly format: IntakeFormat
  readonly blocks: readonly ReadBlock[]
  readonly facts: DocumentFacts
  /** Whether lines that belong to a page are struck out: mails of newsrooms carry their menus. */
  readonly furniture?: boolean
}

export async function draftDocument(
  { format, blocks, facts, furniture = false }: ReadDocument,
  hints: PageHints,
): Promise<IntakeDraft> {
  const outlet: Found | null = hints.outlet ? { value: hints.outlet, origin: 'person' } : (facts.outlet ?? null)
  const names = outlet ? [outlet.value] : []
  const heading = titleBlock(blocks, hints.title ?? facts.title?.value, names)
  const judged = judge(blocks, heading, names, furniture)
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
  const language: Found = hints.language
    ? { value: hints.language, origin: 'person' }
    : (facts.language ?? (await detectLanguage(kept)))
  const title = pieces.find(({ role }) => role === 'title')?.text
  return {
    format,
    received,
    pieces,
    metadata: {
      title: hints.title
        ? { value: hints.title, origin: 'person' }
        : (facts.title ?? (title ? { value: title, origin: 'text' } : null)),
      standfirst: facts.standfirst ?? null,
      outlet: outlet ?? (dateline?.outlet ? { value: dateline.outlet, origin: 'dateline' } : null),
      byline: facts.byline ?? line('byline', findByline),
      section: facts.section ?? null,
      dateline: dateline && { value: dateline.text, origin: 'text' },
      publishedAt: facts.publishedAt ?? line('publication-date', readDateLine),
      modifiedAt: facts.modifiedAt ?? null,
      language,
      direction:
        language.origin === 'person'
          ? { value: directionOfLanguage(language.value), origin: 'person' }
          : { value: directionOf(kept), origin: 'detected' },
      canonicalUrl: facts.canonicalUrl ?? (hints.url ? { value: hints.url, origin: 'url' } : null),
    },
    notes: [],
  }
}

/** Index of the block that is the title: the one that says what was given, else the first heading of the first level. */
function titleBlock(blocks: readonly ReceivedBlock[], given: string | undefined, names: readonly string[]): number {
  if (!given) return blocks.findIndex(({ kind, level }) => kind === 'heading' && level === 1)
  const says = ({ text }: ReceivedBlock) =>
    sameWords(text, given) || sameWords(cutSiteName(text, names).headline, given)
  const heading = blocks.findIndex((block) => block.kind === 'heading' && says(block))
  if (heading >= 0) return heading
  const firstBody = blocks.findIndex(({ text }) => isBodyText(text))
  // A headline that is only set in bold stands above the text.
  return blocks.findIndex((block, index) => (firstBody < 0 || index < firstBody) && says(block))
}

function judge(
  blocks: readonly ReadBlock[],
  heading: number,
  names: readonly string[],
  furniture: boolean,
): JudgedBlock[] {
  const firstBody = blocks.findIndex((block) => isBodyText(block.text))
  const seen = new Set<string>()
  return blocks.flatMap((block, index): JudgedBlock[] => {
    if (block.aside) return [{ block, reason: block.aside }]
    if (index === heading) {
      const { headline, suffix } = cutSiteName(block.text, names)
      const title = { ...block, kind: 'heading' as const, level: block.level ?? 1 }
      if (!suffix) return [{ block: title, reason: null, role: 'title' }]
      return [
        { block: { ...title, text: headline, marks: [] }, reason: null, role: 'title' },
        { block: { ...title, text: suffix, marks: [] }, reason: 'site-suffix', part: true },
      ]
    }
    const struck = furniture && !block.text.includes('\n') ? furnitureReason(block.text) : null
    if (struck) return [{ block, reason: struck }]
    const inHead = heading >= 0 && index > heading && (firstBody < 0 || index < firstBody)
    if (inHead && findByline(block.text)) return [{ block, reason: 'byline' }]
    if (inHead && readDateLine(block.text)) return [{ block, reason: 'publication-date' }]
    if (block.kind !== 'paragraph' || !isCaption(block.text)) return [{ block, reason: null }]
    const repeated = seen.has(foldLine(block.text))
    seen.add(foldLine(block.text))
    return [{ block: { ...block, kind: 'caption' }, reason: repeated ? 'repeated-caption' : null }]
  })
}
