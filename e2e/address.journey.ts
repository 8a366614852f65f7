import { openTestSite } from '@/lib/server/fetching/test-site'
import { expect, test } from './fixtures'
import { NewArticlePage } from './pages/new-article'
import { WorkspacePage } from './pages/workspace'

const LINE = 'The harbour opened again on Monday after repairs that took more than a year and cost four million.'
const PAGE = `<!doctype html><html lang="en"><head><title>Harbour opens again</title><meta name="robots" content="noarchive"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Harbour opens again</h1><p>${LINE}</p><p>${LINE} Nobody was hurt.</p></article></body></html>`

test('An article comes in by its address; an address that leads nowhere leaves what was typed', async ({
  signInAs,
}) => {
  const site = await openTestSite({
    '/story': (_, response) => response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(PAGE),
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
  await site.close()
})
