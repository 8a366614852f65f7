/**
 * What a page that was fetched says about itself, by general rules: a wall of consent in the place of the article, not to be
 * archived, or somewhere else than asked for.
 *
 * Only the beginning of the page is looked at, with patterns that go over it once: no parser sees foreign bytes here
 * (safety, trap 5).
 */

import type { IntakeNote } from '@/lib/domain/intake/draft'
import { metaTags, tagAttribute } from './markup-tags'
import { type FetchedPage, type FetchRefusal, refusal } from './fetch-outcome'
import { mediaTypeOf } from './guarded-fetch'

export interface PageVerdict {
  /** Set when there is no article to read in it. */
  readonly refusal: FetchRefusal | null
  readonly notes: readonly IntakeNote[]
}

/** Bytes of a page that are looked at. */
const LOOKED_AT = 1024 * 1024

/** Judges a fetched page. */
export function judgePage(page: FetchedPage): PageVerdict {
  const markup = isHtml(page) ? Buffer.from(page.bytes.subarray(0, LOOKED_AT)).toString('utf8') : ''
  if (isConsentPage(page, markup)) return { refusal: refusal.consentPage(), notes: [] }
  const notes: IntakeNote[] = []
  if (leadsElsewhere(page)) {
    notes.push({
      kind: 'redirected',
      message: `The address led on to ${page.finalUrl}. Check that this is the article you meant.`,
    })
  }
  if (forbidsArchiving(page.robots, markup)) {
    notes.push({
      kind: 'no-archive',
      message:
        'The page asks not to be archived (noarchive). It is kept as proof of what was received, never shown to others.',
    })
  }
  return { refusal: null, notes }
}

const isHtml = ({ contentType, bytes }: FetchedPage): boolean => {
  const type = mediaTypeOf(contentType)
  return /html$/.test(type) || (type === '' && /^\s*</.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1')))
}

const bareHost = (url: URL) => url.hostname.replace(/^www\./, '')

const leadsElsewhere = ({ url, finalUrl }: FetchedPage): boolean =>
  bareHost(new URL(url)) !== bareHost(new URL(finalUrl))

/** `noarchive` for everybody, in the head of the answer or of the page. Rules for a named robot don't mean us. */
function forbidsArchiving(header: string, markup: string): boolean {
  return (
    /\bnoarchive\b/i.test(rulesForAll(header)) ||
    metaTags(markup).some(
      (tag) => /^robots$/i.test(tagAttribute(tag, 'name')) && /\bnoarchive\b/i.test(tagAttribute(tag, 'content')),
    )
  )
}

/** Directives that take a value after a colon; any other word before a colon is a robot's name. */
const WITH_VALUE = /^(?:unavailable_after|max-snippet|max-image-preview|max-video-preview)$/i

function rulesForAll(header: string): string {
  let forUs = true
  const rules = header.split(',').flatMap((part) => {
    const [, name, rest] = /^\s*([\w-]+)\s*:(.*)$/.exec(part) ?? []
    if (name === undefined || WITH_VALUE.test(name)) return forUs ? [part] : []
    forUs = /^stet$/i.test(name)
    return forUs ? [rest ?? ''] : []
  })
  return rules.join(',')
}

/** Parts of an address that name a wall of consent. */
const CONSENT_HOST = /^(?:consent|consents|cookie-?consent|cmp|gdpr|privacy-?(?:wall|gate|mgmt))\./i
const CONSENT_PATH =
  /\/(?:consent|collectConsent|cookie-?(?:consent|wall|law)|cookiewall|privacy-?(?:wall|gate)|gdpr-?(?:consent|wall)?)(?:\/|\.\w+$|$)/i

/** Titles that pages of consent bear, in some languages of the web. */
const CONSENT_TITLE =
  /^(?:before you continue(?: to .{1,40})?|(?:we (?:value|care about|respect) )?your privacy(?: choices)?|(?:cookie|privacy|consent)s? (?:consent|settings|preferences|choices|wall)|bevor sie .{0,40}(?:fortfahren|weiterlesen)|avant de (?:continuer|poursuivre).{0,40}|antes de continuar.{0,40}|prima di continuare.{0,40}|voordat je verdergaat.{0,40}|قبل المتابعة.{0,40}|إعدادات ملفات تعريف الارتباط)$/iu

/** A page of consent holds few words. */
const FEW_WORDS = 700

function isConsentPage({ url, finalUrl }: FetchedPage, markup: string): boolean {
  const [asked, final] = [new URL(url), new URL(finalUrl)]
  const moved = asked.hostname !== final.hostname || asked.pathname !== final.pathname
  if (moved && (CONSENT_HOST.test(final.hostname) || CONSENT_PATH.test(final.pathname))) return true
  const title = /<title[^>]{0,200}>([^<]{1,200})/i.exec(markup)?.[1] ?? ''
  const [head = ''] = title.trim().split(/\s+[|–—-]\s+/)
  return CONSENT_TITLE.test(head.trim()) && countWords(markup) < FEW_WORDS
}

function countWords(markup: string): number {
  const body = markup
    .replace(/<(script|style|noscript|template)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    // Not beyond the next `<`: a page of open tags would be gone over from each of them to its end.
    .replace(/<[^<>]*>/g, ' ')
  return body.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}
