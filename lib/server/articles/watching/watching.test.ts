import { describe, expect, it } from 'vitest'
import { Conflict, Forbidden, NotFound, Stale } from '@/lib/domain/errors'
import { GONE_AFTER_MINUTES } from '@/lib/domain/watching/watch-policy'
import { makeClaim, makePublishedClaim, makeVerdict } from '@/prisma/factories'
import { addVersion } from '../add-version'
import { importArticle } from '../import'
import { oneArticle } from '../show'
import { oneClaim } from '../../claims/show'
import { reader } from '../../db/clients'
import { purge } from '../../upkeep/purge'
import { SYSTEM } from '../../engine/system-actor'
import { redo, undo } from '../../undo/undo'
import { inWriteTransaction } from '../../transaction/write-queue'
import { oneChangedPage } from './changed-page-views'
import { dismissChangedPage, reopenChangedPage } from './changed-pages'
import { setWatchPolicy } from './policy'
import { askDuePages } from './round'
import { askWatchNow, startWatch, stopWatch } from './watch'
import { CHANGED, html, PAGE, PARAGRAPHS, testWatching } from './test-watching'
import { articleWatch, deskWatching } from './watch-views'

const { desk, pages, asked, origin, clock, most, watchedArticle, changedArticle, take } = testWatching()

