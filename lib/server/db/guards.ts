import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { migrationsFolder } from './migrations-folder'

/** How the triggers of a file differ from those that belong there. */
export interface GuardFault {
  readonly name: string
  readonly fault: 'missing' | 'altered' | 'foreign'
}

/** What can be asked of a connection: a database file's, or that of the queries. */
export interface Asked {
  all(sql: string): unknown[]
}

/** The text that makes every guard. */
export const guardsText = (folder = migrationsFolder()) => readFileSync(join(folder, 'guards.sqlite.sql'), 'utf8')

const Triggers = z.array(z.object({ name: z.string(), sql: z.string() }))
const TRIGGERS = `SELECT "name", "sql" FROM sqlite_master WHERE "type" = 'trigger' ORDER BY "name"`
const Tables = z.array(z.object({ sql: z.string() }))
const TABLES = `SELECT "sql" FROM sqlite_master WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite_%'`

/**
 * Guards that are missing, that read otherwise, or that are none of ours; empty when each is there, word for word. What is
 * wanted is made beside an empty copy of the file's own tables, so that SQLite words both.
 */
export function guardFaults(file: Asked, guards = guardsText()): GuardFault[] {
  const found = new Map(Triggers.parse(file.all(TRIGGERS)).map(({ name, sql }) => [name, sql]))
  const memory = new Database(':memory:')
  try {
    for (const { sql } of Tables.parse(file.all(TABLES))) memory.exec(sql)
    memory.exec(guards)
    const wanted = Triggers.parse(memory.prepare(TRIGGERS).all())
    const names = new Set(wanted.map(({ name }) => name))
    return [
      ...wanted.flatMap(({ name, sql }): GuardFault[] => {
        const there = found.get(name)
        if (there === sql) return []
        return [{ name, fault: there === undefined ? 'missing' : 'altered' }]
      }),
      ...[...found.keys()].filter((name) => !names.has(name)).map((name) => ({ name, fault: 'foreign' as const })),
    ]
  } finally {
    memory.close()
  }
}
