import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { addVersion } from '../add-version'
import { importArticle } from '../import'
import { articleText, oneArticle } from '../show'
import { env } from '../../platform/env'
import { SYSTEM } from '../../engine/system-actor'
import { testDesk } from '../../test-desk'
import { inWriteTransaction } from '../../transaction/write-queue'
import { changedPages } from './changed-page-views'
import { askDuePages } from './round'
import { type Visit, visitPage } from './visit'
import { startWatch } from './watch'
import { articleWatch } from './watch-views'

/** The story behind every watched page. */
export const PARAGRAPHS = [
  'The board of the harbour said on Monday that its fees had doubled since spring, as costs of repairs rose.',
  'A spokesman of the union denied it. He said that nobody had asked the crews, and that talks would begin in June.',
  'Ships from eleven countries came in during May. The harbour master called it the busiest month in twenty years.',
]
export const html = (title: string, paragraphs: readonly string[], extra = '') =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><nav>Home News</nav><article><h1>${title}</h1>${paragraphs
    .map((each) => `<p>${each}</p>`)
    .join('')}</article><footer>${extra}</footer></body></html>`
export const PAGE = html('Harbour fees doubled', PARAGRAPHS)
export const CHANGED = html('Harbour fees nearly doubled', [
  PARAGRAPHS[0]?.replace('had doubled', 'had nearly doubled') ?? '',
  PARAGRAPHS[1]?.replace('denied it', 'did not deny it') ?? '',
  'The harbour stays open.',
])

interface Answer {
  status?: number
  body?: string
  headers?: Record<string, string>
}

/** A desk beside a site whose pages can be changed, and which counts how many requests it has at a time. For a whole file of tests. */
export function testWatching() {
  const desk = testDesk()
  const pages = new Map<string, Answer>()
  const asked: { path: string; headers: Record<string, unknown> }[] = []
  let atOnce = 0
  let most = 0
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push({ path, headers: request.headers })
    most = Math.max(most, (atOnce += 1))
    response.once('close', () => (atOnce -= 1))
    const { status = 200, body = '', headers = {} } = pages.get(path) ?? { status: 404 }
    response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(body)
  })
  let origin = ''

  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    origin = `http://127.0.0.1:${port}`
    globalThis.stetEnv = { ...env(), fetchAllow: [{ host: '127.0.0.1', port: String(port) }] }
  })
  afterAll(() => new Promise((done) => server.close(done)))
  beforeEach(async () => {
    await inWriteTransaction(async (tx) => {
      await tx.rateLimit.deleteMany({})
      await tx.watchedHost.deleteMany({})
      await tx.watch.updateMany({ data: { nextAt: null } })
    })
  })

  let count = 0
  let clock = Date.now()

  /** An article that was brought in by its address and is watched, with the page behind it. */
  async function watchedArticle() {
    const { editor } = desk.team
    const path = `/story-${(count += 1)}`
    pages.set(path, { body: PAGE })
    const { id } = await importArticle(editor, { deskId: desk.team.deskId, url: `${origin}${path}`, known: 'import' })
    await startWatch(editor, { articleId: id })
    const watch = async () => (await articleWatch(editor, { articleId: id })).watch
    return {
      id,
      path,
      watch,
      /** Has the page asked as if its turn had come, with what it answers from now on. */
      async ask(answer?: Answer, minutes = 0, visit: Visit = visitPage) {
        if (answer) pages.set(path, answer)
        clock += minutes * 60_000
        await inWriteTransaction(async (tx) => {
          await tx.watchedHost.updateMany({ data: { notBefore: null } })
          await tx.watch.updateMany({ where: { articleId: id, nextAt: { not: null } }, data: { nextAt: new Date(0) } })
        })
        const round = { by: SYSTEM, now: () => new Date(clock), chance: () => 0.5, wait: async () => false, visit }
        const [told] = await askDuePages(round)
        return told
      },
      open: async () =>
        (await changedPages(editor, { deskId: desk.team.deskId })).items.find(({ articleId }) => articleId === id),
      text: async () => (await articleText(editor, { id })).text,
    }
  }

  async function changedArticle(answer: Answer = { body: CHANGED }) {
    const article = await watchedArticle()
    await article.ask(answer)
    const page = await article.open()
    if (!page) throw new Error('no changed text is offered')
    return { ...article, page }
  }

  const take = async (articleId: string, changedPage: string) =>
    addVersion(desk.team.editor, { id: articleId, changedPage }, await oneArticle(desk.team.editor, { id: articleId }))

  return {
    desk,
    pages,
    asked,
    origin: () => origin,
    clock: () => clock,
    /** Requests at a time, at most, since it was last asked for. */
    most: () => {
      const was = most
      most = 0
      return was
    },
    watchedArticle,
    changedArticle,
    take,
  }
}
