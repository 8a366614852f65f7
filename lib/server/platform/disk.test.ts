import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StorageFull } from '@/lib/domain/errors'
import { openFile } from '../db/sqlite'
import { diskFaultOf, diskSentence, freeBytes, hasRoomFor } from './disk'
import { openTestDatabase, type TestDatabase } from '../test-database'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** What the work throws. */
function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

const inDatabase = (sql: string, readonly = false) => {
  const file = openFile(join(database.folder, 'some.db'), { readonly })
  try {
    file.exec(sql)
  } finally {
    file.close()
  }
}

describe('what is wrong with a disk', () => {
  it('is read from errors of the system', () => {
    expect(diskFaultOf(thrownBy(() => writeFileSync('/dev/full', 'x')))).toBe('full')
    expect(diskFaultOf(thrownBy(() => writeFileSync('/sys/x', 'x')))).toBe('not-writable')
  })

  it('is read from errors of SQLite', () => {
    inDatabase('CREATE TABLE "t" ("x" TEXT)')
    const full = thrownBy(() => inDatabase('PRAGMA max_page_count = 2; INSERT INTO "t" VALUES (zeroblob(100000))'))
    expect(diskFaultOf(full)).toBe('full')
    expect(diskFaultOf(thrownBy(() => inDatabase('DELETE FROM "t"', true)))).toBe('not-writable')
    expect(diskFaultOf(thrownBy(() => openFile(database.folder)))).toBe('not-writable')
    expect(diskFaultOf(new Error('disk I/O error'))).toBe('failing')
  })

  it('is nothing for any other error', () => {
    expect(diskFaultOf(thrownBy(() => inDatabase('SELECT')))).toBeNull()
    expect(diskSentence(new Error('Something else'))).toBeNull()
  })

  it('is told with the file that was written', () => {
    writeFileSync(join(database.folder, 'copied'), 'x'.repeat(100_000))
    const error = thrownBy(() => copyFileSync(join(database.folder, 'copied'), '/sys/copy'))
    expect(diskSentence(error)).toMatch(/^\/sys\/copy can't be opened or written: .*read-only.*; give Stet's user/)
    expect(diskSentence(new StorageFull())).toBe(
      `The disk of ${database.file} is full. What was saved before is kept; make room, then try again.`,
    )
  })
})

it('Room is counted with some to spare', () => {
  const free = freeBytes(database.folder)
  expect(hasRoomFor(database.file, 0)).toBe(true)
  expect(hasRoomFor(database.file, free)).toBe(false)
})
