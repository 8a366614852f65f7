/** The draft of a web page: all its blocks, those of the article kept, each other one with the reason it isn't. */

import { piecesOfBlocks } from '@/lib/domain/intake/block-pieces'
import {
  findByline,
  findResponsible,
  findSignature,
  isBody,
  isPerson,
  nameBesideDate,
} from '@/lib/domain/intake/byline'
import { findDateline } from '@/lib/domain/intake/dateline'
import type { Found, IntakeDraft, IntakeNote } from '@/lib/domain/intake/draft'
import { directionOf, directionOfLanguage } from '@/lib/domain/intake/language'
import { readDate, readDateLine } from '@/lib/domain/intake/publication-date'
import { isBodyText } from '@/lib/domain/intake/text-blocks'
import { type JudgedPageBlock, judgePage, judgeScripted } from './article-blocks'
import { detectLanguage } from './detect-language'
import { isForSubscribers } from './for-subscribers'
import { pageBlocks } from './html-blocks'
import { type PageMetadata, pageMetadata } from './html-metadata'
import { parsePage } from './html-tree'
import { pageFacts } from './page-facts'
import { bodyFromScripts } from './script-body'
import { losesMuch } from './struck-share'

export interface PageHints {
  readonly url?: string | undefined
  readonly title?: string | undefined
  readonly outlet?: string | undefined
  /** What a person said it is in, BCP 47. */
  readonly language?: string | undefined
}

/** @param source the page in stored form (rule R6) @throws PageTooLarge */
export async function draftHtml(source: string, hints: PageHints): Promise<IntakeDraft> {
  const root = parsePage(source)
  const facts = pageFacts(root)
  const page = pageMetadata(facts, hints.url)
  const base = facts.base && hints.url ? new URL(facts.base, hints.url).href : (hints.url ?? page.canonicalUrl?.value)
  const names = [...page.siteNames, ...(hints.outlet ? [hints.outlet] : [])]
  const shown = pageBlocks(root, base)
  const known = {
    names,
    title: hints.title ?? page.title?.value ?? null,
    standfirst: page.standfirst?.value ?? null,
    byline: page.byline?.value ?? null,
    body: facts.jsonLd?.body ?? null,
  }
  const scripted = bodyFromScripts(root, shown, known.body)
  const { blocks, simplified } = scripted
    ? { blocks: judgeScripted(shown, scripted, known), simplified: false }
    : judgePage(root, shown, known)
  const localDraft = blocks.flatMap(({ block, reason }) => (reason === null ? [block.text] : [])).join('\n\n')
  const lead = blocks.find(
    ({ block, reason }) => reason === null && block.kind === 'paragraph' && isBodyText(block.text),
  )
  const dateline = lead ? findDateline(lead.block.text, names, localDraft) : null
  const { pieces, received } = piecesOfBlocks(blocks)
  const language = await languageOf(localDraft, page, hints)
  const outlet: Found | null = hints.outlet
    ? { value: hints.outlet, origin: 'person' }
    : (page.outlet ?? (dateline?.outlet ? { value: dateline.outlet, origin: 'dateline' } : null))
  const { siteNames: _, ...found } = page
  const printed = printedAround(blocks)
  return {
    format: 'html',
    received,
    pieces,
    metadata: {
      ...found,
      title: hints.title ? { value: hints.title, origin: 'person' } : page.title,
      outlet,
      byline: bylineOf(page.byline, printed.byline),
      publishedAt: page.publishedAt ?? printed.publishedAt,
      dateline: dateline && { value: dateline.text, origin: 'text' },
      language,
      direction: directionFor(localDraft, language, facts.direction),
    },
    notes: [
      ...(simplified ? [SIMPLIFIED] : []),
      ...(isForSubscribers(source) ? [FOR_SUBSCRIBERS] : []),
      ...(isListOfArticles(blocks) ? [LIST_OF_ARTICLES] : []),
      ...(scripted ? [BODY_FROM_SCRIPT] : losesMuch(blocks) ? [MUCH_STRUCK_OUT] : []),
    ],
  }
}

