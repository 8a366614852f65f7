import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { addSource } from '@/lib/server/claims/sources'
import { env } from '@/lib/server/platform/env'
import { openTestSite, type TestSite } from '@/lib/server/fetching/test-site'
import { makeNewsroom } from '@/prisma/factories'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { run } from './commands/main'

const LINE = 'The harbour opened again on Monday after repairs that took more than a year and cost four million.'
const REPLY =
  'The harbour master said that ships would call again before the end of the week, beginning with the ferries.'
const PAGE = `<!doctype html><html lang="en"><title>Harbour opens</title><article><h1>Harbour opens</h1><p>${LINE}</p><p>${REPLY}</p></article></html>`

let database: TestDatabase
let site: TestSite
let watched = ''
beforeAll(async () => {
  database = await openTestDatabase()
  site = await openTestSite({
    '/story': (_, response) => response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(PAGE),
    '/watched': (_, response) => response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(watched),
  })
  watched = PAGE
  globalThis.stetEnv = { ...env(), fetchAllow: [{ host: '127.0.0.1', port: String(site.port) }] }
})
afterAll(async () => {
  await site.close()
  await database.close()
})

async function stet(...args: readonly string[]) {
  const written = { out: '', err: '' }
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((part) => {
    written.out += String(part)
    return true
  })
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((part) => {
    written.err += String(part)
    return true
  })
  const code = await run(args, database.folder)
  out.mockRestore()
  err.mockRestore()
  return { code, ...written }
}

describe('stet with an address', () => {
  it('imports the article that stands there', async () => {
    const made = await stet('article', 'import', `http://127.0.0.1:${site.port}/story`, '--json')
    expect(made.code).toBe(0)
    const { id } = JSON.parse(made.out)
    expect((await stet('article', 'show', id, '--text')).out).toBe(`Harbour opens\n\n${LINE}\n\n${REPLY}`)
  })

  it('says in one line why not', async () => {
    const refused = await stet('article', 'import', 'http://169.254.169.254/latest/meta-data/')
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err).toMatch(/^stet: This address can't be reached from here\..*\n$/)
    expect((await stet('article', 'import', `http://127.0.0.1:${site.port}/missing`)).err).toMatch(/status 404/)
  })

  it('watches a page, runs a round for cron, and says what it saw', async () => {
    const made = await stet('article', 'import', `http://127.0.0.1:${site.port}/watched`, '--known', 'import', '--json')
    const { id } = JSON.parse(made.out)
    expect(await stet('watch', 'run', id)).toMatchObject({ code: 1, err: expect.stringContaining('not watched') })
    expect((await stet('watch', 'start', id)).out).toContain(`127.0.0.1:${site.port}/watched is watched`)
    expect(await stet('watch', 'run', '--quiet')).toMatchObject({ code: 0, out: '', err: '' })
    watched = PAGE.replaceAll('four million', 'nine million')
    const round = await stet('watch', 'run', id, '--quiet')
    expect(round).toMatchObject({ code: 0, out: expect.stringContaining('a changed text waits for a decision') })
    expect((await stet('watch', 'list')).out).toMatch(/watching, a changed text waits +changed /)
    expect((await stet('article', 'show', id, '--text')).out).toContain('four million')
    expect((await stet('watch', 'stop', id)).out).toContain('not watched any more')
    expect(JSON.parse((await stet('watch', 'list', '--json')).out).items).toMatchObject([{ state: 'stopped' }])
  })

  it('archives a source, and says what came of it', async () => {
    const { owner, deskId } = await makeNewsroom()
    const url = `http://127.0.0.1:${site.port}/story`
    const { id } = await addSource(owner, { deskId, title: 'A story', url })
    const archived = await stet('source', 'archive', id, '--json')
    expect(archived.code).toBe(0)
    expect(JSON.parse(archived.out)).toMatchObject({
      outcome: 'alive',
      items: [{ url, contentType: expect.stringMatching(/^text\/html/) }],
    })
    const { id: gone } = await addSource(owner, { deskId, title: 'Gone', url: `${url}/gone` })
    expect(await stet('source', 'archive', gone)).toMatchObject({ code: 1, err: expect.stringContaining('gone') })
  })
})
