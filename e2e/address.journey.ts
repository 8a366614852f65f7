import type { Locator } from '@playwright/test'
import { articleText, oneArticle } from '@/lib/server/articles/show'
import { openTestSite } from '@/lib/server/fetching/test-site'
import { SYSTEM } from '@/lib/server/ready'
import { askDuePages } from '@/lib/server/watching/round'
import { wordsOf } from '@/messages/words'
import { makeClaim } from '@/prisma/factories'
import { expect, test } from './fixtures'
import { walkTo } from './pages/keyboard'
import { NewArticlePage } from './pages/new-article'
import { WorkspacePage } from './pages/workspace'

const LINE = 'The harbour opened again on Monday after repairs that took more than a year and cost four million.'
const PAGE = `<!doctype html><html lang="en"><head><title>Harbour opens again</title><meta name="robots" content="noarchive"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Harbour opens again</h1><p>${LINE}</p><p>${LINE} Nobody was hurt.</p></article></body></html>`

test('An article comes in by its address, is watched, and a changed text is taken; an address that leads nowhere is said', async ({
  signInAs,
  team,
}) => {
  let story = PAGE
  const site = await openTestSite({
    '/story': (_, response) => response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(story),
  })
  const intake = new NewArticlePage(await signInAs('editor'))
  const alert = intake.page.getByRole('alert').filter({ hasText: /\S/ })

  await test.step('what is not there is said, and the address stays in the field', async () => {
    await intake.open()
    for (const [address, said] of [
      [`http://127.0.0.1:${site.port}/missing`, 'status 404'],
      ['http://169.254.169.254/latest/meta-data/', 'reached from here'],
    ] as const) {
      await intake.field().fill(address)
      await intake.page.getByRole('button', { name: intake.words('read') }).click()
      await expect(alert.first()).toContainText(said)
      await expect(intake.field()).toHaveValue(address)
    }
  })

  await test.step('what is there is previewed, with where it came from and what it asks for', async () => {
    await intake.field().fill(`http://127.0.0.1:${site.port}/story`)
    await intake.readPreview()
    await expect(intake.preview()).toContainText(LINE)
    await expect(intake.preview()).toContainText(intake.words('note.no-archive'))
    await expect(intake.preview()).toContainText(`${intake.words('fetchedFrom')}: http://127.0.0.1:${site.port}/story`)
  })

  await test.step('and becomes the article that was previewed, asked for once', async () => {
    await intake.create()
    const workspace = new WorkspacePage(intake.page)
    await workspace.ready()
    await expect(workspace.article()).toContainText(`${LINE} Nobody was hurt.`)
    expect(site.asked.filter(({ path }) => path === '/story')).toHaveLength(1)
  })

  const { page } = intake
  const words = wordsOf('en', 'watching')
  const articleId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const press = async (target: Locator) => {
    await walkTo(page, target)
    await page.keyboard.press('Enter')
  }
  await makeClaim(team.editor, articleId, { quote: 'Nobody was hurt' })
  await makeClaim(team.editor, articleId, { quote: 'Harbour opens again' })

  await test.step('its page is watched with the keyboard (R7)', async () => {
    await page.goto(`/desk/articles/${articleId}/versions`)
    await press(page.getByRole('button', { name: words('watchThis') }))
    await expect(page.getByRole('status').filter({ hasText: words('done.start') })).toBeVisible()
  })

  await test.step('when it changes, the open article says so by itself, and nothing of it is another', async () => {
    const workspace = new WorkspacePage(page)
    await workspace.open(articleId)
    story = PAGE.replaceAll('opens again', 'opens at last').replace('Nobody was hurt', 'Two people were hurt')
    const [told] = await askDuePages({ by: SYSTEM, articleId })
    expect(told).toMatchObject({ outcome: 'changed' })
    await expect(page.getByText(words('banner'))).toBeVisible()
    await expect(workspace.article()).toContainText('Nobody was hurt')
    await press(page.getByRole('link', { name: words('look') }))
  })

  await test.step('what would happen to each claim stands there before it is taken, and the queue follows', async () => {
    const foreseen = page.getByRole('region', { name: words('what') })
    await expect(foreseen.getByRole('article', { name: 'C1' })).toContainText(words('foreseen.lost'))
    await expect(foreseen.getByRole('article', { name: 'C2' })).toContainText(words('foreseen.changed'))
    await expect(page.getByRole('region', { name: words('headline') }).getByRole('insertion')).toContainText('at last')
    expect((await oneArticle(team.editor, { id: articleId })).latestVersion).toBe(1)
    await press(page.getByRole('button', { name: words('take') }))
    await expect(page).toHaveURL(/\/reanchoring$/)
    const taken = await oneArticle(team.editor, { id: articleId })
    expect(taken).toMatchObject({ latestVersion: 2, title: 'Harbour opens at last' })
    expect((await articleText(team.editor, { id: articleId, number: 1 })).text).toContain('Nobody was hurt')
  })
  await site.close()
})
