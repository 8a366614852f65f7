import { addVersion } from '@/lib/server/articles/add-version'
import { oneArticle } from '@/lib/server/articles/show'
import { makeArticle, makeReadyClaim, type Team } from '@/prisma/factories'
import { expect, test } from './fixtures'
import { VersionsPage } from './pages/versions'
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
