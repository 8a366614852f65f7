/**
 * The draft of a mail (EML): its HTML part as a document, else its text as wire copy. Subject, sender and date are hints.
 * Positions count in the text of the part that was read.
 */

import { say } from '@/lib/domain/refusals/sentence'
import { normaliseText } from '@/lib/domain/anchoring/normalise'
import { isAgency } from '@/lib/domain/intake/agencies'
import { cleanAuthor } from '@/lib/domain/intake/byline'
import type { Found, IntakeDraft, IntakeNote } from '@/lib/domain/intake/draft'
import { sortMail } from '@/lib/domain/intake/forwarded-mail'
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

/** Messages within messages that are opened, each forwarded as an attachment of the one around it. */
const MOST_FORWARDED = 5

export async function draftEml(bytes: Uint8Array, hints: PageHints, depth = 0): Promise<IntakeDraft | IntakeRefusal> {
  const { default: PostalMime } = await import('postal-mime')
  const mail = await PostalMime.parse(bytes, LIMITS).catch(() => null)
  if (!mail) return refuse.damaged('mail', say('intake.why-nested-mail'))
  const html = mendWindows1252(mail.html ?? '')
  const text = mendWindows1252(mail.text ?? '')
  const attached = mail.attachments.filter(({ related }) => !related)
  const inside = attached.find(({ mimeType }) => mimeType === 'message/rfc822')?.content
  if (inside && depth < MOST_FORWARDED && isForward(mail.subject)) {
    const content = typeof inside === 'string' ? new TextEncoder().encode(inside) : new Uint8Array(inside)
    const draft = await draftEml(content, hints, depth + 1)
    return 'kind' in draft ? draft : { ...draft, notes: [...draft.notes, FORWARDED] }
  }
  if (`${html}${text}`.trim() === '' && attached.some(isWinmail)) return refuse.insideWinmail()
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
  const names = attached.map(({ filename }) => clean(filename ?? '') || 'a part')
  const sorted = sorting(draft, isAnswer(mail.subject), hints)
  return { ...sorted, notes: [...sorted.notes, ...attachmentNote(names)] }
}

const FORWARDED: IntakeNote = {
  kind: 'forwarded-mail',
  message: 'This message was forwarded. Sender and date are those of the message inside; check them.',
}

/** Strikes out what others wrote around the message, and takes its own sender and date where it was forwarded. */
function sorting(draft: IntakeDraft, answers: boolean, hints: PageHints): IntakeDraft {
  const { pieces, forwarded } = sortMail(draft.pieces, answers)
  // A mail of which nothing would be left is kept as it is.
  if (!pieces.some(({ kept, text }) => kept && text.trim() !== '')) return draft
  if (!forwarded) return { ...draft, pieces }
  const { byline, outlet } = sender(forwarded.from ?? undefined)
  return {
    ...draft,
    pieces,
    metadata: {
      ...draft.metadata,
      title: hints.title
        ? draft.metadata.title
        : (meta(subject(forwarded.subject ?? undefined)) ?? draft.metadata.title),
      byline,
      outlet: hints.outlet ? draft.metadata.outlet : outlet,
      publishedAt: meta(readDate(forwarded.date ?? '')),
    },
    notes: [...draft.notes, FORWARDED],
  }
}

/** The letter that some versions of Outlook put into a file of their own. */
const isWinmail = ({ filename, mimeType }: { readonly filename: string | null; readonly mimeType: string }): boolean =>
  /^application\/(?:vnd\.)?ms-tnef$/i.test(mimeType) || /^winmail\.dat$/i.test(filename ?? '')

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

/** What mail programs put before the subject of a message that they forward, and of an answer. */
const FORWARD = /^(?:fwd?|wg|tr|rv|enc|vs|إعادة توجيه)\s*:/iu
const ANSWER = /^(?:re|aw|sv|antw|rif|رد)\s*:/iu
const isForward = (subject: string | undefined): boolean => FORWARD.test(subject?.trim() ?? '')
const isAnswer = (subject: string | undefined): boolean => ANSWER.test(subject?.trim() ?? '')

/** Without what mail programs put before it on the way. */
function subject(raw: string | undefined): string | null {
  let words = clean(mendWindows1252(raw ?? ''))
  while (FORWARD.test(words) || ANSWER.test(words)) words = words.replace(/^[^:]*:\s*/u, '')
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
