import { makeArticle, makeClaim } from '@/prisma/factories'
import { expect, test } from './fixtures'
import { WorkspacePage } from './pages/workspace'

const QUOTE = 'Shipping companies deny it.'

test('A card opens at once, and what is typed before the rest of the claim has come is kept', async ({
  signInAs,
  team,
}) => {
  const article = await makeArticle(team.editor, { deskId: team.deskId })
  const claim = await makeClaim(team.editor, article.id, { quote: QUOTE })
  const workspace = new WorkspacePage(await signInAs('editor'))
  const { page } = workspace
  await workspace.open(article.id)
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(`**/api/v1/claims/${claim.id}`, async (route) => {
    if (route.request().method() === 'GET') await held
    await route.fallback()
  })

  const card = await workspace.openCard('C1')
  await expect(card.region().getByRole('heading', { level: 3 })).toBeFocused()
  await expect(card.region().getByRole('tabpanel')).toHaveText(workspace.common('loading'))
  await card.statement().fill('Shipping companies deny that fees have doubled.')
  release()
  await expect(card.region().getByRole('button', { name: workspace.words('changeWords') })).toBeVisible()
  await expect(card.statement()).toBeFocused()
  await card.statement().blur()
  await workspace.saved()
  await workspace.reload()
  await expect(card.statement()).toHaveValue('Shipping companies deny that fees have doubled.')
  await expect(card.region().getByRole('alert')).toHaveCount(0)
})

test('When the rest of a claim can’t be read the card says so, and reads it when asked again', async ({
  signInAs,
  team,
  provoked,
}) => {
  const article = await makeArticle(team.editor, { deskId: team.deskId })
  const claim = await makeClaim(team.editor, article.id, { quote: QUOTE })
  const workspace = new WorkspacePage(await signInAs('editor'))
  const { page, words, common } = workspace
  await workspace.open(article.id)
  provoked.push(/ERR_FAILED/)
  const address = `**/api/v1/claims/${claim.id}`
  await page.route(address, (route) => route.abort())
  const card = await workspace.openCard('C1')
  const panel = card.region().getByRole('tabpanel')
  await expect(panel).toContainText(words('claimUnread'))
  await page.unroute(address)
  await panel.getByRole('button', { name: common('retry') }).click()
  await expect(card.region().getByRole('button', { name: words('changeWords') })).toBeVisible()
})

test('Whoever rests on a mark finds its card complete: the claim was read ahead, once', async ({ signInAs, team }) => {
  const article = await makeArticle(team.editor, { deskId: team.deskId })
  const claim = await makeClaim(team.editor, article.id, { quote: QUOTE })
  const workspace = new WorkspacePage(await signInAs('editor'))
  const { page, words } = workspace
  await workspace.open(article.id)
  const asked: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === `/api/v1/claims/${claim.id}`) asked.push(request.method())
  })
  const ahead = page.waitForResponse((response) => response.url().endsWith(`/api/v1/claims/${claim.id}`))
  await workspace.marks().hover()
  await ahead
  await workspace.marks().click()
  await expect(
    workspace
      .card('C1')
      .region()
      .getByRole('button', { name: words('changeWords') }),
  ).toBeVisible()
  expect(asked).toEqual(['GET'])
})

test('A page that comes alive is not styled anew: nothing puts in a sheet of its own', async ({ signInAs, team }) => {
  const article = await makeArticle(team.editor, { deskId: team.deskId })
  await makeClaim(team.editor, article.id, { quote: QUOTE })
  const workspace = new WorkspacePage(await signInAs('editor'))
  await workspace.open(article.id)
  await workspace.openCard('C1')
  await expect(workspace.page.locator('style')).toHaveCount(0)
})
