import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { openFile } from './sqlite'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const COLUMN = /^ {2}(\w+)\s+(?:String|Int|Float|Boolean|DateTime|Bytes)(\??)(?:\s|$)/gm

/** Columns of a model as schema.prisma has them, each with whether it may be empty. */
const inSchema = (model: string) => [...model.matchAll(COLUMN)].map(([, name, mark]) => `${name}${mark}`).sort()

it('has in the migrated database exactly the tables and columns of schema.prisma', () => {
  const schema = readFileSync('prisma/schema.prisma', 'utf8')
  const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)]
  expect(models.length).toBeGreaterThan(20)
  const file = openFile(database.file, { readonly: true })
  const columns = file.prepare<[string], { name: string; notnull: number }>(
    'SELECT name, "notnull" FROM pragma_table_info(?)',
  )
  const found = models.map(([, name = '']) => [
    name,
    columns
      .all(name)
      .map((column) => `${column.name}${column.notnull === 1 ? '' : '?'}`)
      .sort(),
  ])
  file.close()
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(models.map(([, name = '', body = '']) => [name, inSchema(body)])),
  )
})
