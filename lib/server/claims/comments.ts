import { z } from 'zod'
import { Conflict, Forbidden, InvalidInput } from '@/lib/domain/errors'
import { fault } from '@/lib/domain/refusals/english'
import { say } from '@/lib/domain/refusals/sentence'
import { commentView } from '@/lib/policy/visibility/comment'
import { AddComment, AddNote, ChangeComment, CommentOrigin } from '@/lib/schemas/comment'
import { id } from '@/lib/schemas/text'
import { livingArticle } from '../engine/article-rows'
import { locate, requireNewest } from './mark'
import { command } from '../engine/command'
import type { Tx } from '../db/clients'
import { query } from '../engine/query'
import { stillHolds } from '../engine/undo-acts'

const ROWS = { article: { select: { deskId: true } } } as const

const livingComment = (tx: Pick<Tx, 'comment'>, commentId: string) =>
  tx.comment.findFirst({ where: { id: commentId, deletedAt: null }, include: ROWS })

/** What only an import gives: a file's comment stays that of whoever wrote it there. */
const ORIGIN = CommentOrigin.nullable().default(null)

const originFields = (origin: CommentOrigin | null, actor: { readonly personId: string }, now: Date) => ({
  broughtFrom: origin && (origin.from ?? ''),
  writtenBy: origin?.by ?? null,
  writerAddress: origin?.address ?? null,
  writtenAt: timeOf(origin?.at),
  rewordedAt: timeOf(origin?.rewordedAt),
  sourceId: origin?.id ?? null,
  ...(origin?.resolved
    ? {
        resolvedAt: timeOf(origin.resolved.at) ?? now,
        resolvedById: actor.personId,
        closedBy: origin.resolved.by,
      }
    : {}),
})

const timeOf = (moment: string | null | undefined) => (moment ? new Date(moment) : null)

/** What the log keeps of a comment: words that came with a file never stand there as the importer's. */
const said = ({ text, broughtFrom, writtenBy }: Brought): Readonly<Record<string, string>> => {
  if (broughtFrom === null) return { text }
  return { importedText: text, ...(writtenBy ? { by: writtenBy } : {}), ...(broughtFrom ? { from: broughtFrom } : {}) }
}

interface Brought {
  readonly text: string
  readonly broughtFrom: string | null
  readonly writtenBy: string | null
}

/** Two who take over the same file at once don't both say what is in it: the id of the comment that is here. */
async function broughtAlready(
  tx: Tx,
  place: { readonly articleId: string; readonly claimId: string | null },
  { text, origin }: { readonly text: string; readonly origin: CommentOrigin | null },
): Promise<string | null> {
  if (!origin) return null
  const { by, at, id: sourceId } = origin
  const told = { writtenBy: by, writtenAt: timeOf(at), sourceId }
  const where = { ...place, ...told, text, deletedAt: null, broughtFrom: { not: null } }
  return (await tx.comment.findFirst({ where, select: { id: true } }))?.id ?? null
}

/** Says something about a claim to the desk. `made` is false for what came with a file and is here already. */
export const addComment = command({
  name: 'comment.add',
  permission: 'claim:change',
  input: AddComment.safeExtend({ claimId: id, origin: ORIGIN }),
  load: ({ tx, input }) => tx.claim.findFirst({ where: { id: input.claimId, deletedAt: null } }),
  desk: (claim) => claim.deskId,
  async run({ tx, actor, now, input, target: claim }) {
    const before = await broughtAlready(tx, { articleId: claim.articleId, claimId: claim.id }, input)
    if (before) return { result: { id: before, made: false }, audit: null }
    if (input.replyTo) await requireSameThread(tx, input.replyTo, { claimId: claim.id })
    const comment = await tx.comment.create({
      data: {
        id: crypto.randomUUID(),
        articleId: claim.articleId,
        claimId: claim.id,
        text: input.text,
        replyToId: input.replyTo ?? null,
        ...originFields(input.origin, actor, now),
        createdById: actor.personId,
      },
    })
    return {
      result: { id: comment.id, made: true },
      audit: {
        kind: 'comment',
        targetId: comment.id,
        deskId: claim.deskId,
        articleId: claim.articleId,
        claimId: claim.id,
        after: said(comment),
      },
      // What comes with a file is one act with the rest of it.
      ...(input.origin ? {} : { undo: undoOfMaking(claim.articleId, comment, 'comment') }),
    }
  },
})

