import { codePointLength } from '@/lib/domain/anchoring/text'
import { expect, test } from './fixtures'
import { checkedHtml, checkedJson, download } from './pages/exported'
import { NewArticlePage } from './pages/new-article'
import { WorkspacePage } from './pages/workspace'

/* Before the quotes stand what is counted differently in code points, UTF-16 units and graphemes. */
const ARTICLE = `المكتبةُ الجديدةُ تُفتَحُ يومَ الأحد 📚👩🏽‍🏫

مدينة الواحة - جريدة الضفة: قالت رئيسة البلدية، سُعاد المَنصور 🙂، إن المكتبة كلفت 4.5 مليون دينار، وإنها ستفتح أبوابها يوم الأحد.

وقال عضو المجلس كامل الشامي إن «المكتبة بُنيت بلا مناقصة»، ونفت البلدية ذلك. وأضاف أن شركة Delta Build حصلت على العقد في عام 2024.`

const COST = 'المكتبة كلفت 4.5 مليون دينار'
const TENDER = 'المكتبة بُنيت بلا مناقصة'
const CONTRACT = 'شركة Delta Build حصلت على العقد'

test('An Arabic article is marked and exported with its own direction and right positions', async ({
  signInAs,
  visit,
}) => {
  const workspace = new WorkspacePage(await signInAs('editor'))
  const intake = new NewArticlePage(workspace.page)
  await intake.open()
  await intake.paste(ARTICLE)
  await intake.readPreview()
  await expect(intake.metadata('titleField')).toHaveAttribute('dir', 'rtl')
  await intake.create()
  await workspace.ready()

  await expect(workspace.page.locator('html')).toHaveAttribute('dir', 'ltr')
  await expect(workspace.article()).toHaveAttribute('dir', 'rtl')
  await expect(workspace.article()).toHaveAttribute('lang', 'ar')

  for (const [key, quote] of Object.entries({ C1: COST, C2: TENDER, C3: CONTRACT })) {
    const card = await workspace.markByMouse(quote, key)
    await expect(card.statement()).toHaveValue(quote)
    await expect(card.statement()).toHaveAttribute('lang', 'ar')
    await expect(card.region().getByRole('blockquote')).toHaveAttribute('dir', 'rtl')
    await expect(workspace.marks().filter({ hasText: quote })).toHaveCount(1)
  }

  const file = await checkedJson(await download(workspace, 'json'))
  expect(file.claims.map(({ target }) => target?.exact)).toEqual([COST, TENDER, CONTRACT])
  for (const { target } of file.claims) {
    const units = file.article.text.indexOf(target?.exact ?? '?')
    expect(target?.start).toBe(codePointLength(file.article.text.slice(0, units)))
    expect(target?.start).toBeLessThan(units)
  }
  const reader = await visit()
  expect(await checkedHtml(reader, await download(workspace, 'html'), file.article.text)).toBe(3)
  for (const quote of await reader.getByRole('article').getByRole('blockquote').all()) {
    await expect(quote).toHaveAttribute('dir', 'rtl')
    await expect(quote).toHaveAttribute('lang', 'ar')
  }
})
