import { describe, expect, it } from 'vitest'
import { changeArticle } from '../articles/change'
import { oneArticle } from '../articles/show'
import { undo } from '../undo'
import { oneChangedPage } from './changed-page-views'
import { dismissChangedPage } from './changed-pages'
import { CHANGED, PAGE, testWatching } from './test-watching'

const { desk, pages, asked, origin, watchedArticle, changedArticle } = testWatching()

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
