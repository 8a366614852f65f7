import { changeArticle } from '@/lib/server/articles/change'
import { oneArticle } from '@/lib/server/articles/show'
import { makeAgent, makeArticle, makePublishedClaim, type Team } from '@/prisma/factories'
import { expect, test } from './fixtures'

/** An article of many paragraphs whose last sentence is checked, open to the public as a whole. */
async function publishedArticle(team: Team, words: { readonly statement?: string; readonly speaker?: string } = {}) {
  const filling = Array.from({ length: 40 }, (_, at) => `Paragraph ${at} tells of the harbour and of its ships.`)
  const text = ['Ships wait', ...filling, 'The last crane was sold on Friday.'].join('\n\n')
  const { id } = await makeArticle(team.editor, { text })
  const speaker = words.speaker ? (await makeAgent(team.editor, { name: words.speaker })).id : undefined
  const { slug } = await makePublishedClaim(team, id, {
    quote: 'The last crane was sold on Friday',
    ...(words.statement ? { statement: words.statement } : {}),
    ...(speaker ? { speaker } : {}),
  })
  const { version } = await oneArticle(team.chief, { id })
  await changeArticle(team.chief, { id, publicText: 'full', publicTextGround: 'Our own.' }, { version })
  const article = await oneArticle(team.chief, { id })
  return { check: `/checks/${slug}`, embed: `/embed/${slug}`, article: `/articles/${article.slug}` }
}

test('Readers’ pages ask for no script, and nothing in them moves while they load', async ({ team, visit }) => {
  const paths = await publishedArticle(team)
  const page = await visit()
  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url())
  })
  await page.addInitScript(() => {
    const moved = { by: 0 }
    Object.assign(window, { moved })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry) moved.by += Number(entry.value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  for (const path of [...Object.values(paths), '/', '/corrections', '/methodology', '/report-error']) {
    await page.goto(path)
    await page.evaluate(() => document.fonts.ready)
    expect(Number(await page.evaluate('window.moved.by')), path).toBeLessThan(0.02)
  }
  expect(scripts).toEqual([])
})

test('A link to a claim in its article leads to the words', async ({ team, visit }) => {
  const { check } = await publishedArticle(team)
  const page = await visit({ scripts: false })
  await page.goto(check)
  await page.getByRole('link', { name: 'Read the annotated article' }).click()
  await expect(page).toHaveURL(/#C1$/)
  const words = page.locator('mark').first()
  await expect(words).toHaveText('The last crane was sold on Friday')
  await expect(words).toBeInViewport()
  await page.getByRole('link', { name: /^Note 1/ }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'The full check' })).toBeInViewport()
  await page.getByRole('link', { name: 'Back to mark 1' }).click()
  await expect(words).toBeInViewport()
})

test('One endless word makes no page for readers wide', async ({ team, visit }) => {
  const endless = 'Donaudampfschifffahrt'.repeat(20)
  const paths = await publishedArticle(team, { statement: `It was ${endless}.`, speaker: endless.slice(0, 150) })
  for (const phone of [true, false]) {
    const page = await visit({ phone })
    for (const path of [...Object.values(paths), '/', '/corrections', `/?q=${endless.slice(0, 180)}`]) {
      await page.goto(path)
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow, path).toBe(0)
    }
  }
})
