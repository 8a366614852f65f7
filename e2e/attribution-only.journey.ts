import { INTERFACE_LANGUAGES } from '@/lib/domain/codes'
import { submitClaim } from '@/lib/server/claims/review'
import { oneClaim } from '@/lib/server/claims/show'
import { wordsOf } from '@/messages/words'
import { makeArticle, makeClaim, makeVerdict } from '@/prisma/factories'
import { expect, test } from './fixtures'
import { WorkspacePage } from './pages/workspace'

const STATEMENT = 'Harbour fees have doubled since spring.'

for (const language of INTERFACE_LANGUAGES) {
  test(`A claim of which only the attribution was judged has a verdict on every screen (R1): ${language}`, async ({
    signInAs,
    team,
  }) => {
    const { id: articleId } = await makeArticle(team.editor, { deskId: team.deskId })
    const judged = async () => {
      const { id } = await makeClaim(team.editor, articleId, { statement: STATEMENT })
      await makeVerdict(team.editor, id, { kind: 'attribution' })
      return id
    }
    await judged()
    const submitted = await judged()
    await submitClaim(
      team.editor,
      { id: submitted },
      { version: (await oneClaim(team.editor, { id: submitted })).version },
    )

    const t = wordsOf(language)
    const verdict = t('codes.attributionRating.accurate-paraphrase')
    const none = new RegExp([t('desk.noVerdict'), t('workspace.noVerdict'), t('report.noVerdict')].join('|'))

    const page = await signInAs('reviewer', { language })
    const screen = page.getByRole('main')
    for (const path of [
      '/desk/claims',
      '/desk/claims?rating=accurate-paraphrase',
      '/desk/reviews',
      `/desk/reviews/${submitted}`,
      `/desk/reports?scope=article&article=${articleId}&format=md&language=${language}`,
    ]) {
      await page.goto(path)
      await expect(screen, path).toContainText(STATEMENT)
      await expect(screen, path).toContainText(verdict)
      await expect(screen, path).not.toContainText(none)
    }
    await page.goto('/desk')
    await expect(screen).toContainText(STATEMENT)
    await expect(screen).not.toContainText(none)

    const workspace = new WorkspacePage(page, language)
    await workspace.open(articleId)
    await expect(workspace.closedCard('C1')).toBeVisible()
    await expect(workspace.side()).toContainText(verdict)
    await expect(workspace.filter(t('workspace.filter.no-verdict'))).toHaveCount(0)
    await expect(workspace.side()).not.toContainText(none)
    await expect(workspace.article().getByRole('link', { name: /C[12]/ })).toContainText([verdict, verdict])
    const card = await workspace.openCard('C1')
    await expect(card.region()).toContainText(verdict)
    await expect(card.region()).not.toContainText(none)
  })
}
