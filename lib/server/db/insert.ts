import type { Prisma } from './generated/client'
import type { GraphSource } from './graph'
import { type SqlValue, storedTime } from './statements'

/** Rows of the hot commands, as Prisma's `createMany` takes them. */
interface Rows {
  readonly Act: Prisma.ActCreateManyInput
  readonly Appearance: Prisma.AppearanceCreateManyInput
  readonly AuditEvent: Prisma.AuditEventCreateManyInput
  readonly AuditPayload: Prisma.AuditPayloadCreateManyInput
  readonly Claim: Prisma.ClaimCreateManyInput
  readonly Comment: Prisma.CommentCreateManyInput
  readonly Evidence: Prisma.EvidenceCreateManyInput
  readonly IdempotentAnswer: Prisma.IdempotentAnswerCreateManyInput
  readonly Verdict: Prisma.VerdictCreateManyInput
}

/** Columns that Prisma fills by itself; the database's own default is written in another form. */
const FILLED_IN = ['createdAt', 'updatedAt'] as const

/**
 * Inserts one row as Prisma's `createMany` would, without Prisma. (decision 024)
 *
 * @param now what `createdAt` and `updatedAt` become unless the row says otherwise
 */
export function insertRow<Model extends keyof Rows>(
  { sql, models }: GraphSource,
  model: Model,
  row: Rows[Model],
  now: Date,
): void {
  const columns = models[model]?.fields.filter(({ kind }) => kind === 'scalar').map(({ name }) => name) ?? []
  const given = new Map<string, unknown>(Object.entries(row).filter(([, value]) => value !== undefined))
  for (const name of FILLED_IN) if (columns.includes(name) && !given.has(name)) given.set(name, now)
  // In the order of the table, so that one text stands for all rows with the same columns.
  const named = columns.filter((name) => given.has(name))
  if (named.length < given.size) throw new Error(`a row of ${model} has none of ${[...given.keys()].join(', ')}`)
  sql.run(
    `INSERT INTO "${model}" (${named.map((name) => `"${name}"`).join(', ')}) VALUES (${named.map(() => '?').join(', ')})`,
    ...named.map((name) => stored(given.get(name))),
  )
}

function stored(value: unknown): SqlValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  if (typeof value === 'boolean') return Number(value)
  if (value instanceof Date) return storedTime(value)
  throw new Error(`a column can't hold a ${typeof value}`)
}
