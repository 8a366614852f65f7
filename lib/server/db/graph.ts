import type { Field, Models } from './models'
import type { Statements } from './statements'

/*
 * Rows with what hangs on them, as Prisma's `include` and `select` name it, in one statement: SQLite puts the rows together as
 * JSON. Prisma asks once for each relation, which is what a claim cost most by. (decision 024)
 */

/** What graphs need of a connection. */
export interface GraphSource {
  readonly sql: Statements
  readonly models: Models
}

type Scalar = string | number | boolean | null
type Condition = Scalar | { readonly not: Scalar }
type Order = Readonly<Record<string, 'asc' | 'desc' | undefined>>

/** The part of Prisma's arguments that can be said here. Anything else is a type error where the graph is named. */
export interface GraphArgs {
  readonly where?: Readonly<Record<string, Condition>>
  readonly orderBy?: Order | readonly Order[]
  readonly select?: Readonly<Record<string, true | GraphArgs>>
  readonly include?: Readonly<Record<string, true | GraphArgs>>
}

export interface Graph<Row> {
  /** The row with this value in a unique column, when the graph's own conditions hold for it too; else null. */
  one(source: GraphSource, column: string, value: string): Row | null
  /** The rows whose column has one of these values, in the graph's order. */
  many(source: GraphSource, column: string, values: readonly string[]): Row[]
}

/**
 * A graph of rows of a model.
 *
 * @typeParam Row what Prisma's payload type says of the same arguments: `Prisma.ClaimGetPayload<{ include: typeof … }>`
 */
export function graph<Row>(model: string, args: GraphArgs): Graph<Row> {
  const plans = new WeakMap<Models, Selection>()
  const selectionFor = (models: Models): Selection => {
    const known = plans.get(models)
    if (known) return known
    const made = { plan: planOf(models, model, args), texts: new Map<string, string>() }
    plans.set(models, made)
    return made
  }
  const rows = (
    { sql, models }: GraphSource,
    column: string,
    condition: '= ?' | typeof IN_LIST,
    value: string,
  ): Row[] => {
    const { plan, texts } = selectionFor(models)
    const key = `${column} ${condition}`
    let text = texts.get(key)
    if (text === undefined) {
      const where = [`${plan.alias}."${fieldOf(models, model, column).name}" ${condition}`, ...plan.where].join(' AND ')
      const order = plan.order === '' ? '' : ` ORDER BY ${plan.order}`
      text = `SELECT ${plan.json} AS "row" FROM "${model}" ${plan.alias} WHERE ${where}${order}`
      texts.set(key, text)
    }
    return sql.all(text, value).map((each) => {
      const json: unknown = typeof each === 'object' && each !== null && 'row' in each ? each.row : null
      if (typeof json !== 'string') throw new Error(`SQLite gave no JSON for a ${model}`)
      const row: Row = JSON.parse(json)
      revive(row, plan)
      return row
    })
  }
  return {
    one: (source, column, value) => rows(source, column, '= ?', value)[0] ?? null,
    many: (source, column, values) => rows(source, column, IN_LIST, JSON.stringify(values)),
  }
}

const IN_LIST = 'IN (SELECT "value" FROM json_each(?))'

/** What is read, and the texts of SQL that were made of it: they are long, and the same for every save. */
interface Selection {
  readonly plan: Plan
  /** By the condition on the row. */
  readonly texts: Map<string, string>
}

/** SQL of a node of the graph, and what its JSON needs to become a row as Prisma gives it. */
interface Plan {
  readonly alias: string
  /** An expression that gives one row as JSON. */
  readonly json: string
  readonly where: readonly string[]
  readonly order: string
  readonly times: readonly string[]
  readonly flags: readonly string[]
  readonly parts: readonly { readonly name: string; readonly plan: Plan }[]
}

