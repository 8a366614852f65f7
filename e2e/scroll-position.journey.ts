import type { Page } from '@playwright/test'
import { makeArticle, makeClaim } from '@/prisma/factories'
import { expect, test } from './fixtures'
import { resting } from './pages/drawing'
import { dragOver, ends } from './pages/text-selection'
import { beginning } from './pages/wording'
import { WorkspacePage } from './pages/workspace'

const PLACES = ['harbour', 'bridge', 'market', 'library', 'ferry', 'mill', 'tram depot', 'power station']
const sentence = (at: number) =>
  `In report ${at} the ${PLACES[at % PLACES.length]} had cost ${100 + at} million more than the council was told.`

/** Higher than several windows; every sentence stands in it once. */
const LONG_TEXT = [
  'A year of the city in numbers',
  ...Array.from({ length: 40 }, (_, at) => [0, 1, 2].map((turn) => sentence(at * 3 + turn)).join(' ')),
].join('\n\n')

/** A line of the text, in CSS pixels. */
const LINE = 32

/** Where the page stands once nothing moves any more, and whether the focus and the marked words can be seen. */
async function standing(page: Page, claimKey?: string) {
  await resting(page)
  return page.evaluate((key) => {
    const isSeen = (element: Element | null | undefined) => {
      const { top, bottom, height } = element?.getBoundingClientRect() ?? { top: 0, bottom: 0, height: 0 }
      return height > 0 && bottom > 112 && top < window.innerHeight - 16
    }
    const focus = document.activeElement
    const mark = key === undefined ? null : document.querySelector(`[data-article] [data-number~="${key.slice(1)}"]`)
    return {
      y: window.scrollY,
      focusLost: focus === document.body,
      focusSeen: isSeen(focus),
      wordsSeen: key === undefined ? null : isSeen(mark),
    }
  }, claimKey)
}

/** Nothing was thrown anywhere: the page moved by no more than a line, words and focus can be seen. */
async function expectStayed(page: Page, before: number, claimKey: string): Promise<void> {
  const after = await standing(page, claimKey)
  expect(Math.abs(after.y - before), `the page stays where it was, at ${before}`).toBeLessThanOrEqual(LINE)
  expect(after).toMatchObject({ focusLost: false, focusSeen: true, wordsSeen: true })
}

test('Who marks with the mouse, deep in the text, goes on reading there', async ({ signInAs, team }) => {
  const article = await makeArticle(team.editor, { deskId: team.deskId, text: LONG_TEXT })
  const workspace = new WorkspacePage(await signInAs('editor'))
  const { page, words } = workspace
  await workspace.open(article.id)
  for (const [turn, at] of [60, 90, 63, 30, 118].entries()) {
    await test.step(sentence(at), async () => {
      await dragOver(page, workspace.article(), sentence(at))
      const button = workspace.markBar().getByRole('button', { name: beginning(words('markClaim')) })
      await expect(button).toBeVisible()
      const { y } = await standing(page)
      expect(y).toBeGreaterThan(500)
      await button.click()
      const key = `C${turn + 1}`
      await expect(workspace.card(key).statement()).toBeFocused()
      await expectStayed(page, y, key)
    })
  }
})

test('Who marks with the keyboard, deep in the text, goes on reading there', async ({ signInAs, team }) => {
  const article = await makeArticle(team.editor, { deskId: team.deskId, text: LONG_TEXT })
  const workspace = new WorkspacePage(await signInAs('editor'))
  const { page } = workspace
  const { keyboard } = page
  await workspace.open(article.id)
  await workspace.article().focus()
  for (const [turn, steps] of [64, 1, 1, 24].entries()) {
    for (let step = 0; step < steps; step += 1) await keyboard.press('Alt+ArrowDown')
    await expect(workspace.markBar()).toBeVisible()
    const { y } = await standing(page)
    expect(y).toBeGreaterThan(500)
    await keyboard.press('a')
    const key = `C${turn + 1}`
    await expect(workspace.card(key).statement()).toBeFocused()
    await expectStayed(page, y, key)
    await keyboard.press('Escape')
    await expect(workspace.card(key).region()).toBeHidden()
    await expectStayed(page, y, key)
  }
})

test('Opening, filling and closing cards deep in the text moves nothing', async ({ signInAs, team }) => {
  const article = await makeArticle(team.editor, { deskId: team.deskId, text: LONG_TEXT })
  // Close together: their cards push each other down, away from their lines.
  for (let at = 54; at < 66; at += 1) await makeClaim(team.editor, article.id, { quote: sentence(at) })
  const workspace = new WorkspacePage(await signInAs('editor'))
  const { page, words, common } = workspace
  await workspace.open(article.id)

  await test.step('By a press on the words, and from card to card', async () => {
    const { from } = await ends(workspace.article(), sentence(57))
    const { y } = await standing(page)
    expect(y).toBeGreaterThan(500)
    await page.mouse.click(from.x + 8, from.y)
    await expect(workspace.card('C4').region()).toBeVisible()
    await expectStayed(page, y, 'C4')
    // It stands below the open one, maybe out of the window: pressed, it goes up to its line, and the page with it.
    await workspace.closedCard('C5').click({ position: { x: 12, y: 8 } })
    await expect(workspace.card('C5').region()).toBeVisible()
    expect(await standing(page, 'C5')).toMatchObject({ focusLost: false, focusSeen: true, wordsSeen: true })
  })

  await test.step('Attaching and removing evidence', async () => {
    const card = workspace.card('C5')
    await card.tab('evidence')
    await card.attachNew({ title: 'Minutes of the council', stance: 'refutes', passage: 'It was told in March.' })
    expect(await standing(page, 'C5')).toMatchObject({ focusLost: false, focusSeen: true, wordsSeen: true })
    const item = card.region().getByRole('listitem').filter({ hasText: 'Minutes of the council' })
    await item.getByRole('button', { name: common('edit') }).click()
    await item.getByRole('button', { name: words('removeEvidence') }).click()
    await expect(item).toBeHidden()
    expect(await standing(page)).toMatchObject({ focusLost: false, focusSeen: true })
  })

  await test.step('Closing it with its button gives the focus back to its words', async () => {
    const card = workspace.card('C5')
    const { y } = await standing(page)
    await card
      .region()
      .getByRole('button', { name: words('closeCard') })
      .click()
    await expect(card.region()).toBeHidden()
    await expectStayed(page, y, 'C5')
  })
})
