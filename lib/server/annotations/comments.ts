/** The comments and notes of an article, as a file of annotations is compared with them. */

import { z } from 'zod'
import { noteOfAddress } from '@/lib/domain/formats/web-addresses'
import type { CommentInput } from '@/lib/domain/formats/annotation-input'
import type { Actor } from '@/lib/policy/actor'
import { id } from '@/lib/schemas/text'
import { readInParts } from '../db/in-parts'
import { query } from '../engine/query'

/** What a comment is about: a claim by its id, or a place in a text. */
export type About = { readonly claimId: string } | NotePlace

export interface NotePlace {
  readonly version: number
  readonly start: number
  readonly end: number
}

/** A comment that is here. */
export interface CommentHere {
  readonly id: string
  readonly about: About
  readonly text: string
}

type Known = Awaited<ReturnType<typeof articleComments>>[number]

/** Finds the comments of a file among those that are here, so that none is said twice. */
export class CommentsHere {
  readonly #byIdentity = new Map<string, CommentHere>()
  readonly #byWords = new Map<string, CommentHere>()

  constructor(known: readonly Known[]) {
    for (const { id: commentId, about, text, by, at, sourceId } of known) {
      this.#keep({ id: commentId, about, text }, { by, at, id: sourceId })
      this.#byIdentity.set(commentId, { id: commentId, about, text })
    }
  }

  /** The same comment, wherever it stands now: its words may be others by now. */
  identified({ origin }: Pick<CommentInput, 'origin'>): CommentHere | null {
    return origin.id === null ? null : this.named(origin.id)
  }

  /** The comment with an identity: one given elsewhere, or our own address of it. */
  named(identity: string): CommentHere | null {
    return this.#byIdentity.get(identity) ?? this.#byIdentity.get(ownId(identity) ?? '') ?? null
  }

  /** The comment here that says the same of the same thing. */
  find(about: About, comment: Pick<CommentInput, 'text' | 'origin'>): CommentHere | null {
    return this.identified(comment) ?? this.#byWords.get(wordsKey(about, comment.text, comment.origin)) ?? null
  }

  add(commentId: string, about: About, { text, origin }: Pick<CommentInput, 'text' | 'origin'>): void {
    this.#keep({ id: commentId, about, text }, origin)
  }

  #keep(comment: CommentHere, told: Attribution) {
    if (told.id !== null) this.#byIdentity.set(told.id, comment)
    this.#byWords.set(wordsKey(comment.about, comment.text, told), comment)
  }
}

interface Attribution {
  readonly by: string | null
  readonly at: string | null
  readonly id: string | null
}

const wordsKey = (about: About, text: string, { by, at }: Pick<Attribution, 'by' | 'at'>) =>
  JSON.stringify([
    'claimId' in about ? about.claimId : [about.version, about.start, about.end],
    ...[text.trim(), by, at === null ? null : new Date(at).getTime()],
  ])

/** The id of one of our comments in the addresses that exports give it. */
const ownId = (identity: string): string | null =>
  noteOfAddress(identity) ?? /\/api\/annotations\/[\w-]+\/comment-([\w-]{1,64})$/.exec(identity)?.[1] ?? null

/** The comments and notes of an article, with who wrote them and where they came from. */
export const articleComments = query({
  name: 'article.comments',
  permission: 'desk:read',
  input: z.strictObject({ id }),
  load: ({ db, input }) => db.article.findUnique({ where: { id: input.id }, select: { id: true, deskId: true } }),
  desk: (article) => article.deskId,
  async show({ db, target }) {
    const rows = await db.comment.findMany({
      where: { articleId: target.id, deletedAt: null, OR: [{ claimId: null }, { claim: { deletedAt: null } }] },
      select: {
        ...{ id: true, claimId: true, text: true, start: true, end: true, createdAt: true, createdById: true },
        ...{ broughtFrom: true, writtenBy: true, writtenAt: true, sourceId: true },
        articleVersion: { select: { number: true } },
      },
    })
    const people = await readInParts(
      rows.map(({ createdById }) => createdById),
      (some) => db.person.findMany({ where: { id: { in: some } }, select: { id: true, name: true } }),
    )
    const names = new Map(people.map((person) => [person.id, person.name]))
    return rows.flatMap((row) => {
      const about = aboutOf(row)
      if (!about) return []
      const { broughtFrom, createdAt, writtenAt } = row
      const written = broughtFrom === null ? createdAt : writtenAt
      return [
        {
          ...{ id: row.id, about, text: row.text, sourceId: row.sourceId },
          by: broughtFrom === null ? (names.get(row.createdById) ?? '') : row.writtenBy,
          at: written?.toISOString() ?? null,
        },
      ]
    })
  },
})

interface Place {
  readonly claimId: string | null
  readonly start: number | null
  readonly end: number | null
  readonly articleVersion: { readonly number: number } | null
}

function aboutOf({ claimId, start, end, articleVersion }: Place): About | null {
  if (claimId !== null) return { claimId }
  return start === null || end === null || !articleVersion ? null : { version: articleVersion.number, start, end }
}

/** @throws as any query does */
export const commentsHere = async (actor: Actor, articleId: string): Promise<CommentsHere> =>
  new CommentsHere(await articleComments(actor, { id: articleId }))
