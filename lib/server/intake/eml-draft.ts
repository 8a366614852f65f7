/**
 * The draft of a mail (EML): its HTML part as a document, else its text as wire copy. Subject, sender and date are hints.
 * Positions count in the text of the part that was read.
 */

import { normaliseText } from '@/lib/domain/anchoring/normalise'
import { isAgency } from '@/lib/domain/intake/agencies'
import { cleanAuthor } from '@/lib/domain/intake/byline'
import type { Found, IntakeDraft, IntakeNote } from '@/lib/domain/intake/draft'
import { readDate } from '@/lib/domain/intake/publication-date'
import { draftText } from '@/lib/domain/intake/text-draft'
import { mendWindows1252 } from './decode-bytes'
import { detectLanguage } from './detect-language'
import { draftDocument } from './document-draft'
import { pageBlocks } from './html-blocks'
import type { PageHints } from './html-draft'
import { parsePage } from './html-tree'
import { clean } from './page-facts'
import { type IntakeRefusal, MAX_TEXT, refuse } from './refusal'

const LIMITS = { maxNestingDepth: 50, maxHeadersSize: 512 * 1024, forceRfc822Attachments: true }

export async function draftEml(bytes: Uint8Array, hints: PageHints): Promise<IntakeDraft | IntakeRefusal> {
  const { default: PostalMime } = await import('postal-mime')
  const mail = await PostalMime.parse(bytes, LIMITS).catch(() => null)
  if (!mail) return refuse.damaged('mail', 'its parts are nested or its headers are long beyond measure')
  const html = mendWindows1252(mail.html ?? '')
  const text = mendWindows1252(mail.text ?? '')
  const facts = {
    title: meta(subject(mail.subject)),
    ...sender(mail.from?.name),
    publishedAt: meta(readDate(mail.date ?? '')),
  }
  const draft = html.trim()
    ? await draftDocument(
        { format: 'eml', blocks: pageBlocks(parsePage(html), hints.url), facts, furniture: true },
        hints,
      )
    : await draftPlain(text, facts, hints)
  if ('kind' in draft) return draft
  const names = mail.attachments
    .filter(({ related }) => !related)
    .map(({ filename }) => clean(filename ?? '') || 'a part')
  return { ...draft, notes: [...draft.notes, ...attachmentNote(names)] }
}

type MailFacts = Record<'title' | 'outlet' | 'byline' | 'publishedAt', Found | null>

async function draftPlain(text: string, facts: MailFacts, hints: PageHints): Promise<IntakeDraft | IntakeRefusal> {
  const received = normaliseText(text)
  if (received.length > MAX_TEXT * 2) return refuse.textTooLong(received.length)
  const { metadata, ...draft } = draftText(received, {
    title: hints.title ?? facts.title?.value,
    outlet: hints.outlet ?? facts.outlet?.value,
    language: hints.language ? { value: hints.language, origin: 'person' } : await detectLanguage(received),
  })
  return {
    ...draft,
    format: 'eml',
    metadata: {
      ...metadata,
      title: hints.title ? metadata.title : (facts.title ?? metadata.title),
      outlet: hints.outlet ? metadata.outlet : (facts.outlet ?? metadata.outlet),
      byline: metadata.byline ?? facts.byline,
      publishedAt: metadata.publishedAt ?? facts.publishedAt,
    },
  }
}

const meta = (value: string | null): Found | null => (value ? { value, origin: 'meta' } : null)

/** Without what mail programs put before it on the way. */
function subject(raw: string | undefined): string | null {
  const words = clean(mendWindows1252(raw ?? '')).replace(/^(?:(?:re|fwd?|aw|wg|tr|rv|رد|إعادة توجيه)\s*:\s*)+/iu, '')
  return words || null
}

const PERSON = /^\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:\p{Lu}[\p{L}\p{M}.'’-]*|de|del|da|di|van|von|der|bin|al|el)){1,3}$/u
const NEWSROOM =
  /\b(?:news\w*|press\w*|times|post|herald|gazette|daily|wire|media|agency|desk|editor\w*|office|team|service|radio|tv|ministry|info)\b/iu

/** Who sent it: a person may be who wrote it; everybody else is where it came from. */
function sender(raw: string | undefined): { byline: Found | null; outlet: Found | null } {
  const name = cleanAuthor(clean(mendWindows1252(raw ?? '')))
  if (!name) return { byline: null, outlet: null }
  const person = PERSON.test(name) && !NEWSROOM.test(name) && !isAgency(name)
  return person ? { byline: meta(name), outlet: null } : { byline: null, outlet: meta(name) }
}

function attachmentNote(names: readonly string[]): IntakeNote[] {
  if (names.length === 0) return []
  const shown = `${names.slice(0, 10).join(', ')}${names.length > 10 ? ' …' : ''}`.slice(0, 500)
  const message = `The message has ${names.length === 1 ? 'an attachment' : `${names.length} attachments`} that ${names.length === 1 ? 'was' : 'were'} not read: ${shown}. Bring in what you need by itself.`
  return [{ kind: 'attachments-left-out', message }]
}
