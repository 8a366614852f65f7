import { makeArticle, makeClaim, makeRelation } from '@/prisma/factories'
import { expect, test } from './fixtures'
import { beginning } from './pages/wording'
import { WorkspacePage } from './pages/workspace'

test('Conflicts can be seen as a drawing, from which the keyboard leads back to a claim', async ({
  signInAs,
  team,
}) => {
  const article = await makeArticle(team.editor, { deskId: team.deskId })
  const said = await makeClaim(team.editor, article.id)
  const denied = await makeClaim(team.editor, article.id, { quote: 'Shipping companies deny it.' })
  const repeated = await makeClaim(team.editor, article.id, { quote: 'since spring' })
  await makeRelation(team.editor, denied.id, said.id)
  await makeRelation(team.editor, repeated.id, said.id, { type: 'supports' })
  const page = await signInAs('editor')
  const workspace = new WorkspacePage(page)
  const { words } = workspace
  await workspace.open(article.id)

  await workspace
    .overview()
    .getByRole('button', { name: words('graph') })
    .press('Enter')
  const drawing = page.getByRole('dialog', { name: words('graphTitle') })
  const claim = (key: string) => drawing.getByRole('link', { name: beginning(`${key} `) })
  await expect(drawing.getByRole('link')).toHaveCount(2)
  await expect(claim('C2')).toHaveAccessibleName(/contradicts C1/)
  await expect(claim('C1')).toHaveAccessibleName(/is contradicted by C2/)
  await drawing.getByRole('switch', { name: words('graphAll') }).press(' ')
  await expect(claim('C3')).toHaveAccessibleName(/supports C1/)

  await claim('C2').press('Enter')
  await expect(drawing).toBeHidden()
  await expect(workspace.card('C2').region()).toBeVisible()
  await expect(page.getByRole('heading', { name: words('claimTitle', { key: 'C2' }) })).toBeFocused()
})
