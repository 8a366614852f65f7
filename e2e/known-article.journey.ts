import { addVersion } from '@/lib/server/articles/add-version'
import { changeArticle } from '@/lib/server/articles/change'
import { oneArticle } from '@/lib/server/articles/show'
import { makeArticle, makeClaim, SAMPLE_TEXT } from '@/prisma/factories'
import { expect, test } from './fixtures'
import { NewArticlePage } from './pages/new-article'
import { WorkspacePage } from './pages/workspace'

test('A text that is here already is recognised, and becomes its next version', async ({ signInAs, team }) => {
  const article = await makeArticle(team.editor, { deskId: team.deskId })
  await makeClaim(team.editor, article.id, { quote: 'Shipping companies deny it.' })
  const page = await signInAs('editor')
  const intake = new NewArticlePage(page)
  const { words } = intake

  await intake.open()
  await intake.field().fill(SAMPLE_TEXT)
  await intake.readPreview()
  await expect(page.getByText(words('knownSameText'))).toBeVisible()
  await expect(page.getByRole('button', { name: words('knownAdd') })).toHaveCount(0)

  await page.getByRole('button', { name: words('edit') }).click()
  await intake.field().fill(SAMPLE_TEXT.replace('since spring', 'since the spring of 2025'))
  await intake.readPreview()
  await page.getByRole('button', { name: words('knownAdd') }).click()
  await expect(page).toHaveURL(new RegExp(`/desk/articles/${article.id}$`))
  const workspace = new WorkspacePage(page)
  await workspace.ready()
  await expect(workspace.article()).toContainText('since the spring of 2025')
  await expect(workspace.marks()).toHaveText('Shipping companies deny it.')
})

test('What came to the article meanwhile is told, and nothing typed is lost', async ({ signInAs, team }) => {
  const article = await makeArticle(team.editor, { deskId: team.deskId })
  const current = () => oneArticle(team.editor, { id: article.id })
  const seen = async () => ({ version: (await current()).version })
  const page = await signInAs('editor')
  const intake = new NewArticlePage(page)
  const { words } = intake
  const newest = SAMPLE_TEXT.replace('since spring', 'since the spring of 2025')

  await intake.open()
  await intake.field().fill(newest)
  await intake.readPreview()
  await addVersion(
    team.chief,
    { id: article.id, text: SAMPLE_TEXT.replace('since spring', 'since April') },
    await seen(),
  )
  await page.getByRole('button', { name: words('knownAdd') }).click()
  await expect(page.getByRole('alert').filter({ hasText: words('otherCame', { number: 2 }) })).toBeVisible()
  await expect(intake.preview()).toContainText('since the spring of 2025')

  // What was only said anew about the article doesn't stand against its text.
  await changeArticle(team.chief, { id: article.id, section: 'Harbour' }, await seen())
  await page.getByRole('button', { name: words('knownAdd') }).click()
  await expect(page).toHaveURL(new RegExp(`/desk/articles/${article.id}$`))
  expect((await current()).latestVersion).toBe(3)
})
