import type { Prisma } from './generated/client'
import type { GraphSource } from './graph'
import type { Models } from './models'
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
  const { filledIn } = columnsOf(models, model)
  const [names, values] = columnsAndValues(models, model, {
    ...Object.fromEntries(filledIn.map((name) => [name, now])),
    ...row,
  })
  sql.run(
    `INSERT INTO "${model}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    ...values,
  )
}

/** Models whose rows are changed here. */
type Versioned = 'Claim' | 'Comment' | 'Evidence' | 'Verdict'

/** Changes columns of one row, whose version rises by one. Columns that are undefined stay as they are. */
export function updateRow<Model extends Versioned>(
  { sql, models }: GraphSource,
  model: Model,
  id: string,
  changes: Partial<Rows[Model]>,
  now: Date,
): void {
  const [names, values] = columnsAndValues(models, model, { ...changes, updatedAt: now })
  const set = names.map((name) => `"${name}" = ?`).join(', ')
  const changed = sql.run(`UPDATE "${model}" SET ${set}, "version" = "version" + 1 WHERE "id" = ?`, ...values, id)
  if (changed !== 1) throw new Error(`there is no ${model} to change`)
}

interface Columns {
  /** In the order of the table. */
  readonly names: readonly string[]
  readonly filledIn: readonly string[]
}

/** The columns of each model, found out once: every save writes some six rows. */
const known = new WeakMap<Models, Map<string, Columns>>()

function columnsOf(models: Models, model: string): Columns {
  let ofModels = known.get(models)
  if (!ofModels) known.set(models, (ofModels = new Map()))
  let columns = ofModels.get(model)
  if (!columns) {
    const names = models[model]?.fields.filter(({ kind }) => kind === 'scalar').map(({ name }) => name) ?? []
    columns = { names, filledIn: FILLED_IN.filter((name) => names.includes(name)) }
    ofModels.set(model, columns)
  }
  return columns
}

/** In the order of the table, so that one text of SQL stands for all rows with the same columns. */
function columnsAndValues(models: Models, model: string, row: object) {
  const given = new Map<string, unknown>(Object.entries(row).filter(([, value]) => value !== undefined))
  const names = columnsOf(models, model).names.filter((name) => given.has(name))
  if (names.length < given.size) throw new Error(`${model} lacks some of ${[...given.keys()].join(', ')}`)
  return [names, names.map((name) => stored(given.get(name)))] as const
}

function stored(value: unknown): SqlValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  if (typeof value === 'boolean') return Number(value)
  if (value instanceof Date) return storedTime(value)
  throw new Error(`a column can't hold a ${typeof value}`)
}
