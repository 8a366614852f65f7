import type { Locator } from '@playwright/test'
import { articleText, oneArticle } from '@/lib/server/articles/show'
import { openTestSite } from '@/lib/server/fetching/test-site'
import { wordParagraph, wordParts, zipOf } from '@/lib/server/intake/test-files'
import { SYSTEM } from '@/lib/server/engine/system-actor'
import { askDuePages } from '@/lib/server/articles/watching/round'
import { wordsOf } from '@/messages/words'
import { makeClaim } from '@/prisma/factories'
import { expect, test } from './fixtures'
import { walkTo } from './pages/keyboard'
import { NewArticlePage } from './pages/new-article'
import { WorkspacePage } from './pages/workspace'

const LINE = 'The harbour opened again on Monday after repairs that took more than a year and cost four million.'
const PAGE = `<!doctype html><html lang="en"><head><title>Harbour opens again</title><meta name="robots" content="noarchive"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Harbour opens again</h1><p>${LINE}</p><p>${LINE} Nobody was hurt.</p></article></body></html>`

/** A mail that somebody has sent on, with a remark of their own. */
const MAIL = [
  'From: Bo Ek <bo@desk.example>',
  'Subject: Fwd: Ferry rests all winter',
  'Date: Sat, 4 May 2024 08:00:00 +0200',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Please have a look at this one today.',
  '',
  '---------- Forwarded message ----------',
  'From: Ana Lind <ana@post.example>',
  'Date: Fri, 3 May 2024 10:00:00 +0000',
  'Subject: Ferry rests all winter',
  'To: bo@desk.example',
  '',
  'The ferry of Marrow rests from October to April, the harbour master said in a written statement on Friday.',
  '',
  'Nobody had used it since the storm, he added, and the islanders were asked to take the bus over the bridge.',
].join('\r\n')

const BY = 'w:id="9" w:author="Lina" w:date="2025-05-01T00:00:00Z"'
const typed = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const FINE = 'The council of Marrow raised the fine for mooring without a permit, the harbour master said on Friday.'
/** A Word file in which somebody has changed a sum, and the change is tracked. */
const WORD = zipOf(
  wordParts(
    [
      wordParagraph('Marrow raises its fines'),
      wordParagraph(FINE),
      `<w:p>${typed('It is now ')}<w:del ${BY}><w:r><w:delText>nine thousand euros</w:delText></w:r></w:del>`,
      `<w:ins ${BY}>${typed('ninety thousand euros')}</w:ins>${typed(' for each day that a boat stays in the harbour.')}</w:p>`,
    ].join(''),
  ),
)

test('An article comes in as a forwarded mail, as a Word file with changes and by its address, and is watched from then on', async ({
  signInAs,
  team,
}) => {
  let story = PAGE
  const site = await openTestSite({
    '/story': (_, response) => response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(story),
  })
  const intake = new NewArticlePage(await signInAs('editor'))
  const alert = intake.page.getByRole('alert').filter({ hasText: /\S/ })

  const bring = async (name: string, mimeType: string, content: Uint8Array | string) => {
    await intake.open()
    const file = { name, mimeType, buffer: Buffer.from(content) }
    await intake.page.getByLabel(intake.words('chooseFile'), { exact: true }).first().setInputFiles(file)
    // The first one waits until the process that reads has started.
    await expect(intake.preview()).toBeVisible({ timeout: 60_000 })
  }

  await test.step('of a forwarded mail the message inside is the text, with its writer and its date (R6)', async () => {
    await bring('ferry.eml', 'message/rfc822', MAIL)
    await expect(intake.preview()).toContainText(intake.words('note.forwarded-mail'))
    await expect(intake.metadata('titleField')).toHaveValue('Ferry rests all winter')
    await expect(intake.metadata('byline')).toHaveValue('Ana Lind')
    await expect(intake.metadata('publishedAt')).toHaveValue(/^2024-05-03/)
    await expect(intake.preview()).toContainText(intake.words('reason.forwarding-remark'))
    const { text } = await articleText(team.editor, { id: await intake.create() })
    expect(text).toMatch(
      /^Ferry rests all winter\n\nThe ferry of Marrow rests [^\n]+\n\nNobody had used it [^\n]+bridge\.$/,
    )
  })

  await test.step('of a Word file the accepted text is taken, and what was deleted stands there struck out (R6)', async () => {
    await bring('fines.docx', 'application/octet-stream', WORD)
    await expect(intake.preview()).toContainText('The document has 2 tracked changes.')
    await expect(intake.struckOut()).toHaveText('nine thousand euros')
    await expect(intake.preview()).toContainText(intake.words('reason.deleted-change'))
    await expect(intake.metadata('titleField')).toHaveValue('Marrow raises its fines')
    const { text } = await articleText(team.editor, { id: await intake.create() })
    expect(text).toContain('It is now ninety thousand euros for each day')
    expect(text).not.toContain('nine thousand')
  })

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