function planOf(models: Models, model: string, args: GraphArgs, depth = 'r'): Plan {
  const fields = models[model]?.fields ?? []
  const isColumn = (field: Field) => field.kind === 'scalar'
  const columns = fields.filter((field) => isColumn(field) && (!args.select || args.select[field.name] === true))
  const parts = Object.entries({ ...args.select, ...args.include }).flatMap(([name, part], at) => {
    const field = fieldOf(models, model, name)
    if (isColumn(field)) return []
    const plan = planOf(models, field.type, part === true ? {} : part, `${depth}${at}`)
    return [{ name, plan, sql: partSql(models, model, depth, field, plan) }]
  })
  for (const { name, type } of columns) {
    if (!CARRIED.has(type))
      throw new Error(`JSON does not carry ${model}.${name} (${type}) unchanged: leave it out by select`)
  }
  const pairs = [
    ...columns.map(({ name }) => `'${name}', ${depth}."${name}"`),
    ...parts.map(({ name, sql }) => `'${name}', ${sql}`),
  ]
  const namesOf = (type: string) => columns.filter((column) => column.type === type).map(({ name }) => name)
  return {
    alias: depth,
    json: `json_object(${pairs.join(', ')})`,
    where: Object.entries(args.where ?? {}).map(([name, condition]) =>
      conditionSql(models, model, depth, name, condition),
    ),
    order: [args.orderBy ?? []]
      .flat()
      .flatMap((order) => Object.entries(order))
      .map(
        ([name, direction]) => `${depth}."${fieldOf(models, model, name).name}"${direction === 'desc' ? ' DESC' : ''}`,
      )
      .join(', '),
    times: namesOf('DateTime'),
    flags: namesOf('Boolean'),
    parts,
  }
}

/** Types whose values come out of SQLite's JSON as they went in, or can be told from it. */
const CARRIED = new Set(['String', 'Int', 'Boolean', 'DateTime'])

/** A foreign key bears the name of its relation: `speaker` is in `speakerId`. */
const keyOf = (models: Models, model: string, relation: string) => fieldOf(models, model, `${relation}Id`).name

function partSql(
  models: Models,
  model: string,
  parent: string,
  field: Field,
  { alias, json, where, order }: Plan,
): string {
  const all = (key: string) => [key, ...where].join(' AND ')
  const holdsKey = models[model]?.fields.some(({ name }) => name === `${field.name}Id`) ?? false
  if (holdsKey) {
    const key = `${alias}."id" = ${parent}."${keyOf(models, model, field.name)}"`
    return `(SELECT ${json} FROM "${field.type}" ${alias} WHERE ${all(key)})`
  }
  const back = models[field.type]?.fields.find(
    (each) => each.relationName === field.relationName && each.type === model,
  )
  if (!back) throw new Error(`${model}.${field.name} has no key on either side`)
  const key = `${alias}."${keyOf(models, field.type, back.name)}" = ${parent}."id"`
  const ordered = order === '' ? json : `${json} ORDER BY ${order}`
  return `(SELECT json_group_array(${ordered}) FROM "${field.type}" ${alias} WHERE ${all(key)})`
}

function conditionSql(models: Models, model: string, alias: string, name: string, condition: Condition): string {
  const column = `${alias}."${fieldOf(models, model, name).name}"`
  if (condition === null) return `${column} IS NULL`
  if (typeof condition !== 'object') return `${column} = ${literal(condition)}`
  return condition.not === null ? `${column} IS NOT NULL` : `${column} <> ${literal(condition.not)}`
}

/** Conditions are part of the code, never of an input. */
const literal = (value: string | number | boolean) =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(Number(value))

function fieldOf(models: Models, model: string, name: string): Field {
  const field = models[model]?.fields.find((each) => each.name === name)
  if (!field) throw new Error(`${model} has no field ${name}`)
  return field
}

/** Gives times and booleans, which JSON has as text and numbers, their types back. */
function revive(row: unknown, plan: Plan): void {
  if (typeof row !== 'object' || row === null) return
  for (const name of plan.times) {
    const stored: unknown = Reflect.get(row, name)
    if (typeof stored === 'string') Reflect.set(row, name, new Date(stored))
  }
  for (const name of plan.flags) {
    const stored: unknown = Reflect.get(row, name)
    if (typeof stored === 'number') Reflect.set(row, name, stored !== 0)
  }
  for (const { name, plan: part } of plan.parts) {
    const hung: unknown = Reflect.get(row, name)
    if (Array.isArray(hung)) for (const each of hung) revive(each, part)
    else revive(hung, part)
  }
}
