import { z } from 'zod'
import type { JsonValue } from '@/lib/domain/json'
import { maySeeFirstVerdict } from '@/lib/policy/visibility'
import { id } from '@/lib/schemas/text'
import { livingClaim } from './claims/aggregate'
import { query } from './query'
import { askerOn } from './sources'

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
    const open = maySeeFirstVerdict(claim, askerOn(actor, claim.deskId))
    const events = await db.auditEvent.findMany({
      where: { claimId: claim.id, ...(open ? {} : { NOT: { kind: 'verdict' } }) },
      include: { payload: true },
      orderBy: { seq: 'asc' },
    })
    const lines: HistoryLine[] = []
    for (const event of events) {
      const payload = Payload.parse(JSON.parse(event.payload?.payload ?? '{"before":null,"after":null}'))
      const fields = new Set([...Object.keys(payload.before ?? {}), ...Object.keys(payload.after ?? {})])
      for (const field of fields) {
        addFolded(lines, {
          seq: event.seq,
          at: event.at.toISOString(),
          actorId: event.actorId,
          actorName: event.actorName,
          via: event.via,
          command: event.command,
          targetId: event.targetId,
          field,
          before: payload.before?.[field] ?? null,
          after: payload.after?.[field] ?? null,
        })
      }
    }
    return { items: lines.reverse().slice(0, input.limit) }
  },
})

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
