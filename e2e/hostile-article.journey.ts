import { readFile } from 'node:fs/promises'
import { publishClaim } from '@/lib/server/checks/publish'
import { changeArticle } from '@/lib/server/articles/change'
import { oneArticle } from '@/lib/server/articles/show'
import { oneClaim } from '@/lib/server/claims/show'
import { makeApprovedClaim } from '@/prisma/factories'
import { expect, test } from './fixtures'
import { PAYLOADS, watchHostile } from './hostile'
import { download } from './pages/exported'
import { NewArticlePage } from './pages/new-article'
import { WorkspacePage } from './pages/workspace'

const QUOTE = 'The council met behind closed doors on Tuesday evening'

/** A page as an attacker would write it: payloads between true sentences, as markup and as text. */
const PAGE = `<!doctype html><html lang="en"><head><title>Council meets ${PAYLOADS[1]} in secret</title></head><body><main><article>
<h1>Council meets &lt;img src=x onerror=alert(1)&gt; in secret</h1>
<p>${QUOTE}, three people who were there said. ${PAYLOADS.join('</p><p>It was the second such meeting this year, and nobody took minutes of it. ')}</p>
<p>${PAYLOADS.map((payload) => payload.replaceAll('&', '&amp;').replaceAll('<', '&lt;')).join('</p><p>One member said that the mayor had asked for silence until the vote: ')}</p>
<p>The mayor did not answer questions about the meeting, and the minutes have not been published so far.</p>
</article></main></body></html>`

test('The canary sings where such a page is opened as a page', async ({ page }) => {
  const watched = await watchHostile(page)
  for (const payload of PAYLOADS.slice(0, 3)) await page.setContent(`<!doctype html>${payload}`)
  await expect.poll(async () => (await watched.achieved()).asked.length).toBeGreaterThan(0)
  expect((await watched.achieved()).ran).toBe(true)
})

for (const bypassCSP of [false, true]) {
  test(`A hostile page stays text everywhere, ${bypassCSP ? 'even without' : 'with'} the content security policy`, async ({
    signInAs,
    visit,
    team,
  }) => {
    const page = await signInAs('editor', { bypassCSP })
    const desk = await watchHostile(page)
    const workspace = new WorkspacePage(page)
    const intake = new NewArticlePage(page)

    await test.step('in the preview and in the workspace', async () => {
      await intake.open()
      await page
        .getByLabel(intake.words('chooseFile'), { exact: true })
        .first()
        .setInputFiles({ name: 'council.html', mimeType: 'text/html', buffer: Buffer.from(PAGE) })
      await expect(intake.preview()).toContainText(QUOTE)
      await desk.harmless()
      await page.getByRole('button', { name: intake.words('restoreAll') }).click()
      await desk.harmless()
      await page.getByRole('tab', { name: intake.words('viewClean') }).click()
      await expect(intake.preview()).toContainText(QUOTE)
      await desk.harmless()
    })

    const articleId = await test.step('and once it is an article', async () => {
      const id = await intake.create()
      await workspace.ready()
      await expect(workspace.article()).toContainText(QUOTE)
      await desk.harmless()
      const card = await workspace.markByMouse(QUOTE, 'C1')
      await card.describe(`The council met ${PAYLOADS[1]} in secret. ${PAYLOADS[0]}`)
      await desk.harmless()
      return id
    })

    await test.step('in the exported page, which a browser opens without any policy of ours', async () => {
      const file = await download(workspace, 'html')
      const opened = await visit({ bypassCSP })
      const alone = await watchHostile(opened)
      await opened.setContent(await readFile(file, 'utf8'))
      await expect(opened.getByRole('main')).toContainText(QUOTE)
      await alone.harmless()
    })

    await test.step('and on the public pages', async () => {
      const { id } = await makeApprovedClaim(team, articleId, {
        quote: 'The mayor did not answer questions about the meeting',
        statement: `The mayor ${PAYLOADS[0]} did not answer. ${PAYLOADS[1]}`,
      })
      const { version } = await oneArticle(team.chief, { id: articleId })
      await changeArticle(team.chief, { id: articleId, publicText: 'full', publicTextGround: 'Ours.' }, { version })
      await publishClaim(team.chief, { id }, { version: (await oneClaim(team.chief, { id })).version })
      const { slug: article } = await oneArticle(team.chief, { id: articleId })
      const { publication } = await oneClaim(team.chief, { id })
      const reader = await visit({ bypassCSP })
      const open = await watchHostile(reader)
      for (const path of ['/', `/checks/${publication?.slug}`, `/articles/${article}`, `/embed/${publication?.slug}`]) {
        await reader.goto(path)
        await expect(reader.getByRole('heading', { level: 1 }).first()).toBeVisible()
        await open.harmless()
      }
    })
  })
}