/** Says something about words of the article; never published. `made` as with `addComment`. (rule R32) */
export const addNote = command({
  name: 'note.add',
  permission: 'claim:change',
  input: AddNote.safeExtend({ articleId: id, replyTo: id.optional(), origin: ORIGIN }),
  load: ({ tx, input }) => livingArticle(tx, input.articleId),
  desk: ({ article }) => article.deskId,
  async run({ tx, actor, now, input, target: { article, newest } }) {
    if (!input.origin) requireNewest(input.version, newest.number)
    const place = { articleId: article.id, number: input.version }
    const version = await tx.articleVersion.findUniqueOrThrow({ where: { articleId_number: place } })
    const selector = locate(version.text, input)
    const { start, end } = selector
    const noted = { articleId: article.id, claimId: null, articleVersionId: version.id, start, end }
    const before = await broughtAlready(tx, noted, input)
    if (before) return { result: { id: before, made: false }, audit: null }
    if (input.replyTo) await requireSameThread(tx, input.replyTo, { articleId: article.id })
    const comment = await tx.comment.create({
      data: {
        id: crypto.randomUUID(),
        articleId: article.id,
        articleVersionId: version.id,
        ...selector,
        text: input.text,
        replyToId: input.replyTo ?? null,
        ...originFields(input.origin, actor, now),
        createdById: actor.personId,
      },
    })
    return {
      result: { id: comment.id, made: true },
      audit: {
        kind: 'comment',
        targetId: comment.id,
        deskId: article.deskId,
        articleId: article.id,
        after: { ...said(comment), exact: selector.exact },
      },
      ...(input.origin ? {} : { undo: undoOfMaking(article.id, comment, 'note') }),
    }
  },
})

interface MadeComment {
  readonly id: string
  readonly text: string
  readonly resolvedAt: Date | null
}

const undoOfMaking = (articleId: string, comment: MadeComment, label: string) => ({
  articleId,
  label,
  inverse: { command: 'comment.delete', input: { id: comment.id } },
  forward: { command: 'comment.restore', input: { id: comment.id } },
  expects: [
    stillHolds('comment', comment.id, {
      before: {},
      after: { text: comment.text, resolved: comment.resolvedAt !== null },
    }),
  ],
})

async function requireSameThread(tx: Tx, replyTo: string, thread: { claimId: string } | { articleId: string }) {
  const first = await tx.comment.findFirst({ where: { id: replyTo, deletedAt: null, ...thread } })
  if (!first)
    throw new InvalidInput(say('comments.answered-is-gone'), [fault('/replyTo', say('faults.no-comment-here'))])
}

/** Only who wrote a comment changes its words. */
export const changeComment = command({
  name: 'comment.change',
  permission: 'claim:change',
  input: ChangeComment.safeExtend({ id }),
  load: ({ tx, input }) => livingComment(tx, input.id),
  desk: (comment) => comment.article.deskId,
  guard: { version: (comment) => comment.version, needed: true },
  async run({ tx, actor, input, target: comment }) {
    requireAuthor(comment, actor)
    if (comment.broughtFrom !== null)
      throw new Forbidden(
        comment.writtenBy === null
          ? say('comments.came-with-a-file-unnamed')
          : say('comments.came-with-a-file', { writer: comment.writtenBy }),
      )
    if (comment.text === input.text) return { result: { id: comment.id }, audit: null }
    await tx.comment.update({ where: { id: comment.id }, data: { text: input.text, version: { increment: 1 } } })
    return {
      result: { id: comment.id },
      audit: { ...auditOf(comment), before: { text: comment.text }, after: { text: input.text } },
      undo: {
        articleId: comment.articleId,
        label: 'change-comment',
        inverse: { command: 'comment.change', input: { id: comment.id, text: comment.text } },
        forward: { command: 'comment.change', input: { id: comment.id, text: input.text } },
        expects: [stillHolds('comment', comment.id, { before: { text: comment.text }, after: { text: input.text } })],
      },
    }
  },
})

