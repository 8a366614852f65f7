/** Notes on words of the article, from a file of annotations. */

import { anchorAll } from '@/lib/domain/anchoring/anchor-all'
import { codePointIndex } from '@/lib/domain/anchoring/text'
import type { NoteInput } from '@/lib/domain/formats/annotation-input'
import { because } from '@/lib/domain/formats/left-aside'
import { type Import, takeNote } from './import'
import { articleText } from '../articles/show'
import { articleVersions } from '../articles/version-views'

/** Takes over the notes whose place is sure. Returns how many came in. */
export async function takeNotes(work: Import): Promise<number> {
  const { notes, article } = work.input
  if (notes.length === 0) return 0
  const before = work.said.length
  /** Ids by the place in the file. */
  const made: (string | undefined)[] = []
  const texts = await textsOf(work, notes)
  for (const [at, note] of notes.entries()) {
    const place = placeOf(note, texts, article?.text ?? null)
    if ('code' in place) {
      work.book.ignore(note.pointer, place)
      continue
    }
    made[at] = await takeNote(work, note, place, note.replyTo === null ? undefined : made[note.replyTo])
  }
  return work.said.length - before
}

interface Text {
  readonly version: number
  readonly text: string
}

/** The article's newest text, under null, and those of its older texts that notes stand on, by their hash. */
async function textsOf(
  { actor, articleId }: Import,
  notes: readonly NoteInput[],
): Promise<ReadonlyMap<string | null, Text>> {
  const { text, number } = await articleText(actor, { id: articleId })
  const texts = new Map<string | null, Text>([[null, { version: number, text }]])
  const wanted = new Set(notes.flatMap(({ textSha256 }) => textSha256 ?? []))
  if (wanted.size === 0) return texts
  const { items } = await articleVersions(actor, { id: articleId })
  for (const { number, textSha256 } of items.filter((each) => wanted.has(each.textSha256))) {
    texts.set(textSha256, { version: number, text: (await articleText(actor, { id: articleId, number })).text })
  }
  return texts
}

/** Where a note stands in this article, or why it has no place. */
function placeOf(
  { selector, textSha256 }: NoteInput,
  texts: ReadonlyMap<string | null, Text>,
  fileText: string | null,
) {
  const found = texts.get(textSha256)
  if (!found) return because('note-on-older-text')
  const { version, text } = found
  const previous = textSha256 === null && fileText !== null && fileText !== text ? { previousText: fileText } : {}
  const [anchor] = anchorAll(text, [selector], previous)
  if (!anchor || anchor.start === null || (anchor.outcome !== 'exact' && anchor.outcome !== 'moved'))
    return because('note-not-found')
  const { start, end } = anchor
  return { version, start, end, exact: codePointIndex(text).slice(start, end) }
}