const SIMPLIFIED: IntakeNote = {
  kind: 'simplified-extraction',
  message: 'The page is too large or too unlike an article to be read as one; look for missing and foreign parts.',
}
const FOR_SUBSCRIBERS: IntakeNote = {
  kind: 'for-subscribers',
  message: 'The page says that it is for subscribers. Check that the text is whole; what is missing was not sent.',
}
const BODY_FROM_SCRIPT: IntakeNote = {
  kind: 'body-from-script',
  message: 'The page shows its text only with scripts. It was taken from the page’s data; compare it with the page.',
}
const MUCH_STRUCK_OUT: IntakeNote = {
  kind: 'much-struck-out',
  message:
    'More than a third of the sentences in sight on the page are struck out. Look through them before you go on.',
}
const LIST_OF_ARTICLES: IntakeNote = {
  kind: 'list-of-articles',
  message: 'This looks like a list of articles, not like one. Bring in each by its own address.',
}

/** So many headings with a short text below each. */
const LIST_LENGTH = 4
/** The longest teaser, in UTF-16 units. */
const LONGEST_TEASER = 240

/** A section's page: headings with teasers under them, and no paragraph that is longer than a teaser. */
function isListOfArticles(blocks: readonly JudgedPageBlock[]): boolean {
  const kept = blocks.flatMap(({ block, reason, role }) => (reason === null && !role ? [block] : []))
  const headings = kept.filter(({ kind }) => kind === 'heading')
  const paragraphs = kept.filter(({ kind }) => kind === 'paragraph')
  return (
    headings.length >= LIST_LENGTH &&
    paragraphs.length <= 2 * headings.length &&
    paragraphs.every(({ text }) => text.length <= LONGEST_TEASER)
  )
}

/** What the text itself is in wins over what the template says, when the two are of different scripts. */
async function languageOf(text: string, page: PageMetadata, hints: PageHints): Promise<Found> {
  if (hints.language) return { value: hints.language, origin: 'person' }
  const detected = await detectLanguage(text)
  if (!page.language) return detected
  const same = directionOfLanguage(page.language.value) === directionOf(text)
  return same ? page.language : detected
}

/** Right to left when the page says so or its letters do: templates forget to say it, and none says it by mistake. */
function directionFor(text: string, language: Found, declared: string): IntakeDraft['metadata']['direction'] {
  if (language.origin === 'person') return { value: directionOfLanguage(language.value), origin: 'person' }
  if (declared.toLowerCase() === 'rtl') return { value: 'rtl', origin: 'html' }
  return { value: directionOf(text), origin: 'detected' }
}

/** A body that the page's data name gives way to a person who is printed beside the headline. */
const bylineOf = (told: Found | null, printed: Found | null): Found | null =>
  told && printed && isBody(told.value) && isPerson(printed.value) ? printed : (told ?? printed)

/** So many blocks on each side of the headline may tell who wrote it and when. */
const AROUND_TITLE = 8
/** So many blocks below the text may tell who answers for it. */
const BELOW_TEXT = 3

/** Byline and date as the page prints them beside the headline, for pages whose markup doesn't tell. */
function printedAround(blocks: readonly JudgedPageBlock[]): Pick<IntakeDraft['metadata'], 'byline' | 'publishedAt'> {
  const title = blocks.findIndex(({ role }) => role === 'title')
  const isKept = ({ reason }: JudgedPageBlock) => reason === null
  const from = title < 0 ? blocks.findIndex((each) => isKept(each) && isBodyText(each.block.text)) : title
  const end = blocks.findLastIndex(isKept)
  const lines = (some: readonly JudgedPageBlock[]) =>
    some.flatMap(({ block }) => (block.hidden || block.text.length > 160 ? [] : [block.text]))
  const near = lines([
    ...(title < 0 ? blocks.slice(0, 2 * AROUND_TITLE) : []),
    ...(from < 0 ? [] : blocks.slice(Math.max(0, from - AROUND_TITLE), from + AROUND_TITLE)),
  ])
  const below = lines(blocks.slice(end, end + 1 + BELOW_TEXT))
  const first = (read: (line: string) => string | null, some = near): Found | null => {
    const value = some.map(read).find(Boolean)
    return value ? { value, origin: 'text' } : null
  }
  return {
    byline: first(findByline) ?? first(nameBesideDate) ?? first(findResponsible, below) ?? first(findSignature, below),
    publishedAt: first(readDateLine) ?? first((line) => (line.length <= 80 ? readDate(line) : null)),
  }
}
