import { ratingLabel } from '@/lib/domain/rating'
import { houseScale } from '@/lib/server/newsroom/scales'
import { wordsOf } from '@/messages/words'
import { expect, test } from './fixtures'
import { NewArticlePage } from './pages/new-article'
import { beginning } from './pages/wording'
import { WorkspacePage } from './pages/workspace'

const language = 'ar'
const desk = wordsOf(language, 'desk')
const shell = wordsOf(language, 'shell')
const readers = wordsOf(language, 'public')

const ARTICLE = `البلدية تقول إن الجسر القديم آمن

مدينة الواحة: قال مهندس البلدية، فارس النجار، يوم الاثنين إن الجسر القديم آمن للسيارات. وقالت نقابة السائقين إن الجسر أغلق مرتين هذا العام.`
const QUOTE = 'الجسر أغلق مرتين هذا العام'
const STATEMENT = 'أغلق الجسر القديم في مدينة الواحة مرتين في عام 2026.'

test('The whole interface in Arabic: inbox, workspace, review and publication', async ({ signInAs, visit, team }) => {
  const editor = new WorkspacePage(await signInAs('editor', { language }), language)
  const reviewer = await signInAs('reviewer', { language })
  const chief = new WorkspacePage(await signInAs('chief', { language }), language)
  const scale = await houseScale(team.editor, {})
  const misleading = scale.ratings.find(({ code }) => code === 'misleading')
  if (!misleading) throw new Error('the house scale has lost a rating')
  let articleId = ''

  await test.step('The inbox, and a new article', async () => {
    await editor.page.goto('/desk')
    await expect(editor.page.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(editor.page.locator('html')).toHaveAttribute('lang', 'ar')
    await expect(editor.page.getByRole('heading', { level: 1 })).toHaveText(desk('inbox.title'))
    await editor.page
      .getByRole('navigation', { name: shell('mainNavigation') })
      .getByRole('link', { name: shell('articles') })
      .click()
    await expect(editor.page.getByRole('heading', { level: 1 })).toHaveText(desk('articles.title'))
    const intake = new NewArticlePage(editor.page, language)
    await intake.open()
    await intake.field().fill(ARTICLE)
    await intake.readPreview()
    articleId = await intake.create()
    await editor.ready()
  })

  await test.step('The workspace, from the mark to the reviewer', async () => {
    const card = await editor.markByMouse(QUOTE, 'C1')
    await card.describe(STATEMENT)
    await card.newSpeaker('نقابة السائقين', 'organisation')
    await card.attachNew({
      title: 'سجل إغلاق الجسور',
      publishedAt: '2026-10-01',
      primary: true,
      stance: 'refutes',
      passage: 'أغلق الجسر ساعة واحدة للصيانة.',
    })
    await card.giveVerdict({
      kind: 'attribution',
      rating: card.attributionWord('accurate-paraphrase'),
      justification: 'قالت النقابة ذلك بكلمات قريبة [1].',
    })
    await card.giveVerdict({
      kind: 'truth',
      rating: ratingLabel(misleading, language),
      asOf: '2026-11-01',
      confidence: 'high',
      justification: 'أغلق الجسر للصيانة فقط [1].',
    })
    await card.advance('submit')
    await expect(card.state('submitted')).toBeVisible()
  })

  await test.step('The review', async () => {
    await reviewer.goto('/desk/reviews')
    await expect(reviewer.getByRole('heading', { level: 1 })).toHaveText(desk('review.title'))
    await reviewer.getByRole('link', { name: new RegExp(STATEMENT) }).click()
    await expect(reviewer.getByRole('main')).toContainText('أغلق الجسر ساعة واحدة للصيانة.')
    await reviewer.getByRole('button', { name: beginning(desk('review.approve')) }).click()
    await expect(
      reviewer.getByRole('status').filter({ hasText: desk('review.approvedNow', { key: 'C1' }) }),
    ).toBeVisible()
  })

  await test.step('The publication', async () => {
    await chief.open(articleId)
    const card = await chief.openCard('C1')
    await card.tab('review')
    await expect(card.gate()).toBeVisible()
    await card.advance('publish')
    await expect(card.state('published')).toBeVisible()
  })

  await test.step('A reader', async () => {
    const reader = await visit({ language })
    await reader.goto('/')
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(readers('checksTitle'))
    await reader.getByRole('link', { name: new RegExp(STATEMENT) }).click()
    await expect(reader.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(STATEMENT)
    await expect(reader.getByRole('main')).toContainText(ratingLabel(misleading, language))
  })
})
