import Database from 'better-sqlite3'
import { vi } from 'vitest'

/**
 * Counts the rows that SQLite gives to connections that are opened from now on, until `stop`.
 *
 * @returns `read`: how many there were so far
 */
export function countRowsRead(): { read(): number; stop(): void } {
  let rows = 0
  const prepare = Database.prototype.prepare
  const spy = vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, sql) {
    const statement = prepare.call(this, sql)
    const { all } = statement
    statement.all = (...values: unknown[]) => {
      const found: unknown[] = Reflect.apply(all, statement, values)
      rows += found.length
      return found
    }
    return statement
  })
  return { read: () => rows, stop: () => spy.mockRestore() }
}
