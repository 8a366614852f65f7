import { z } from 'zod'
import type { JsonValue } from '@/lib/domain/json'
import { id } from '@/lib/schemas/text'
import { Checkpoint } from './checkpoint-file'
import { verifyChain } from './verification'
import { type Page, page } from '../engine/paging'
import { query } from '../engine/query'

export interface AuditView {
  readonly seq: number
  readonly at: string
  readonly actorId: string | null
  readonly actorName: string
  readonly via: string
  readonly keyId: string | null
  readonly command: string
  readonly kind: string
  readonly targetId: string
  readonly deskId: string | null
  readonly articleId: string | null
  readonly claimId: string | null
  readonly hash: string
  /**
   * What changed, for events of the site itself. An administrator reads no desk's content, so that of a desk's events is
   * never here: a claim's history shows it to those who may see it.
   */
  readonly change: JsonValue
}

const AuditFilter = z.strictObject({
  limit: z.int().min(1).max(200).default(50),
  /** `seq` of the last event of the part before. */
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, 'is not a place in the log')
    .optional(),
  actorId: id.optional(),
  /** The start of a command's name: `person.` */
  command: z.string().max(64).optional(),
})

/** The log, newest first. (rule R25) */
export const auditLog = query({
  name: 'audit.list',
  permission: 'site:administer',
  input: AuditFilter,
  load: ({ db, input }) =>
    db.auditEvent.findMany({
      where: {
        ...(input.cursor ? { seq: { lte: Number(input.cursor) } } : {}),
        ...(input.actorId ? { actorId: input.actorId } : {}),
        ...(input.command ? { command: { startsWith: input.command } } : {}),
      },
      orderBy: { seq: 'desc' },
      take: input.limit + 1,
      include: { payload: true },
    }),
  desk: () => null,
  show: ({ target, input }): Page<AuditView> =>
    page(
      target,
      input.limit,
      (event) => String(event.seq),
      ({ payload, at, previousHash: _previous, payloadHash: _payloadHash, seals: _seals, ...event }) => ({
        ...event,
        at: at.toISOString(),
        change: isOfTheSite(event) && payload?.payload ? JSON.parse(payload.payload) : null,
      }),
    ),
})

const isOfTheSite = (event: { deskId: string | null; articleId: string | null; claimId: string | null }) =>
  event.deskId === null && event.articleId === null && event.claimId === null

/** Walks the log and all that it vouches for. (rules R21, R25) */
export const verifyAudit = query({
  name: 'audit.verify',
  permission: 'site:administer',
  input: z.strictObject({ checkpoint: Checkpoint.optional() }),
  load: async () => ({}),
  desk: () => null,
  show: ({ input }) => verifyChain(input.checkpoint),
})
