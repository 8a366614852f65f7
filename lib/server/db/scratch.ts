import Database from 'better-sqlite3'

/** A database of its own that no other process sees, in memory while it is small, and gone when it is closed. */
export function scratch(schema: string): Database.Database {
  const database = new Database('')
  // Nothing of it has to survive anything.
  database.pragma('journal_mode=OFF')
  database.pragma('synchronous=OFF')
  database.exec(schema)
  return database
}
