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

/**
 * Inserts one row as Prisma's `createMany` would, without Prisma. (decision 024)
 *
 * @param now what `createdAt` and `updatedAt` become unless the row says otherwise: Prisma fills them, too
 */
export function insertRow<Model extends keyof Rows>(
  { sql, models }: GraphSource,
  model: Model,
  row: Rows[Model],
  now: Date,
): void {
  const columns = columnsOf(models, model)
  const { shape, names, values } = shaped(columns, model, {
    ...(columns.names.includes('createdAt') ? { createdAt: now } : {}),
    ...(columns.names.includes('updatedAt') ? { updatedAt: now } : {}),
    ...row,
  })
  let text = columns.inserts.get(shape)
  if (text === undefined) {
    text = `INSERT INTO "${model}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
    columns.inserts.set(shape, text)
  }
  sql.run(text, ...values)
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
  const columns = columnsOf(models, model)
  const { shape, names, values } = shaped(columns, model, { ...changes, updatedAt: now })
  let text = columns.updates.get(shape)
  if (text === undefined) {
    const set = names.map((name) => `"${name}" = ?`).join(', ')
    text = `UPDATE "${model}" SET ${set}, "version" = "version" + 1 WHERE "id" = ?`
    columns.updates.set(shape, text)
  }
  if (sql.run(text, ...values, id) !== 1) throw new Error(`there is no ${model} to change`)
}

/** A model's columns, and the texts of SQL that were made for its rows, by which of the columns they fill. */
interface Columns {
  /** In the order of the table. */
  readonly names: readonly string[]
  readonly inserts: Map<number, string>
  readonly updates: Map<number, string>
}

/** Found out once: every save writes some six rows. */
const known = new WeakMap<Models, Map<string, Columns>>()

function columnsOf(models: Models, model: string): Columns {
  let ofModels = known.get(models)
  if (!ofModels) known.set(models, (ofModels = new Map()))
  let columns = ofModels.get(model)
  if (!columns) {
    const names = models[model]?.fields.filter(({ kind }) => kind === 'scalar').map(({ name }) => name) ?? []
    if (names.length > MOST_COLUMNS) throw new Error(`${model} has more than ${MOST_COLUMNS} columns`)
    columns = { names, inserts: new Map(), updates: new Map() }
    ofModels.set(model, columns)
  }
  return columns
}

/** A shape has one bit for each column, and a number holds so many. */
const MOST_COLUMNS = 53

/**
 * What a row fills, in the order of the table: one text of SQL stands for all rows of a shape. Members that are undefined are
 * not filled.
 */
function shaped(columns: Columns, model: string, row: object) {
  const names: string[] = []
  const values: SqlValue[] = []
  let shape = 0
  for (const [at, name] of columns.names.entries()) {
    const value: unknown = Reflect.get(row, name)
    if (value === undefined) continue
    names.push(name)
    values.push(stored(value))
    shape += 2 ** at
  }
  const given = Object.values(row).filter((value) => value !== undefined)
  if (names.length < given.length) throw new Error(`${model} lacks some of ${Object.keys(row).join(', ')}`)
  return { shape, names, values }
}

function stored(value: unknown): SqlValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  if (typeof value === 'boolean') return Number(value)
  if (value instanceof Date) return storedTime(value)
  throw new Error(`a column can't hold a ${typeof value}`)
}