describe('a watched page', () => {
  it('that reads the same offers nothing, asks its server what it knows, and is asked later each time', async () => {
    const article = await watchedArticle()
    expect(await article.ask({ body: PAGE, headers: { ETag: '"1"' } })).toMatchObject({ outcome: 'same', status: 200 })
    pages.set(article.path, { status: 304 })
    expect(await article.ask()).toMatchObject({ outcome: 'same', status: 304 })
    expect(asked.at(-1)?.headers).toMatchObject({ 'if-none-match': '"1"' })
    expect(await article.ask({ body: html('Harbour fees doubled', PARAGRAPHS, 'Advert 17') })).toMatchObject({
      outcome: 'same',
    })
    expect(await article.watch()).toMatchObject({ state: 'watching', pauseMinutes: 480, changedPageId: null })
    expect(await article.open()).toBeUndefined()
  })

  it('that changed is offered with what would happen to each claim, and nothing is stored yet', async () => {
    const { editor } = desk.team
    const article = await watchedArticle()
    const published = await makePublishedClaim(desk.team, article.id, { quote: 'nobody had asked the crews' })
    const gone = await makeClaim(editor, article.id, { quote: 'the busiest month in twenty years' })
    const stays = await makeClaim(editor, article.id, { quote: 'talks would begin in June' })
    const changed = await makeClaim(editor, article.id, { quote: 'its fees had doubled since spring' })
    const denial = await makeClaim(editor, article.id, { quote: 'A spokesman of the union' })
    await makeVerdict(editor, denial.id)
    const before = await oneArticle(editor, { id: article.id })
    expect(await article.ask({ body: CHANGED })).toMatchObject({ outcome: 'changed' })

    const item = await article.open()
    expect(item).toMatchObject({
      title: 'Harbour fees nearly doubled',
      doubts: [],
      claims: 5,
      published: 1,
      baseVersion: 1,
    })
    const view = await oneChangedPage(editor, { id: item?.id ?? '' })
    expect(view.foreseen.map(({ id, outcome, sentences }) => [id, outcome, sentences?.after ?? null])).toEqual([
      [changed.id, 'changed', null],
      [denial.id, 'exact', 'A spokesman of the union did not deny it.'],
      [gone.id, 'lost', null],
      [published.id, 'exact', null],
      [stays.id, 'exact', null],
    ])
    expect(view.outcomes).toEqual({ exact: 3, moved: 0, changed: 1, ambiguous: 0, lost: 1 })
    expect(view.headline?.diff.now.filter(({ differs }) => differs)).toEqual([{ text: 'nearly', differs: true }])
    expect(view.rows.map(({ kind }) => kind)).toContain('removed')

    expect(await oneArticle(editor, { id: article.id })).toEqual(before)
    expect((await oneClaim(editor, { id: denial.id })).needsRecheck).toBe(false)

    const { outcomes, articleVersion } = await take(article.id, view.id)
    expect({ outcomes, articleVersion }).toEqual({ outcomes: view.outcomes, articleVersion: 2 })
    expect(await article.text()).toContain('did not deny it')
    expect((await oneClaim(editor, { id: denial.id })).needsRecheck).toBe(true)
    expect((await oneArticle(editor, { id: article.id })).title).toBe('Harbour fees nearly doubled')
    expect(await oneChangedPage(editor, { id: view.id })).toMatchObject({
      state: 'taken',
      decidedBy: { id: editor.personId },
    })
    expect(await article.ask()).toMatchObject({ outcome: 'same' })
    await expect(take(article.id, view.id)).rejects.toThrow(Conflict)
  })

  it('lists published checks that are concerned first', async () => {
    const article = await watchedArticle()
    await makeClaim(desk.team.editor, article.id, { quote: 'its fees had doubled since spring' })
    const published = await makePublishedClaim(desk.team, article.id, { quote: 'the busiest month in twenty years' })
    await article.ask({ body: CHANGED })
    const { foreseen } = await oneChangedPage(desk.team.editor, { id: (await article.open())?.id ?? '' })
    expect(foreseen[0]).toMatchObject({ id: published.id, published: true, outcome: 'lost' })
  })

  it('that was dismissed is not offered again, whatever else it said in between, until it changes', async () => {
    const { editor, reviewer } = desk.team
    const { page, ask, open, watch } = await changedArticle()
    const dismissed = dismissChangedPage(editor, { id: page.id, reason: 'A test of headlines.' }, page)
    await dismissed
    await expect(dismissChangedPage(reviewer, { id: page.id, reason: 'Mine.' }, page)).rejects.toThrow(Stale)
    expect(await ask()).toMatchObject({ outcome: 'same', changedPageId: null })
    expect(await ask({ body: PAGE })).toMatchObject({ outcome: 'same' })
    expect(await ask({ body: CHANGED })).toMatchObject({ outcome: 'same' })
    expect(await open()).toBeUndefined()
    await ask({ body: CHANGED.replaceAll('nearly doubled<', 'almost doubled<') })
    expect(await open()).toMatchObject({ title: 'Harbour fees almost doubled' })
    expect((await watch())?.changedPageId).toBe((await open())?.id)
  })

  it('is offered anew for a newer text, and not at all when it reads as before again', async () => {
    const { page, ask, open } = await changedArticle()
    await ask({ body: CHANGED.replaceAll('The harbour stays open.', 'The harbour closes.') })
    const newer = await open()
    expect(newer?.id).not.toBe(page.id)
    expect((await oneChangedPage(desk.team.editor, { id: page.id })).state).toBe('replaced')
    await ask({ body: PAGE })
    expect(await open()).toBeUndefined()
    expect((await oneChangedPage(desk.team.editor, { id: newer?.id ?? '' })).state).toBe('withdrawn')
  })

  it('is gone only when it was missing twice, hours apart', async () => {
    const { ask, watch } = await watchedArticle()
    expect(await ask({ status: 404 })).toMatchObject({ outcome: 'missing', state: 'watching' })
    expect(await ask({ status: 503 }, GONE_AFTER_MINUTES)).toMatchObject({ outcome: 'unreachable', state: 'watching' })
    expect(await ask({ status: 410 }, 1)).toMatchObject({ outcome: 'missing', state: 'gone' })
    expect((await watch())?.missingSince).not.toBeNull()
    expect(await ask({ body: PAGE }, 60)).toMatchObject({ outcome: 'same', state: 'watching' })
  })

  it('that leads to the front page, fails or is a wall is no changed text; one that lost its words is offered with a doubt', async () => {
    const { ask, open, watch } = await watchedArticle()
    pages.set('/', {
      body: html('The Press', ['Today in the news: trams, milk and more of all that happens in town.']),
    })
    expect(await ask({ status: 302, headers: { Location: '/' } })).toMatchObject({ outcome: 'elsewhere' })
    expect((await watch())?.seen?.finalUrl).toBe(`${origin()}/`)
    expect(await ask({ status: 429, headers: { 'Retry-After': '86400' } })).toMatchObject({ outcome: 'barred' })
    expect(Date.parse((await watch())?.nextAt ?? '')).toBeGreaterThanOrEqual(clock() + 86_400_000)
    expect(await ask({ body: '<title>Cookie settings</title><p>Agree?</p>' }, 1_500)).toMatchObject({
      outcome: 'unreadable',
    })
    expect(await open()).toBeUndefined()
    await ask({ body: html('Harbour fees doubled', [PARAGRAPHS[0]?.slice(0, 60) ?? '']) }, 60)
    expect((await open())?.doubts).toEqual(['much-shorter', 'little-in-common'])
  })

  it('that has lost its headline and begins with its story goes on under the one that is there (R6)', async () => {
    const bare = `<html lang="en"><body><article>${[...PARAGRAPHS, 'Talks begin in June, both sides said on Friday.']
      .map((each) => `<p>${each}</p>`)
      .join('')}</article></body></html>`
    const { id, page, text } = await changedArticle({ body: bare })
    await take(id, page.id)
    expect(await text()).toMatch(/^Harbour fees doubled\n\nThe board of the harbour said/)
    expect((await oneArticle(desk.team.editor, { id })).title).toBe('Harbour fees doubled')
  })

  it('is compared with a text that somebody added meanwhile, and the offer about the older one goes', async () => {
    const { editor } = desk.team
    const { id, page, ask, open } = await changedArticle()
    const version = await oneArticle(editor, { id })
    await addVersion(editor, { id, text: 'Another text altogether.\n\nIt has a sentence.' }, version)
    expect((await oneChangedPage(editor, { id: page.id })).state).toBe('replaced')
    await expect(take(id, page.id)).rejects.toThrow(Conflict)
    expect(await ask()).toMatchObject({ outcome: 'changed' })
    expect((await open())?.doubts).toContain('not-from-page')
  })
})

