import { makeArticle, makeClaim } from '@/prisma/factories'
import { expect, test } from './fixtures'
import { WorkspacePage } from './pages/workspace'

const QUOTE = 'Shipping companies deny it.'

test('One’s own save is not read again; what somebody else does is', async ({ signInAs, team }) => {
  const article = await makeArticle(team.editor, { deskId: team.deskId })
  const claim = await makeClaim(team.editor, article.id)
  const workspace = new WorkspacePage(await signInAs('editor'))
  await workspace.open(article.id, claim.id)
  const read: string[] = []
  workspace.page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (request.method() === 'GET' && /\/(claims|workspace)\b/.test(pathname)) read.push(pathname)
  })
  await workspace.card('C1').describe('Harbour fees have doubled since the spring of 2026.')
  const other = await makeClaim(team.reviewer, article.id, { quote: QUOTE })
  // The stream tells in order: once the other's mark is here, one's own save has been heard of.
  await expect(workspace.closedCard('C2')).toBeVisible()
  expect(read).toEqual([`/api/v1/claims/${other.id}`])
})

test('A page that was away for too long reads everything again', async ({ signInAs, team }) => {
  const article = await makeArticle(team.editor, { deskId: team.deskId })
  await makeClaim(team.editor, article.id)
  const workspace = new WorkspacePage(await signInAs('editor'))
  const { page } = workspace
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(
    '**/api/v1/events?**',
    async (route) => {
      await held
      await route.fulfill({ contentType: 'text/event-stream', body: 'event: reset\ndata: {"seq":1000000}\n\n' })
    },
    { times: 1 },
  )
  await workspace.open(article.id)
  await makeClaim(team.reviewer, article.id, { quote: QUOTE })
  await expect(workspace.closedCard('C2')).toHaveCount(0)
  release()
  await expect(workspace.closedCard('C2')).toBeVisible()
})
