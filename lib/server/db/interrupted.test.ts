import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asideName, restoreDrafts, settleFile } from './database-file'
import { migrate } from './migrate'
import { migrationsFolder } from './migrations-folder'
import { openFile, UnusableDatabase } from './sqlite'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stet-interrupted-'))
  file = join(folder, 'stet.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const guards = () => {
  const database = openFile(file, { readonly: true })
  try {
    return database.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name").all()
  } finally {
    database.close()
  }
}

/** The migrations, with guards whose last one fails: what a kill at that moment leaves, told without one. */
function withFailingGuards(): string {
  const copy = join(folder, 'migrations')
  cpSync(migrationsFolder(), copy, { recursive: true })
  const path = join(copy, 'guards.sqlite.sql')
  writeFileSync(
    path,
    `${readFileSync(path, 'utf8')}\nCREATE TRIGGER "last" BEFORE INSERT ON "No such table" BEGIN SELECT 1; END;\n`,
  )
  return copy
}

describe('a first start that ends between the last migration and the guards', () => {
  it('leaves nothing, and the next one is whole', () => {
    expect(() => migrate(file, withFailingGuards())).toThrow()
    const { applied } = migrate(file)
    expect(applied.length).toBeGreaterThan(5)
    expect(guards().length).toBeGreaterThan(15)
  })
})

describe('every start asserts the guards', () => {
  it.each([
    ['one that is missing', 'DROP TRIGGER "Publication_no_update"'],
    [
      'one that does nothing any more',
      'DROP TRIGGER "Publication_no_update"; CREATE TRIGGER "Publication_no_update" BEFORE UPDATE ON "Publication" BEGIN SELECT 1; END',
    ],
    ['one that is not ours', 'CREATE TRIGGER "leak" AFTER INSERT ON "Person" BEGIN SELECT 1; END'],
  ])('and puts right %s', (_, sql) => {
    migrate(file)
    const whole = guards()
    const raw = openFile(file)
    raw.exec(sql)
    raw.close()
    expect(guards()).not.toEqual(whole)
    migrate(file)
    expect(guards()).toEqual(whole)
  })
})

describe('a restore that was killed', () => {
  it('between its two renames is finished by the next start', () => {
    migrate(restoreDrafts(file).whole)
    writeFileSync(asideName(file, new Date()), 'what was there before')
    settleFile(file)
    expect(existsSync(file)).toBe(true)
    expect(migrate(file).applied).toEqual([])
  })

  it('never makes room for a new newsroom beside the one that was set aside', () => {
    const aside = asideName(file, new Date())
    writeFileSync(aside, 'what was there before')
    expect(() => settleFile(file)).toThrow(UnusableDatabase)
    expect(() => settleFile(file)).toThrow(/is kept beside it/)
    expect(existsSync(file)).toBe(false)
  })

  it('while it was still copying has changed nothing', () => {
    migrate(file)
    writeFileSync(restoreDrafts(file).unchecked, 'half a file')
    settleFile(file)
    expect(migrate(file).applied).toEqual([])
  })
})

describe('the database file', () => {
  const mode = () => statSync(file).mode & 0o777

  it('is its owner’s alone, also when an older version left it readable', () => {
    migrate(file)
    expect(mode()).toBe(0o600)
    rmSync(file)
    writeFileSync(file, '', { mode: 0o644 })
    settleFile(file)
    expect(mode()).toBe(0o600)
  })
})
