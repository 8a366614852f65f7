import { crowdedPlaces, crowdedText } from '@/bench/drawing/crowded'
import { makeArticle, makeClaim, type Team } from '@/prisma/factories'
import { expect, test } from '../fixtures'
import { WorkspacePage } from '../pages/workspace'

const BYTES = 50_000
const CLAIMS = 1_000

/** An article of 50 kB with 1,000 claims, each of which overlaps its neighbours. */
async function crowdedArticle({ editor }: Team): Promise<{ id: string; text: string }> {
  const { id, text } = await makeArticle(editor, { text: crowdedText(BYTES) })
  for (const { start, end } of crowdedPlaces(text, CLAIMS)) await makeClaim(editor, id, { version: 1, start, end })
  return { id, text }
}

/** Ids of the claims that the marks of the page stand for. */
const markedIds = (root: Element) => [
  ...new Set(
    [...root.querySelectorAll('[data-claims]')].flatMap((mark) => (mark.getAttribute('data-claims') ?? '').split(' ')),
  ),
]

test('A thousand claims over 50 kB: drawn by the server, left as they are, lit in one frame', async ({
  signInAs,
  team,
}) => {
  test.setTimeout(600_000)
  const { id, text } = await crowdedArticle(team)
  const address = `/desk/articles/${id}`

  await test.step('The server’s HTML alone has the whole text and every mark', async () => {
    const page = await signInAs('editor', { scripts: false })
    await page.goto(address)
    const article = page.locator('[data-article]')
    const shown = await article.evaluate((root) =>
      [...root.querySelectorAll('[data-start]')].map((piece) => piece.firstChild?.textContent ?? '').join(''),
    )
    expect(shown).toBe(text.replaceAll('\n\n', ''))
    expect(await article.evaluate(markedIds)).toHaveLength(CLAIMS)
  })

  const page = await signInAs('editor')
  const workspace = new WorkspacePage(page)

  await test.step('When the scripts have come, nothing of the text is drawn again', async () => {
    // From the first moment on: nodes taken out of the text; once it is whole, also nodes added and words changed.
    await page.addInitScript(() => {
      const changes: string[] = []
      Object.assign(window, { textChanges: changes })
      let isWhole = false
      document.addEventListener('DOMContentLoaded', () => {
        isWhole = true
      })
      new MutationObserver((records) => {
        for (const { type, target, removedNodes } of records) {
          const element = target instanceof Element ? target : target.parentElement
          if (!element?.closest('[data-article]')) continue
          if (isWhole || removedNodes.length > 0) changes.push(`${type} ${target.nodeName}`)
        }
      }).observe(document, { childList: true, characterData: true, subtree: true })
    })
    await workspace.open(id)
    await expect(workspace.filter(workspace.words('filterAll'))).toContainText(String(CLAIMS))
    expect(await page.evaluate('window.textChanges')).toEqual([])
  })

  /** What is lit in the frame after an event reaches the page: the words of marks and the keys of cards. */
  const litAfter = (event: 'pointerover' | 'focusin') =>
    page.evaluate(
      (name) =>
        new Promise<{ marks: number; cards: number }>((resolve) => {
          const look = () =>
            resolve({
              marks: document.querySelectorAll('[data-article] [data-claims][data-lit]').length,
              cards: document.querySelectorAll('[data-claim-card][data-lit]').length,
            })
          window.addEventListener(name, () => requestAnimationFrame(look), { once: true, capture: true })
        }),
      event,
    )

  await test.step('The pointer over a mark lights it and its card in one frame', async () => {
    const lit = litAfter('pointerover')
    await workspace.marks().nth(20).hover()
    const { marks, cards } = await lit
    expect(marks).toBeGreaterThan(0)
    expect(cards).toBe(1)
  })

  await test.step('The pointer over a card lights it and its mark in one frame', async () => {
    await page.mouse.move(0, 0)
    const card = page.locator('[data-claim-card]:visible').nth(3)
    const lit = litAfter('pointerover')
    await card.hover()
    const { marks, cards } = await lit
    expect(marks).toBeGreaterThan(0)
    expect(cards).toBe(1)
  })

  await test.step('The focus on a mark’s link does the same', async () => {
    await page.mouse.move(0, 0)
    const lit = litAfter('focusin')
    await workspace.article().getByRole('link').nth(10).focus()
    const { marks, cards } = await lit
    expect(marks).toBeGreaterThan(0)
    expect(cards).toBe(1)
  })
})
