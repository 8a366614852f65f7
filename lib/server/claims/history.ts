import { z } from 'zod'
import type { JsonValue } from '@/lib/domain/json'
import type { MaybeActor } from '@/lib/policy/actor'
import { viewerOn } from '@/lib/policy/viewer'
import { maySeeFirstVerdict } from '@/lib/policy/visibility/verdict'
import { id } from '@/lib/schemas/text'
import { livingClaim } from '../claim-content/aggregate'
import type { Reader } from '../db/clients'
import { query } from '../engine/query'
import { mayReadEnds } from './relations'

/** One person's edits to one field within this time fold into a line of the history; the audit log keeps all. (R24) */
const FOLD_MS = 5 * 60 * 1000

const Payload = z.object({
  before: z.record(z.string(), z.json()).nullable(),
  after: z.record(z.string(), z.json()).nullable(),
})

/** One line of a claim's history: who changed which field, from what to what. */
export interface HistoryLine {
  readonly seq: number
  /** ISO date-time of the last change that the line holds. */
  readonly at: string
  readonly actorId: string | null
  readonly actorName: string
  readonly via: string
  readonly command: string
  /** The row that changed: the claim itself, a piece of evidence, a verdict … */
  readonly targetId: string
  readonly field: string
  readonly before: JsonValue
  readonly after: JsonValue
}

/** What happened to a claim, newest first. */
export const claimHistory = query({
  name: 'claim.history',
  permission: 'desk:read',
  input: z.strictObject({ id, limit: z.int().min(1).max(500).default(200) }),
  load: ({ db, input }) => livingClaim(db, input.id),
  desk: (claim) => claim.deskId,
  async show({ db, actor, target: claim, input }) {
    const open = maySeeFirstVerdict(claim, viewerOn(actor, claim.deskId))
    const [found, unreadable, sources] = await Promise.all([
      foundAgain(db, claim.id),
      relationsBeyond(db, actor, claim.id),
      sourceNames(db, claim.id),
    ])
    const events = await db.auditEvent.findMany({
      where: {
        OR: [
          { claimId: claim.id, ...(open ? {} : { NOT: { kind: 'verdict' } }) },
          { kind: 'article-version', targetId: { in: [...found.keys()] } },
        ],
      },
      include: { payload: true },
      orderBy: { seq: 'asc' },
    })
    const lines: HistoryLine[] = []
    for (const event of events) {
      if (unreadable.has(event.targetId)) continue
      if (event.kind === 'article-version') {
        lines.push(...(found.get(event.targetId) ?? []).map((line) => ({ ...saidBy(event), ...line })))
        continue
      }
      const payload = Payload.parse(JSON.parse(event.payload?.payload ?? '{"before":null,"after":null}'))
      const fields = new Set([...Object.keys(payload.before ?? {}), ...Object.keys(payload.after ?? {})])
      for (const field of fields) {
        const told = (value: JsonValue | undefined) =>
          event.kind === 'evidence' && field === 'source' && value
            ? (sources.get(event.targetId) ?? null)
            : (value ?? null)
        addFolded(lines, {
          ...saidBy(event),
          targetId: event.targetId,
          field,
          before: told(payload.before?.[field]),
          after: told(payload.after?.[field]),
        })
      }
    }
    return { items: lines.reverse().slice(0, input.limit) }
  },
})

interface EventRow {
  readonly seq: number
  readonly at: Date
  readonly actorId: string | null
  readonly actorName: string
  readonly via: string
  readonly command: string
}

const saidBy = (event: EventRow) => ({
  seq: event.seq,
  at: event.at.toISOString(),
  actorId: event.actorId,
  actorName: event.actorName,
  via: event.via,
  command: event.command,
})

/**
 * The sources of a claim's evidence, past evidence too, by its id: as they are called now, so that one that became
 * confidential goes by its cover name there as well. (rule R15)
 */
async function sourceNames(db: Pick<Reader, 'evidence'>, claimId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.evidence.findMany({
    where: { claimId },
    select: { id: true, source: { select: { title: true } } },
  })
  return new Map(rows.map(({ id: evidenceId, source }) => [evidenceId, source.title]))
}

/** Ids of the claim's relations, past ones too, to claims of desks that the actor can't read: their lines are not for them. */
async function relationsBeyond(db: Pick<Reader, 'relation'>, actor: MaybeActor, claimId: string) {
  const relations = await db.relation.findMany({
    where: { fromId: claimId },
    select: { id: true, from: { select: { deskId: true } }, to: { select: { deskId: true } } },
  })
  return new Set(relations.flatMap((relation) => (mayReadEnds(actor, relation) ? [] : relation.id)))
}

type FoundLine = Pick<HistoryLine, 'targetId' | 'field' | 'before' | 'after'>

/** What became of a claim's marks with each version of the text, by the version's id. (rule R7) */
async function foundAgain(db: Pick<Reader, 'reanchoring'>, claimId: string): Promise<Map<string, FoundLine[]>> {
  const rows = await db.reanchoring.findMany({
    where: { claimId },
    include: {
      toVersion: { select: { number: true } },
      appearance: { select: { articleVersion: { select: { number: true } } } },
    },
    orderBy: { createdAt: 'asc' },
  })
  const lines = new Map<string, FoundLine[]>()
  for (const { appearanceId, toVersionId, outcome, toVersion, appearance } of rows) {
    const own = lines.get(toVersionId) ?? []
    const [from, to] = [appearance.articleVersion.number, toVersion.number]
    own.push({ targetId: appearanceId, field: 'version', before: from, after: to })
    lines.set(toVersionId, [...own, { targetId: appearanceId, field: 'outcome', before: null, after: outcome }])
  }
  return lines
}

/** Appends a line, or folds it into an earlier one of the same person, command and field. */
function addFolded(lines: HistoryLine[], line: HistoryLine) {
  const at = lines.findLastIndex(
    (each) => each.field === line.field && each.command === line.command && each.targetId === line.targetId,
  )
  const earlier = lines[at]
  const close = earlier && Date.parse(line.at) - Date.parse(earlier.at) <= FOLD_MS
  if (!earlier || !close || earlier.actorId !== line.actorId || line.field === 'state') {
    lines.push(line)
    return
  }
  lines.splice(at, 1)
  lines.push({ ...line, before: earlier.before })
}
