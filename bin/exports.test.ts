import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { countRowsRead } from '@/lib/server/test-rows-read'
import { makePerson } from '@/prisma/factories'
import { makeManyRows } from '@/prisma/many-rows'
import { run } from './commands/main'

const ARTICLES = 20

let database: TestDatabase
let email: string
let desk: string
const rows = countRowsRead()

beforeAll(async () => {
  database = await openTestDatabase()
  const made = await makeManyRows(database.file, {
    claims: 400,
    articles: ARTICLES,
    sources: 20,
    agents: 20,
    people: 5,
  })
  desk = made.deskId
  email = (await makePerson({ role: 'editor', deskId: desk })).email
})
afterAll(async () => {
  rows.stop()
  await database.close()
})

/** Exports a period, and tells after how many rows each part was written. */
async function exported(format: string, ...options: readonly string[]) {
  const parts: { readonly text: string; readonly rows: number }[] = []
  const out = vi
    .spyOn(process.stdout, 'write')
    .mockImplementation((part) => parts.push({ text: String(part), rows: rows.read() }) > 0)
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const period = ['--period', '2025-11-29..2025-11-30', '--desk', desk, '--as', email]
  const code = await run(['export', ...period, '--format', format, ...options], database.folder)
  out.mockRestore()
  err.mockRestore()
  return { code, parts, text: parts.map(({ text }) => text).join('') }
}

describe('stet export --period', () => {
  it('writes one article after another, each once it is made', async () => {
    const { code, parts } = await exported('csv')
    expect({ code, parts: parts.length }).toEqual({ code: 0, parts: ARTICLES / 2 })
    const steps = parts.slice(1).map((part, at) => part.rows - (parts[at]?.rows ?? 0))
    expect(Math.min(...steps)).toBeGreaterThan(0)
    expect(Math.max(...steps)).toBeLessThan(2 * Math.min(...steps))
  })

  it.each(['csv', 'md', 'claimreview'])('writes the same to a file: %s', async (format) => {
    const { text } = await exported(format)
    const saved = await exported(format, '-o', 'period.out')
    expect(saved).toMatchObject({ code: 0, text: '' })
    expect(readFileSync(join(database.folder, 'period.out'), 'utf8')).toBe(text)
    expect(existsSync(join(database.folder, 'period.out.part'))).toBe(false)
  })

  it('leaves the file that was there when it can not be made', async () => {
    writeFileSync(join(database.folder, 'kept.html'), 'of yesterday')
    expect((await exported('html', '-o', 'kept.html')).code).toBe(1)
    expect(readFileSync(join(database.folder, 'kept.html'), 'utf8')).toBe('of yesterday')
    mkdirSync(join(database.folder, 'folder'))
    expect((await exported('csv', '-o', 'folder')).code).toBe(1)
  })
})
