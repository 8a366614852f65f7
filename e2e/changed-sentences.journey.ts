import { addVersion } from '@/lib/server/articles/add-version'
import { oneArticle } from '@/lib/server/articles/show'
import { makeArticle, makeClaim, makeReadyClaim, type Team } from '@/prisma/factories'
import { expect, test } from './fixtures'
import { VersionsPage } from './pages/versions'
import { walkTo } from './pages/keyboard'
import { WorkspacePage } from './pages/workspace'

const QUOTES = [
  'rents rose by a tenth',
  'the tram will be free',
  'no family lost its flat',
  'the quay is safe',
  'it paid',
]
const SPEAKERS = ['mayor', 'treasurer', 'agency', 'engineer', 'ministry']
const textOf = (verb: string) =>
  [
    'Five statements',
    ...QUOTES.map((quote, at) => `The ${SPEAKERS[at]} of Rosk ${verb} on Friday that ${quote}.`),
  ].join('\n\n')

/** Five judged claims, and a newer text that denies what was said. */
async function deniedArticle({ editor }: Team): Promise<string> {
  const { id } = await makeArticle(editor, { text: textOf('said') })
  for (const quote of QUOTES) await makeReadyClaim(editor, id, { quote })
  const { version } = await oneArticle(editor, { id })
  await addVersion(editor, { id, text: textOf('denied') }, { version })
  return id
}

test('Sentence changed: five claims are read and settled at once with the keyboard (R7)', async ({
  signInAs,
  team,
}) => {
  const articleId = await deniedArticle(team)
  const workspace = new WorkspacePage(await signInAs('editor'))
  const { page } = workspace
  const versions = new VersionsPage(page, articleId)
  const { words, changed } = versions

  await test.step('The workspace says so and leads to the queue', async () => {
    await workspace.open(articleId)
    await expect(page.getByText(words('bannerSentences', { count: 5 }))).toBeVisible()
    await versions.openQueue()
    await expect(changed.title(5)).toBeVisible()
  })

  await test.step('Each shows both sentences, word by word', async () => {
    const entry = changed.entry('C2')
    await expect(entry.getByRole('deletion')).toContainText('said')
    await expect(entry.getByRole('insertion')).toContainText('denied')
    await expect(entry).toContainText('that the tram will be free.')
  })

  await test.step('J and K walk through them; Y confirms the one in focus, and undo asks again', async () => {
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await expect(changed.entry('C2').getByRole('heading')).toBeFocused()
    await page.keyboard.press('y')
    await expect(changed.title(4)).toBeFocused()
    await expect(changed.entry('C2')).toHaveCount(0)
    await page.keyboard.press('ControlOrMeta+z')
    await expect(changed.title(5)).toBeVisible()
  })

  await test.step('Shift Y confirms all of them', async () => {
    await page.keyboard.press('Shift+Y')
    await expect(versions.empty()).toBeFocused()
    await workspace.open(articleId)
    await expect(workspace.marks()).toHaveCount(5)
    await expect(page.getByText(words('bannerSentences', { count: 5 }))).toHaveCount(0)
    await expect(workspace.side().getByText(workspace.words('needsRecheck'))).toHaveCount(0)
  })
})

test('Sentence changed: the card shows both sentences, and Y says that the verdicts are still right (R7)', async ({
  signInAs,
  team,
}) => {
  const articleId = await deniedArticle(team)
  const workspace = new WorkspacePage(await signInAs('editor'))
  const { page } = workspace
  const versions = new VersionsPage(page, articleId)
  await workspace.open(articleId)
  const card = await workspace.openCard('C3')
  const notice = card.region().getByText(versions.words('sentenceChanged'))
  await expect(notice).toBeVisible()
  await expect(card.region().getByRole('insertion')).toContainText('denied')
  await card.region().getByRole('heading').first().focus()
  await page.keyboard.press('y')
  await expect(notice).toHaveCount(0)
  await expect(page.getByText(versions.words('bannerSentences', { count: 4 }))).toBeVisible()
})

test('Sentence changed, in Arabic: what is left out of the choice stays (R7)', async ({ signInAs, team }) => {
  const articleId = await deniedArticle(team)
  const page = await signInAs('editor', { language: 'ar' })
  const versions = new VersionsPage(page, articleId, 'ar')
  await versions.openQueue()
  const choice = versions.changed.choice('C4')
  await choice.press('Space')
  await expect(choice).not.toBeChecked()
  await page.getByRole('button', { name: versions.words('stillRightAll', { count: 4 }) }).click()
  await expect(versions.changed.title(1)).toBeFocused()
  await expect(versions.changed.entry('C4')).toBeVisible()
})

const denial = (who: string) => `“No comment,” said the spokesman of the ${who}.`
const COUNCIL = 'The council put off its vote on Friday, after engineers told it that the cost would be almost double.'
const roundOf = (...who: readonly string[]) => ['Council delays vote', ...who.map(denial), COUNCIL].join('\n\n')

test('A quote that would slide to a neighbour is shown as ambiguous and settled with the keyboard (R7)', async ({
  signInAs,
  team,
}) => {
  const { editor } = team
  const before = roundOf('ministry', 'board', 'port')
  const { id } = await makeArticle(editor, { text: before })
  const start = before.lastIndexOf('“', before.indexOf('board'))
  await makeClaim(editor, id, { version: 1, start, end: start + '“No comment,”'.length })
  const { version } = await oneArticle(editor, { id })
  await addVersion(editor, { id, text: roundOf('ministry', 'court', 'museum', 'port') }, { version })
  const page = await signInAs('editor')
  const versions = new VersionsPage(page, id)
  await versions.openQueue()
  await expect(versions.entry('C1', 'ambiguous')).toBeVisible()
  await expect(versions.article(2).locator('mark')).toHaveCount(2)
  await walkTo(page, versions.place(1))
  await page.keyboard.press('ArrowDown')
  await expect(versions.place(2)).toBeChecked()
  await page.keyboard.press('y')
  await expect(versions.empty()).toBeFocused()
  const workspace = new WorkspacePage(page)
  await workspace.open(id)
  await expect(workspace.marks()).toHaveCount(1)
})
