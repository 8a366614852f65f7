/** Reading the page of an article anew, as its newest text was read. (rule R7) */

import { foldTypography } from '@/lib/domain/folding'
import { composeText } from '@/lib/domain/intake/compose'
import { keepsHeadline } from '@/lib/domain/intake/same-headline'
import type { ComposedText, IntakeDraft, IntakeMetadata, IntakeNote } from '@/lib/domain/intake/draft'
import { readsTheSame } from '@/lib/domain/watching/seen-text'
import { restoredPieces } from '@/lib/domain/watching/restored-pieces'
import type { Reader } from '../../db/clients'
import type { FetchedPage } from '../../fetching/fetch-outcome'
import { type Intake, intake, type Receipt } from '../../intake/intake'
import { originOf, type TextOrigin } from './watched-address'

/** The newest text of an article, with where it came from. */
export interface CurrentText {
  readonly number: number
  readonly text: string
  readonly origin: TextOrigin
  /** What intake makes today of the page that it was read from; null for what was pasted or uploaded. */
  readonly draft: IntakeDraft | null
}

/** The newest text of an article. The bytes it came from are read again, so that only the page can make a difference. */
export async function currentText(
  db: Pick<Reader, 'articleVersion'>,
  article: { readonly id: string; readonly latestVersion: number },
): Promise<CurrentText> {
  const row = await db.articleVersion.findUniqueOrThrow({
    where: { articleId_number: { articleId: article.id, number: article.latestVersion } },
    select: { number: true, text: true, intake: true, received: { select: { bytes: true, contentType: true } } },
  })
  const { number, text, received } = row
  const origin = originOf(row)
  if (origin.fetched === null) return { number, text, origin, draft: null }
  const { bytes, contentType } = received
  const again = await intake({ content: bytes, contentType, url: origin.fetched.finalUrl })
  return { number, text, origin, draft: again.kind === 'draft' ? again.draft : null }
}

/** A page as a text of its article. */
export interface PageText {
  readonly draft: IntakeDraft
  readonly receipt: Receipt
  readonly restored: readonly string[]
  readonly metadata: IntakeMetadata
  readonly text: ComposedText
}

/** What intake makes of a fetched page. */
export const draftOfPage = ({ bytes, contentType, finalUrl }: PageBytes, whose: string | null): Promise<Intake> =>
  intake({ content: bytes, contentType, url: finalUrl }, whose)

type PageBytes = Pick<FetchedPage, 'bytes' | 'contentType' | 'finalUrl'>

/** The page that was read, with what a person has put right in the newest text: restored pieces, a worded headline. */
export function asTextOf(
  current: CurrentText,
  { draft, receipt }: Extract<Intake, { kind: 'draft' }>,
  page: Pick<FetchedPage, 'url' | 'finalUrl' | 'fetchedAt'>,
  notes: readonly IntakeNote[],
): PageText {
  const metadata = withOwnHeadline(current, draft)
  const restored = restoredPieces(draft.pieces, current.text)
  return {
    draft: { ...draft, notes: [...notes, ...draft.notes] },
    receipt: { ...receipt, url: page.url, finalUrl: page.finalUrl, fetchedAt: page.fetchedAt },
    restored,
    metadata,
    text: composeText(draft.pieces, new Set(restored), metadata),
  }
}

/**
 * A headline that a person has worded stays, unless the page has another than it had; so does any, where the page has none left
 * and begins with its story.
 */
function withOwnHeadline({ origin, draft: earlier }: CurrentText, draft: IntakeDraft): IntakeMetadata {
  const { title } = origin
  const { metadata } = draft
  if (title && keepsHeadline(draft)) return { ...metadata, title: { value: title.value, origin: title.origin } }
  if (title?.origin !== 'person') return metadata
  const [was, is] = [earlier?.metadata.title?.value, metadata.title?.value].map((each) => foldTypography(each ?? ''))
  const isAnother = earlier !== null && is !== '' && is !== was
  return isAnother ? metadata : { ...metadata, title: { value: title.value, origin: 'person' } }
}

/** Whether a page reads as the newest text of its article does, or as the page that this was read from would today. */
export function readsAsCurrent(current: CurrentText, { text }: PageText): boolean {
  if (readsTheSame(text.text, current.text)) return true
  const { draft } = current
  if (draft === null) return false
  const restored = new Set(restoredPieces(draft.pieces, current.text))
  return readsTheSame(text.text, composeText(draft.pieces, restored, withOwnHeadline(current, draft)).text)
}