describe('asking', () => {
  it('goes to a host once at a time, from several processes too, and to no page that robots.txt closes to programs', async () => {
    const { editor } = desk.team
    const articles = [await watchedArticle(), await watchedArticle(), await watchedArticle()]
    pages.set('/robots.txt', {
      body: 'User-agent: stet\nDisallow: /story-\nCrawl-delay: 3',
      headers: { 'Content-Type': 'text/plain' },
    })
    const dueNow = { nextAt: new Date(0) }
    const due = articles.map(({ id }) => id)
    await inWriteTransaction((tx) => tx.watch.updateMany({ where: { articleId: { in: due } }, data: dueNow }))
    const waits: number[] = []
    const wait = async (ms: number) => {
      waits.push(ms)
      await inWriteTransaction((tx) => tx.watchedHost.updateMany({ data: { notBefore: null } }))
      await new Promise((done) => setImmediate(done))
      return true
    }
    most()
    const from = asked.length
    const rounds = await Promise.all([askDuePages({ by: SYSTEM, wait }), askDuePages({ by: SYSTEM, wait })])
    expect(rounds.flat().map(({ outcome }) => outcome)).toEqual(['barred', 'barred', 'barred'])
    expect(asked.slice(from).map(({ path }) => path)).toEqual(['/robots.txt'])
    expect(Math.max(...waits)).toBeGreaterThan(2_000)

    const [first] = articles
    const view = await first?.watch()
    await askWatchNow(editor, { id: view?.id ?? '' }, view ?? {})
    expect(await first?.ask()).toMatchObject({ outcome: 'same' })
    expect(most()).toBe(1)
    pages.delete('/robots.txt')
  })

  it('is no page of a dropped article, of a stopped watch, or of one whose turn has not come', async () => {
    const { editor } = desk.team
    const article = await watchedArticle()
    expect(await askDuePages({ by: SYSTEM })).toEqual([])
    // A page of Stet left open meanwhile: another answer is no reason to refuse what one wants.
    const view = await article.watch()
    expect(await article.ask()).toMatchObject({ outcome: 'same' })
    await stopWatch(editor, { id: view?.id ?? '' }, view ?? {})
    expect(await article.ask()).toBeUndefined()
    expect(await article.watch()).toMatchObject({ state: 'stopped', nextAt: null })
  })

  it('leaves answers for some months', async () => {
    const article = await watchedArticle()
    await article.ask()
    const answers = () => reader().watchAnswer.count({ where: { watch: { articleId: article.id } } })
    expect(await answers()).toBe(1)
    await purge(new Date(clock() + 91 * 86_400_000))
    expect(await answers()).toBe(0)
  })
})

describe('watching', () => {
  it('needs an address, one watch at a time, and who works on the desk', async () => {
    const { editor, stranger, admin } = desk.team
    await expect(startWatch(editor, { articleId: desk.articleId })).rejects.toThrow(/no address/)
    const { id, watch } = await watchedArticle()
    await expect(startWatch(editor, { articleId: id })).rejects.toThrow(Conflict)
    await expect(startWatch(stranger, { articleId: id })).rejects.toThrow(NotFound)
    await expect(articleWatch(admin, { articleId: id })).rejects.toThrow(NotFound)
    const view = await watch()
    await expect(stopWatch(editor, { id: view?.id ?? '' })).rejects.toThrow()
  })

  it('is taken back and done again like every act', async () => {
    const { editor } = desk.team
    const { id, watch, page, open } = await changedArticle()
    await dismissChangedPage(editor, { id: page.id, reason: 'No news.' }, page)
    await undo(editor, { articleId: id })
    expect(await open()).toMatchObject({ id: page.id, state: 'open', reason: null })
    await redo(editor, { articleId: id })
    expect(await open()).toBeUndefined()
    const again = await oneChangedPage(editor, { id: page.id })
    await reopenChangedPage(editor, { id: page.id }, again)
    const view = await watch()
    await stopWatch(editor, { id: view?.id ?? '' }, view ?? {})
    await undo(editor, { articleId: id })
    expect((await watch())?.state).toBe('watching')
  })

  it('begins with the import where the desk wants it so, which its chief decides', async () => {
    const { editor, chief, deskId } = desk.team
    const { watching, version } = await deskWatching(editor, { deskId })
    const wanted = { deskId, watching: { ...watching, newArticles: true, firstMinutes: 30 } }
    await expect(setWatchPolicy(editor, wanted)).rejects.toThrow(Forbidden)
    await setWatchPolicy(chief, wanted, { version })
    pages.set('/new', { body: PAGE })
    const { id } = await importArticle(editor, { deskId, url: `${origin()}/new`, known: 'import' })
    expect((await articleWatch(editor, { articleId: id })).watch).toMatchObject({ state: 'watching', pauseMinutes: 30 })
    const pasted = await importArticle(editor, { deskId, text: 'A headline\n\nA sentence.', known: 'import' })
    expect((await articleWatch(editor, { articleId: pasted.id })).watch).toBeNull()
  })
})
