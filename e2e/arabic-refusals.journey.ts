import type { Page } from '@playwright/test'
import { say, type Sentence } from '@/lib/domain/refusals/sentence'
import { sayIn } from '@/messages/refusals'
import { wordsOf } from '@/messages/words'
import { makeArticle, makeClaim } from '@/prisma/factories'
import { expect, test } from './fixtures'
import { NewArticlePage } from './pages/new-article'

const inArabic = (sentence: Sentence) => sayIn('ar', sentence)
const intake = wordsOf('ar', 'intake')

/** What the page is told when it asks for this: the sentence, then the faults of fields. */
const refusedTo = (page: Page, path: string, body: object) =>
  page.evaluate(
    async (asked) => {
      const response = await fetch(`/api/v1${asked.path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'If-Match': '"1"' },
        body: JSON.stringify(asked.body),
      })
      const problem: { detail?: string; errors?: { message: string }[] } = await response.json()
      return [problem.detail ?? '', ...(problem.errors ?? []).map(({ message }) => message)]
    },
    { path, body },
  )

test('An Arabic editor reads every refusal in Arabic', async ({ signInAs, team }) => {
  const article = await makeArticle(team.editor, { known: 'import' })
  const claim = await makeClaim(team.editor, article.id)
  const page = await signInAs('editor', { language: 'ar' })

  await test.step('on the screen: an address that can’t be reached, a picture in place of a text', async () => {
    const form = new NewArticlePage(page, 'ar')
    await form.open()
    await form.field().fill('http://127.0.0.1:9/article')
    await page.getByRole('button', { name: intake('read') }).click()
    await expect(page.getByText(inArabic(say('intake.unreachable')))).toBeVisible()
    const picture = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') }
    await page.locator('input[type=file]').setInputFiles(picture)
    await page.getByRole('button', { name: intake('read') }).click()
    const refused = say('intake.not-text', { what: say('kinds.picture') })
    await expect(page.getByText(inArabic(refused))).toBeVisible({ timeout: 60_000 })
  })

  const refusals: readonly (readonly [what: string, path: string, body: object, sentence: Sentence])[] = [
    ['nothing to do again', `/articles/${article.id}/redo`, {}, say('undo.nothing-to-redo')],
    [
      'a quote that is not there',
      `/articles/${article.id}/claims`,
      { quote: 'كلمات غريبة' },
      say('claims.quote-not-there'),
    ],
    [
      'a place outside the article',
      `/articles/${article.id}/claims`,
      { version: 1, start: 90_000, end: 90_001, exact: 'x' },
      say('claims.outside-the-article'),
    ],
    [
      'a relation to itself',
      `/claims/${claim.id}/relations`,
      { to: claim.id, type: 'supports' },
      say('claims.relation-to-itself'),
    ],
    ['a draft withdrawn', `/claims/${claim.id}/withdraw`, {}, say('review.wrong-state')],
    ['a claim that is nowhere', '/claims/none/submit', {}, say('http.nothing-here')],
    [
      'a source of no desk',
      `/claims/${claim.id}/evidence`,
      { sourceId: 'none', stance: 'supports' },
      say('sources.no-such-source'),
    ],
    [
      'an answer to nothing',
      `/claims/${claim.id}/comments`,
      { text: 'نعم', replyTo: 'none' },
      say('comments.answered-is-gone'),
    ],
    [
      'a title that is no text',
      '/sources',
      { title: 7, kind: 'document' },
      say('http.invalid-input-there', { place: 'title', fault: say('faults.not-text') }),
    ],
  ]
  for (const [what, path, body, sentence] of refusals) {
    await test.step(what, async () => {
      const [detail, ...faults] = await refusedTo(page, path, body)
      expect(detail).toBe(inArabic(sentence))
      for (const fault of faults) expect(fault).toMatch(/^[\u0600-\u06ff\s،.«»]+$/)
    })
  }
})
