import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Conflict, Forbidden, InvalidInput, NotFound, TooManyRequests } from '@/lib/domain/errors'
import { makeTeam, type Team } from '@/prisma/factories'
import { reader } from '../db/clients'
import { env } from '../platform/env'
import { openTestSite, type TestSite } from '../fetching/test-site'
import { changeSettings, newsroom } from '../newsroom/newsroom'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { inWriteTransaction } from '../transaction/write-queue'
import { importArticle, previewArticle } from './import'
import { articleText, oneArticle } from './show'

const LINE = 'The harbour opened again on Monday after repairs that took more than a year and cost four million.'
const html = (title: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body><nav>Home News</nav><article><h1>${title}</h1><p>${LINE}</p><p>${LINE} Nobody was hurt.</p></article></body></html>`
const PAGE = html('Harbour opens again')

let database: TestDatabase
let team: Team
let site: TestSite
let changing = 0

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
  const type = { 'Content-Type': 'text/html; charset=utf-8' }
  site = await openTestSite({
    '/story': (_, response) => response.writeHead(200, type).end(PAGE),
    '/old': (_, response) => response.writeHead(301, { Location: '/story' }).end(),
    '/gzip': (_, response) => response.writeHead(200, { ...type, 'Content-Encoding': 'gzip' }).end(gzipSync(PAGE)),
    '/changing': (_, response) => response.writeHead(200, type).end(html(`Harbour opens ${(changing += 1)}`)),
    '/arabic': (_, response) =>
      response
        .writeHead(200, { 'Content-Type': 'text/html; charset=windows-1256' })
        .end(Buffer.from([0x3c, 0x70, 0x3e, 0xe3, 0xd1, 0xcd, 0xc8, 0xc7])),
    '/text': (_, response) => response.writeHead(200, { 'Content-Type': 'text/plain' }).end(`A headline\n\n${LINE}`),
    '/locked': (_, response) =>
      response
        .writeHead(200, { ...type, 'X-Robots-Tag': 'noarchive' })
        .end(html('Locked', '<meta property="article:content_tier" content="locked">')),
    '/consent': (_, response) => response.writeHead(200, type).end('<title>Cookie settings</title><p>Agree?</p>'),
    '/broken': (_, response) => response.writeHead(500).end(),
    '/film': (_, response) => response.writeHead(200, { 'Content-Type': 'video/mp4' }).end('film'),
  })
  const port = String(site.port)
  globalThis.stetEnv = { ...env(), fetchAllow: [{ host: '127.0.0.1', port }] }
})
afterAll(async () => {
  await site.close()
  await database.close()
})
beforeEach(() => inWriteTransaction((tx) => tx.rateLimit.deleteMany({})))

const at = (path: string) => `http://127.0.0.1:${site.port}${path}`
const preview = (path: string) => previewArticle(team.editor, { deskId: team.deskId, url: at(path) })

describe('an article by its address', () => {
  it('is what the page says, with the bytes, where and when it was found', async () => {
    const { id } = await importArticle(team.editor, { deskId: team.deskId, url: at('/old') })
    expect((await articleText(team.editor, { id })).text).toBe(
      `Harbour opens again\n\n${LINE}\n\n${LINE} Nobody was hurt.`,
    )
    const sha256 = createHash('sha256').update(PAGE).digest('hex')
    expect(await oneArticle(team.editor, { id })).toMatchObject({
      title: 'Harbour opens again',
      canonicalUrl: at('/story'),
      versions: [{ receivedSha256: sha256, receivedSize: Buffer.byteLength(PAGE) }],
    })
    const version = await reader().articleVersion.findFirstOrThrow({ where: { articleId: id } })
    expect(JSON.parse(version.intake)).toMatchObject({
      fetched: { url: at('/old'), finalUrl: at('/story'), at: expect.stringMatching(/^\d{4}-.*Z$/) },
    })
    const received = await reader().received.findUniqueOrThrow({ where: { sha256 } })
    expect(Buffer.from(received.bytes).toString()).toBe(PAGE)
  })

  it('is decompressed, decoded by its header, and read by its type', async () => {
    expect((await preview('/gzip')).received).toMatchObject({ byteLength: Buffer.byteLength(PAGE), encoding: 'utf-8' })
    const arabic = await preview('/arabic')
    expect(arabic.received.encoding).toBe('windows-1256')
    expect(arabic.draft.received).toContain('مرحبا')
    expect((await preview('/text')).draft.format).toBe('text')
  })

  it('is previewed with what the page says about itself', async () => {
    const { draft, received } = await preview('/locked')
    expect(draft.notes.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['for-subscribers', 'no-archive']))
    expect(received).toMatchObject({ url: at('/locked'), finalUrl: at('/locked'), fetchedAt: expect.any(String) })
  })

  it('is created as it was previewed, asked for once', async () => {
    const before = site.asked.length
    const { received } = await preview('/changing')
    const receivedSha256 = received.sha256
    const { id } = await importArticle(team.editor, {
      deskId: team.deskId,
      url: at('/changing'),
      receivedSha256,
      known: 'import',
    })
    expect((await oneArticle(team.editor, { id })).versions).toMatchObject([{ receivedSha256 }])
    expect(site.asked.length - before).toBe(1)
  })

  it('gives its first answer again to the same Idempotency-Key, and asks the site no second time', async () => {
    const input = { deskId: team.deskId, url: at('/changing'), known: 'import' as const }
    const idempotency = { key: 'import-once', requestHash: 'the same' }
    const first = await importArticle(team.editor, input, { idempotency })
    const before = site.asked.length
    expect(await importArticle(team.editor, input, { idempotency })).toEqual(first)
    const other = importArticle(team.editor, input, { idempotency: { ...idempotency, requestHash: 'another' } })
    await expect(other).rejects.toThrow(Conflict)
    expect(site.asked.length).toBe(before)
  })

  it('is not created as another than was previewed, and not from somebody else’s preview', async () => {
    const { received } = await preview('/changing')
    const input = { deskId: team.deskId, url: at('/changing'), receivedSha256: received.sha256 }
    await expect(importArticle(team.reviewer, input)).rejects.toThrow(Conflict)
    await expect(importArticle(team.editor, { ...input, receivedSha256: 'a'.repeat(64) })).rejects.toThrow(Conflict)
  })
})

