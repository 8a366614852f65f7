import { describe, expect, it } from 'vitest'
import { changeArticle, dropArticle, reopenArticle } from '../change'
import { oneArticle } from '../show'
import { reader } from '../../db/clients'
import { redo, undo } from '../../undo/undo'
import { oneChangedPage } from './changed-page-views'
import { dismissChangedPage, reopenChangedPage } from './changed-pages'
import { CHANGED, PAGE, testWatching } from './test-watching'
import { type Visit, visitPage } from './visit'
import { askWatchNow, startWatch, stopWatch } from './watch'

const { desk, pages, asked, origin, clock, watchedArticle, changedArticle } = testWatching()

const move = async (id: string, path: string) =>
  changeArticle(
    desk.team.editor,
    { id, canonicalUrl: `${origin()}${path}` },
    await oneArticle(desk.team.editor, { id }),
  )

describe('a changed text that was dismissed', () => {
  it('and is offered again is taken back when the page reads as before by then', async () => {
    const { editor } = desk.team
    const { id, page, ask } = await changedArticle()
    await dismissChangedPage(editor, { id: page.id, reason: 'A test of headlines.' }, page)
    expect(await ask({ body: PAGE })).toMatchObject({ outcome: 'same' })
    await undo(editor, { articleId: id })
    expect(await ask()).toMatchObject({ outcome: 'same' })
    expect((await oneChangedPage(editor, { id: page.id })).state).toBe('withdrawn')
  })
})

describe('an article that was dropped', () => {
  it('has its changed texts left alone until it is taken up again', async () => {
    const { editor } = desk.team
    const { id, page } = await changedArticle()
    const now = () => oneChangedPage(editor, { id: page.id })
    const dismiss = async () => dismissChangedPage(editor, { id: page.id, reason: 'No news.' }, await now())
    const drop = async () => dropArticle(editor, { id, reason: 'Not for us.' }, await oneArticle(editor, { id }))
    await drop()
    await expect(dismiss()).rejects.toThrow(/was dropped/)
    await reopenArticle(editor, { id }, await oneArticle(editor, { id }))
    await dismiss()
    await drop()
    await expect(reopenChangedPage(editor, { id: page.id }, await now())).rejects.toThrow(/was dropped/)
    expect((await now()).state).toBe('dismissed')
  })
})

describe('starting a watch', () => {
  it('is not taken back when a colleague has started it anew since', async () => {
    const { editor, reviewer } = desk.team
    const { id, watch } = await watchedArticle()
    const stop = async (who: typeof editor) => {
      const view = await watch()
      await stopWatch(who, { id: view?.id ?? '' }, view ?? {})
    }
    await undo(editor, { articleId: id })
    expect((await watch())?.state).toBe('stopped')
    await redo(editor, { articleId: id })
    expect((await watch())?.state).toBe('watching')
    await stop(reviewer)
    await startWatch(reviewer, { articleId: id })
    await expect(undo(editor, { articleId: id })).rejects.toThrow(/Somebody else has changed this since/)
    expect((await watch())?.state).toBe('watching')

    await stop(editor)
    await undo(editor, { articleId: id })
    await redo(editor, { articleId: id })
    expect((await watch())?.state).toBe('stopped')
    await undo(editor, { articleId: id })
    await stop(reviewer)
    await startWatch(reviewer, { articleId: id })
    await expect(redo(editor, { articleId: id })).rejects.toThrow(/Somebody else has changed this since/)
  })
})

describe('an article that is given another address', () => {
  it('has the page there read, which is not asked for by what the old one was called', async () => {
    const article = await watchedArticle()
    await article.ask({ body: PAGE, headers: { ETag: '"1"' } })
    pages.set('/other', { body: CHANGED })
    await move(article.id, '/other')
    expect(await article.ask()).toMatchObject({ outcome: 'changed', url: `${origin()}/other` })
    expect(asked.at(-1)).toMatchObject({ path: '/other' })
    expect(asked.at(-1)?.headers).not.toHaveProperty('if-none-match')
  })
})

describe('while a page is asked', () => {
  /** Asks for the page, and does something before its answer is looked at. */
  const butFirst =
    (act: () => Promise<unknown>): Visit =>
    async (...asking) => {
      const got = await visitPage(...asking)
      await act()
      return got
    }

  it('its article may be given another address: the text of the old one is not offered', async () => {
    const { id, ask, open, watch } = await watchedArticle()
    pages.set('/newer', { body: PAGE })
    const moved = butFirst(() => move(id, '/newer'))
    expect(await ask({ body: CHANGED }, 0, moved)).toMatchObject({ outcome: null, changedPageId: null })
    expect(await open()).toBeUndefined()
    expect(Date.parse((await watch())?.nextAt ?? '')).toBe(clock() + 60_000)
    expect(await ask()).toMatchObject({ outcome: 'same', url: `${origin()}/newer` })
  })

  it('somebody may want it asked now: it is asked once more, as their visit', async () => {
    const { editor } = desk.team
    const { id, ask, watch } = await watchedArticle()
    const wanted = async () => {
      const view = await watch()
      await askWatchNow(editor, { id: view?.id ?? '' }, view ?? {})
    }
    expect(await ask({ body: PAGE }, 0, butFirst(wanted))).toMatchObject({ outcome: 'same' })
    const row = () => reader().watch.findUniqueOrThrow({ where: { articleId: id } })
    expect(await row()).toMatchObject({ askedById: editor.personId, outcome: 'same' })
    expect((await row()).nextAt?.getTime()).toBeLessThanOrEqual(Date.now())
    await ask()
    expect(await row()).toMatchObject({ askedById: null })
    expect((await row()).nextAt?.getTime()).toBeGreaterThan(clock())
  })
})
