import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { run } from './commands/main'
import { ProgressBar } from './commands/progress-bar'

const STORY = 'The council of Marrow voted on Tuesday to close the ferry for the winter, the harbour master said.'
const OTHER = 'After two years of repairs the pier of Marrow opens again in May, with a café at its far end.'
let database: TestDatabase

async function stet(...args: string[]) {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const code = await run(args, database.folder)
  const written = (stream: typeof out) => stream.mock.calls.map(([part]) => String(part)).join('')
  const ran = { code, out: written(out), err: written(err) }
  out.mockRestore()
  err.mockRestore()
  return ran
}

beforeAll(async () => {
  database = await openTestDatabase()
  const batch = join(database.folder, 'batch')
  mkdirSync(join(batch, 'more'), { recursive: true })
  mkdirSync(join(database.folder, 'nothing'))
  writeFileSync(join(batch, 'a.txt'), `Ferry to close\n\n${STORY}`)
  writeFileSync(join(batch, 'broken.docx'), 'PK\u0003\u0004 no')
  writeFileSync(join(batch, 'more', 'b.html'), `<html lang="en"><h1>Pier to open</h1><p>${OTHER}</p></html>`)
  writeFileSync(join(batch, '.hidden.txt'), 'Not meant')
  writeFileSync(join(batch, 'notes.log'), 'Not an article')
})
afterAll(() => database.close())

describe('stet article import of many', () => {
  it('brings in what it can of files and folders, and sums up what failed and why', async () => {
    const { code, out, err } = await stet('article', 'import', 'batch', 'missing.txt', '--outlet', 'The Pier', '--json')
    const { imported, failed } = JSON.parse(out)
    expect(imported).toEqual([
      { source: 'batch/a.txt', id: expect.stringMatching(/^[\w-]{36}$/), version: 1 },
      { source: 'batch/more/b.html', id: expect.stringMatching(/^[\w-]{36}$/), version: 1 },
    ])
    expect(failed).toEqual([
      { source: 'batch/broken.docx', message: expect.stringContaining('Word file') },
      { source: 'missing.txt', message: expect.stringContaining("can't be read") },
    ])
    expect({ code, err: err.split('\n').at(-2) }).toEqual({
      code: 1,
      err: 'stet: 2 of 4 could not be brought in; the others are saved.',
    })
    const { items } = JSON.parse((await stet('article', 'list', '--json')).out)
    expect(items.map(({ title, outlet }: { title: string; outlet: string }) => [title, outlet]).sort()).toEqual([
      ['Ferry to close', 'The Pier'],
      ['Pier to open', 'The Pier'],
    ])
  })

  it('tells people the same in lines, with 0 when all came in', async () => {
    const { code, out } = await stet('article', 'import', 'batch/a.txt', 'batch/more', '--known', 'import')
    expect(code).toBe(0)
    expect(out).toMatch(
      /^\S{36} {2}version 1 {2}batch\/a\.txt\n\S{36} {2}version 1 {2}batch\/more\/b\.html\n2 imported, 0 failed\n$/,
    )
  })

  it.each([
    ['a folder without articles', ['nothing'], 'holds no file'],
    ['one title for several', ['batch/a.txt', 'batch/more', '--title', 'One'], 'One title'],
  ])('refuses %s before anything is done', async (_, args, told) => {
    const { code, out, err } = await stet('article', 'import', ...args)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain(told)
  })
})

describe('stet article import of an article that is here already', () => {
  const ADDRESS = /https:\/\/checks\.example\/desk\/articles\/([\w-]{36})/
  const idOf = ({ out }: { out: string }): string => JSON.parse(out).id
  const bring = (...options: string[]) => stet('article', 'import', 'pelicans.txt', '--json', ...options)

  beforeAll(() => {
    writeFileSync(join(database.folder, 'pelicans.txt'), 'Pelicans return\n\nSixty pelicans were counted on the pier.')
  })

  it('refuses it with its address, and goes on when told to', async () => {
    const id = idOf(await bring())
    const refused = await bring()
    expect({ ...refused, err: ADDRESS.exec(refused.err)?.[1] }).toEqual({ code: 1, out: '', err: id })
    expect(refused.err).toContain('--known import')
    const again = await bring('--known', 'import')
    expect(again.code).toBe(0)
    expect(idOf(again)).not.toBe(id)
    expect((await bring('--known', 'whatever')).code).toBe(2)
  })

  it('refuses it among many, which come in all the same', async () => {
    const fresh = join(database.folder, 'fresh')
    mkdirSync(fresh)
    writeFileSync(join(fresh, 'gulls.txt'), 'Gulls leave\n\nNobody has seen a gull since the harbour was swept.')
    const { code, out } = await stet('article', 'import', 'pelicans.txt', 'fresh', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      imported: [{ source: 'fresh/gulls.txt', version: 1 }],
      failed: [
        {
          source: 'pelicans.txt',
          message: expect.stringMatching(ADDRESS),
          known: [
            { title: 'Pelicans return', address: expect.stringMatching(ADDRESS) },
            { title: 'Pelicans return', address: expect.stringMatching(ADDRESS) },
          ],
        },
      ],
    })
    const again = await stet('article', 'import', 'pelicans.txt', 'fresh', '--known', 'import')
    expect({ code: again.code, out: again.out.trim().split('\n').at(-1) }).toEqual({
      code: 0,
      out: '2 imported, 0 failed',
    })
  })
})

describe('the progress bar', () => {
  const drawn = (isTTY: boolean, all: number) => {
    const parts: string[] = []
    const bar = new ProgressBar(all, { isTTY, write: (part: string | Uint8Array) => parts.push(String(part)) > 0 })
    bar.step(false)
    bar.step(true)
    bar.end()
    return parts
  }

  it('counts on a terminal, failures too, and goes away', () => {
    const parts = drawn(true, 4)
    expect(parts[2]).toContain('2 of 4, 1 failed')
    expect(parts.at(-1)).toBe('\r\u001b[K')
  })

  it('stays out of files and pipes', () => {
    expect(drawn(false, 4)).toEqual([])
  })
})
