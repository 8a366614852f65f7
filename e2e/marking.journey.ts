import { makeArticle, makeClaim } from '@/prisma/factories'
import { expect, test } from './fixtures'
import { ends } from './pages/text-selection'
import { beginning } from './pages/wording'
import { WorkspacePage } from './pages/workspace'

const QUOTE = 'Shipping companies deny it.'

test('Half a drag is never offered as a claim, whatever was selected a moment before', async ({ signInAs, team }) => {
  const article = await makeArticle(team.editor, { deskId: team.deskId })
  const claim = await makeClaim(team.editor, article.id)
  const workspace = new WorkspacePage(await signInAs('editor'))
  const { page, words } = workspace
  await page.clock.install()
  await workspace.open(article.id, claim.id)
  const { from, to } = await ends(workspace.article(), QUOTE)

  // A click into the text is still to be read when the mouse goes down again.
  await page.clock.pauseAt(Date.now() + 60_000)
  await page.mouse.click(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 12, from.y)
  await page.clock.runFor(1_000)
  await expect(workspace.markBar()).toBeHidden()
  await page.clock.resume()

  await page.mouse.move(to.x, to.y)
  await page.mouse.up()
  await workspace
    .markBar()
    .getByRole('button', { name: beginning(words('markClaim')) })
    .click()
  await expect(workspace.card('C2').region()).toBeVisible()
  await expect(workspace.marks().filter({ hasText: QUOTE })).toHaveText(QUOTE)
})

test('The handles at the ends of a mark are dragged to other words', async ({ signInAs, team }) => {
  const article = await makeArticle(team.editor, { deskId: team.deskId })
  const claim = await makeClaim(team.editor, article.id, { quote: QUOTE })
  const workspace = new WorkspacePage(await signInAs('editor'))
  const { page, words } = workspace
  await workspace.open(article.id, claim.id)
  await workspace
    .card('C1')
    .region()
    .getByRole('button', { name: words('changeWords') })
    .click()
  const bar = page.getByRole('toolbar', { name: words('resizeBar', { key: 'C1' }) })
  await expect(bar).toBeVisible()

  const { to } = await ends(workspace.article(), QUOTE)
  const { to: shorter } = await ends(workspace.article(), 'Shipping companies')
  const handle = await workspace.handle('end').boundingBox()
  expect(Math.abs((handle?.x ?? 0) + (handle?.width ?? 0) / 2 - to.x)).toBeLessThan(12)
  await workspace.handle('end').hover()
  await page.mouse.down()
  await page.mouse.move((to.x + shorter.x) / 2, to.y)
  await page.mouse.move(shorter.x, shorter.y)
  await page.mouse.up()
  await bar.getByRole('button', { name: words('useTheseWords') }).click()
  await expect(workspace.marks()).toHaveText('Shipping companies')
  await workspace.undo().click()
  await expect(workspace.marks()).toHaveText(QUOTE)
})

test('On a phone, words selected by touch become a claim with the thumb', async ({ signInAs, team }) => {
  const article = await makeArticle(team.editor, { deskId: team.deskId })
  const workspace = new WorkspacePage(await signInAs('editor', { phone: true }))
  const { page, words } = workspace
  await workspace.open(article.id)
  const { from } = await ends(workspace.article(), QUOTE)
  await page.touchscreen.tap(from.x, from.y)
  // The system selects after a long press; the page hears of it only by the selection's own event.
  await workspace.article().evaluate((root, quote) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(quote) ?? -1
      if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + quote.length)
    }
  }, QUOTE)
  const button = workspace.markBar().getByRole('button', { name: beginning(words('markClaim')) })
  await expect(button).toBeVisible()
  const [selection, target] = [
    await workspace.article().evaluate(() => getSelection()?.getRangeAt(0).getBoundingClientRect().bottom ?? 0),
    await button.boundingBox(),
  ]
  expect(target?.height).toBeGreaterThanOrEqual(44)
  expect(target?.y, 'below the words: above them stands the menu of the system').toBeGreaterThan(selection)
  await button.tap()
  await expect(workspace.card('C1').region()).toBeVisible()
  await expect(workspace.marks()).toHaveText(QUOTE)
})
