import { wordsOf } from '@/messages/words'
import { makeArticle, makePublishedClaim } from '@/prisma/factories'
import { oneArticle } from '@/lib/server/articles/show'
import { expect, test } from './fixtures'
import { WorkspacePage } from './pages/workspace'

const FAR_AWAY = 'The last crane was sold on Friday.'
const TEXT = [
  'Harbour fees doubled, minister says',
  'The transport minister said that harbour fees had doubled since spring.',
  ...Array.from({ length: 12 }, (_, at) => `Paragraph ${at} tells of the harbour and of its ships.`),
  FAR_AWAY,
].join('\n\n')

for (const language of ['en', 'ar'] as const) {
  test(`A chief shows readers the whole text, with the ground for it, by keyboard: ${language}`, async ({
    signInAs,
    team,
    visit,
  }) => {
    const { id } = await makeArticle(team.editor, { text: TEXT })
    await makePublishedClaim(team, id, { quote: 'harbour fees had doubled since spring' })
    const { slug } = await oneArticle(team.chief, { id })
    const words = wordsOf(language, 'desk')
    const codes = wordsOf(language, 'codes')
    const page = await signInAs('chief', { language })
    const workspace = new WorkspacePage(page, language)
    await workspace.open(id)
    await workspace
      .bar()
      .getByRole('button', { name: workspace.words('moreOfArticle') })
      .focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: workspace.words('publicText') }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: words('publicText.title') })).toBeVisible()

    const excerpts = page.getByRole('radio', { name: codes('publicText.excerpts') })
    const ground = page.getByRole('textbox', { name: words('publicText.ground') })
    await expect(excerpts).toBeChecked()
    await excerpts.focus()
    await page.keyboard.press('ArrowDown')
    await ground.press('Enter')
    await expect(page.getByText(words('publicText.groundMissing'))).toBeVisible()
    await expect(page.getByRole('radio', { name: codes('publicText.full') })).toBeChecked()
    await ground.fill('Licensed from The Quay.')
    await ground.press('Enter')
    await expect(page.getByRole('status').filter({ hasText: words('publicText.saved') })).toBeVisible()
    expect(await oneArticle(team.chief, { id })).toMatchObject({
      publicText: 'full',
      publicTextGround: 'Licensed from The Quay.',
    })
    const reader = await visit()
    await reader.goto(`/articles/${slug}`)
    await expect(reader.getByText(FAR_AWAY)).toBeVisible()

    const editors = await signInAs('editor', { language })
    await editors.goto(`/desk/articles/${id}/public-text`)
    await expect(editors.getByText(words('publicText.chiefOnly'))).toBeVisible()
    await expect(editors.getByText('Licensed from The Quay.')).toBeVisible()
    await expect(editors.getByRole('radio')).toHaveCount(0)

    await excerpts.check()
    await page.getByRole('button', { name: words('publicText.save') }).click()
    await expect(page.getByRole('status').filter({ hasText: words('publicText.saved') })).toBeVisible()
    await reader.reload()
    await expect(reader.getByText(FAR_AWAY)).toHaveCount(0)
  })
}