export const deleteComment = command({
  name: 'comment.delete',
  permission: 'claim:change',
  input: z.strictObject({ id }),
  load: ({ tx, input }) => livingComment(tx, input.id),
  desk: (comment) => comment.article.deskId,
  guard: { version: (comment) => comment.version, needed: true },
  async run({ tx, actor, now, target: comment }) {
    requireAuthor(comment, actor)
    // Threads begin with the comments that answer nothing: the answers to a deleted one would be seen by nobody.
    if (
      (await tx.comment.findFirst({ where: { replyToId: comment.id, deletedAt: null }, select: { id: true } })) !== null
    )
      throw new Conflict(say('comments.answered'))
    await tx.comment.update({ where: { id: comment.id }, data: { deletedAt: now, version: { increment: 1 } } })
    return {
      result: { id: comment.id },
      audit: { ...auditOf(comment), before: { text: comment.text } },
      undo: {
        articleId: comment.articleId,
        label: 'delete-comment',
        inverse: { command: 'comment.restore', input: { id: comment.id } },
        forward: { command: 'comment.delete', input: { id: comment.id } },
        expects: [
          stillHolds('comment', comment.id, {
            before: { text: comment.text, resolved: comment.resolvedAt !== null },
            after: {},
          }),
        ],
      },
    }
  },
})

export const restoreComment = command({
  name: 'comment.restore',
  permission: 'claim:change',
  input: z.strictObject({ id }),
  load: ({ tx, input }) => tx.comment.findFirst({ where: { id: input.id, deletedAt: { not: null } }, include: ROWS }),
  desk: (comment) => comment.article.deskId,
  async run({ tx, actor, target: comment }) {
    requireAuthor(comment, actor)
    await tx.comment.update({ where: { id: comment.id }, data: { deletedAt: null, version: { increment: 1 } } })
    return { result: { id: comment.id }, audit: { ...auditOf(comment), after: { text: comment.text } } }
  },
})

/** Anybody on the desk may close a thread, or open it again. */
export const resolveComment = command({
  name: 'comment.resolve',
  permission: 'claim:change',
  input: z.strictObject({ id, resolved: z.boolean().default(true) }),
  load: ({ tx, input }) => livingComment(tx, input.id),
  desk: (comment) => comment.article.deskId,
  guard: { version: (comment) => comment.version, needed: true },
  async run({ tx, actor, now, input, target: comment }) {
    const was = comment.resolvedAt !== null
    if (was === input.resolved) return { result: { id: comment.id }, audit: null }
    await tx.comment.update({
      where: { id: comment.id },
      data: {
        resolvedAt: input.resolved ? now : null,
        resolvedById: input.resolved ? actor.personId : null,
        closedBy: null,
        version: { increment: 1 },
      },
    })
    return {
      result: { id: comment.id },
      audit: { ...auditOf(comment), before: { resolved: was }, after: { resolved: input.resolved } },
      undo: {
        articleId: comment.articleId,
        label: 'resolve',
        inverse: { command: 'comment.resolve', input: { id: comment.id, resolved: was } },
        forward: { command: 'comment.resolve', input: { id: comment.id, resolved: input.resolved } },
        expects: [
          stillHolds('comment', comment.id, { before: { resolved: was }, after: { resolved: input.resolved } }),
        ],
      },
    }
  },
})

interface CommentRow {
  readonly id: string
  readonly articleId: string
  readonly claimId: string | null
  readonly createdById: string
  readonly article: { readonly deskId: string }
}

const auditOf = (comment: CommentRow) => ({
  kind: 'comment',
  targetId: comment.id,
  deskId: comment.article.deskId,
  articleId: comment.articleId,
  claimId: comment.claimId,
})

function requireAuthor(comment: CommentRow, actor: { readonly personId: string }) {
  if (comment.createdById !== actor.personId) {
    throw new Forbidden(say('comments.only-its-writer'))
  }
}

export const oneComment = query({
  name: 'comment.show',
  permission: 'desk:read',
  input: z.strictObject({ id }),
  load: ({ db, input }) => db.comment.findFirst({ where: { id: input.id, deletedAt: null }, include: { ...ROWS } }),
  desk: (comment) => comment.article.deskId,
  async show({ db, target }) {
    const version = target.articleVersionId
      ? await db.articleVersion.findUnique({ where: { id: target.articleVersionId }, select: { number: true } })
      : null
    return commentView({ ...target, articleVersionNumber: version?.number ?? null })
  },
})