describe('what is not an article', () => {
  it.each([
    ['/missing', 'intake.gone'],
    ['/broken', 'intake.site-failed'],
    ['/film', 'intake.not-an-article'],
    ['/consent', 'intake.consent-page'],
  ])('is refused with a sentence: %s', async (path, reason) => {
    const refusal = await preview(path).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(InvalidInput)
    expect(refusal).toMatchObject({
      message: expect.stringMatching(/what you typed is kept/),
      faults: [{ pointer: '/url', sentence: { reason } }],
    })
  })

  it('is an address of our own network, in the sentence for what can’t be reached', async () => {
    for (const url of ['http://169.254.169.254/latest/', 'http://10.0.0.1/', 'file:///etc/passwd', 'no address']) {
      const asked = importArticle(team.editor, { deskId: team.deskId, url })
      await expect(asked, url).rejects.toThrow(/can't be reached from here/)
    }
  })
})

describe('who may have an address fetched', () => {
  it('is who may import: for others nothing is asked', async () => {
    const before = site.connections()
    const input = { deskId: team.deskId, url: at('/story') }
    await expect(importArticle(team.stranger, input)).rejects.toThrow(NotFound)
    await expect(importArticle(team.admin, input)).rejects.toThrow(NotFound)
    await expect(importArticle({ ...team.editor, scope: 'read' }, input)).rejects.toThrow(Forbidden)
    await expect(previewArticle(team.stranger, input)).rejects.toThrow(NotFound)
    // Reading rights are enough to preview a text that one has, not to send the server out.
    await expect(previewArticle({ ...team.editor, scope: 'read' }, input)).rejects.toThrow(Forbidden)
    await previewArticle({ ...team.editor, scope: 'read' }, { deskId: team.deskId, text: LINE })
    expect(site.connections()).toBe(before)
  })

  it('is limited in number, but not for the operator at the command line', async () => {
    const url = 'http://10.0.0.1/'
    for (let time = 0; time < 60; time += 1) {
      await expect(previewArticle(team.reviewer, { deskId: team.deskId, url })).rejects.toThrow(InvalidInput)
    }
    await expect(previewArticle(team.reviewer, { deskId: team.deskId, url })).rejects.toThrow(TooManyRequests)
    const cli = { ...team.reviewer, via: 'cli' as const }
    await expect(previewArticle(cli, { deskId: team.deskId, url })).rejects.toThrow(InvalidInput)
  })

  it('is told when the newsroom imports from other sites only', async () => {
    const { name, logo, contact, correctionsPolicy, methodology, defaultLanguage, timeZone } = await newsroom(null, {})
    const settings = { name, logo, contact, correctionsPolicy, methodology, defaultLanguage, timeZone }
    await changeSettings(team.admin, { ...settings, importHosts: 'press.example' })
    await expect(preview('/story')).rejects.toThrow(/press\.example only/)
    await changeSettings(team.admin, { ...settings, importHosts: '' })
    expect((await preview('/story')).draft.metadata.title?.value).toBe('Harbour opens again')
  })
})
