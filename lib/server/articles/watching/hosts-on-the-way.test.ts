import { describe, expect, it } from 'vitest'
import { reader } from '../../db/clients'
import { env } from '../../platform/env'
import { inWriteTransaction } from '../../transaction/write-queue'
import { PAGE, testWatching } from './test-watching'

const { pages, asked, origin, clock, watchedArticle } = testWatching()

describe('asking', () => {
  it('holds a host to which a page leads as well, and follows what it asks of programs', async () => {
    const elsewhere = origin().replace('127.0.0.1', 'localhost')
    const { port, host } = new URL(elsewhere)
    globalThis.stetEnv = { ...env(), fetchAllow: [...env().fetchAllow, { host: 'localhost', port }] }
    const article = await watchedArticle()
    pages.set('/moved', { body: PAGE })
    const leads = { status: 302, headers: { Location: `${elsewhere}/moved` } }
    const hold = (heldUntil: Date) =>
      inWriteTransaction((tx) =>
        tx.watchedHost.upsert({
          where: { host },
          create: { host, holder: 'another process', heldUntil },
          update: { holder: 'another process', heldUntil },
        }),
      )
    await hold(new Date(clock() + 600_000))
    const from = asked.length
    expect(await article.ask(leads)).toBeUndefined()
    expect(asked.slice(from).map(({ path }) => path)).not.toContain('/moved')
    expect(Date.parse((await article.watch())?.nextAt ?? '')).toBe(clock() + 60_000)

    await hold(new Date(0))
    expect(await article.ask()).toMatchObject({ outcome: 'same' })
    expect(await reader().watchedHost.findUnique({ where: { host } })).toMatchObject({ holder: null })

    pages.set('/robots.txt', { body: 'User-agent: *\nDisallow: /moved', headers: { 'Content-Type': 'text/plain' } })
    await inWriteTransaction((tx) => tx.watchedHost.deleteMany({}))
    expect(await article.ask()).toMatchObject({ outcome: 'barred' })

    // Where the rules can't be had nobody has said no.
    await inWriteTransaction((tx) => tx.watchedHost.deleteMany({ where: { host } }))
    pages.set('/robots.txt', { status: 503 })
    expect(await article.ask()).toMatchObject({ outcome: 'unreachable' })
    pages.delete('/robots.txt')
  })

  it('holds a host to which a robots.txt leads', async () => {
    const elsewhere = origin().replace('127.0.0.1', 'localhost')
    const { host, port } = new URL(elsewhere)
    globalThis.stetEnv = { ...env(), fetchAllow: [...env().fetchAllow, { host: 'localhost', port }] }
    const article = await watchedArticle()
    pages.set('/robots.txt', { status: 302, headers: { Location: `${elsewhere}/rules.txt` } })
    pages.set('/rules.txt', { body: 'User-agent: *\nDisallow: /story-', headers: { 'Content-Type': 'text/plain' } })
    const heldUntil = new Date(clock() + 600_000)
    await inWriteTransaction((tx) => tx.watchedHost.create({ data: { host, holder: 'another process', heldUntil } }))
    expect(await article.ask()).toBeUndefined()
    expect(asked.map(({ path }) => path)).not.toContain('/rules.txt')

    await inWriteTransaction((tx) => tx.watchedHost.deleteMany({}))
    expect(await article.ask()).toMatchObject({ outcome: 'barred' })
    expect(await reader().watchedHost.findUnique({ where: { host } })).toMatchObject({ holder: null, robots: null })
    pages.delete('/robots.txt')
  })

  it('tells no host what another calls its pages, and believes no "not modified" that nobody asked for', async () => {
    const elsewhere = origin().replace('127.0.0.1', 'localhost')
    const { port } = new URL(elsewhere)
    globalThis.stetEnv = { ...env(), fetchAllow: [...env().fetchAllow, { host: 'localhost', port }] }
    const article = await watchedArticle()
    const headersOf = (path: string) => asked.findLast((each) => each.path === path)?.headers ?? {}
    await article.ask({ body: PAGE, headers: { ETag: '"here"' } })
    pages.set('/there', { status: 304 })
    const leads = { status: 302, headers: { Location: `${elsewhere}/there` } }
    expect(await article.ask(leads)).toMatchObject({ outcome: 'unreachable', status: 304 })
    expect(headersOf(article.path)).toMatchObject({ 'if-none-match': '"here"' })
    expect(headersOf('/there')).not.toHaveProperty('if-none-match')

    pages.set('/there', { body: PAGE, headers: { ETag: '"there"' } })
    expect(await article.ask()).toMatchObject({ outcome: 'same', status: 200 })
    await article.ask()
    expect(headersOf(article.path)).not.toHaveProperty('if-none-match')
    expect(headersOf('/there')).not.toHaveProperty('if-none-match')
  })
})
