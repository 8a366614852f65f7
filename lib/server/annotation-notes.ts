/** Notes on words of the article, from a file of annotations. */

import { z } from 'zod'
import { anchorAll } from '@/lib/domain/anchoring/anchor-all'
import { codePointIndex } from '@/lib/domain/anchoring/text'
import type { InputFault } from '@/lib/domain/errors'
import type { AnnotationInput, NoteInput } from '@/lib/domain/formats/annotation-input'
import type { Actor } from '@/lib/policy/actor'
import { id } from '@/lib/schemas/text'
import { articleText } from './articles/show'
import { articleVersions } from './articles/version-views'
import { addNote } from './comments'
import { query } from './query'

/** What became of a file's notes. */
export interface NotesTaken {
  readonly made: number
  /** Those that were left aside, with the reason. */
  readonly ignored: readonly InputFault[]
}

/** Takes over the notes whose place is sure; one that is here already is not made twice. */
export async function takeNotes(
  actor: Actor,
  articleId: string,
  { notes, article }: AnnotationInput,
): Promise<NotesTaken> {
  if (notes.length === 0) return { made: 0, ignored: [] }
  const ignored: InputFault[] = []
  const here = await articleNotes(actor, { id: articleId })
  const known = new Map(here.map((note) => [noteKey(note), note.id]))
  /** Ids by the place in the file. */
  const made: string[] = []
  let count = 0
  const texts = await textsOf(actor, articleId, notes)
  for (const [at, note] of notes.entries()) {
    const place = placeOf(note, texts, article?.text ?? null)
    if (typeof place === 'string') {
      ignored.push({ pointer: note.pointer, message: place })
      continue
    }
    const { text, origin } = note
    const before = known.get(noteKey({ ...place, text }))
    if (before !== undefined) {
      made[at] = before
      continue
    }
    const answered = note.replyTo === null ? undefined : made[note.replyTo]
    const thread = answered === undefined ? {} : { replyTo: answered }
    made[at] = (await addNote(actor, { ...place, ...thread, articleId, text, origin: origin ?? NOTHING })).id
    count += 1
  }
  return { made: count, ignored }
}

const NOTHING = { by: null, at: null, resolved: null }

interface Text {
  readonly version: number
  readonly text: string
}

/** The article's newest text, under null, and those of its older texts that notes stand on, by their hash. */
async function textsOf(
  actor: Actor,
  articleId: string,
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
  if (!found) return 'is a note on an older text that this article does not have'
  const { version, text } = found
  const previous = textSha256 === null && fileText !== null && fileText !== text ? { previousText: fileText } : {}
  const [anchor] = anchorAll(text, [selector], previous)
  if (!anchor || anchor.start === null || (anchor.outcome !== 'exact' && anchor.outcome !== 'moved'))
    return 'is a note on words that are not found here'
  const { start, end } = anchor
  return { version, start, end, exact: codePointIndex(text).slice(start, end) }
}

interface NotePlace {
  readonly version: number
  readonly start: number
  readonly end: number
  readonly text: string
}

const noteKey = ({ version, start, end, text }: NotePlace) => `${version} ${start} ${end} ${text}`

/** The notes on an article, with their places. */
export const articleNotes = query({
  name: 'article.notes',
  permission: 'desk:read',
  input: z.strictObject({ id }),
  load: ({ db, input }) => db.article.findUnique({ where: { id: input.id }, select: { id: true, deskId: true } }),
  desk: (article) => article.deskId,
  async show({ db, target }) {
    const rows = await db.comment.findMany({
      where: { articleId: target.id, claimId: null, deletedAt: null },
      select: { id: true, text: true, start: true, end: true, articleVersion: { select: { number: true } } },
    })
    return rows.flatMap(({ id: noteId, text, start, end, articleVersion }) =>
      start === null || end === null || !articleVersion
        ? []
        : [{ id: noteId, text, start, end, version: articleVersion.number }],
    )
  },
})
