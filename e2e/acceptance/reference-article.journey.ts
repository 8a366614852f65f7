import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { codePointLength } from '@/lib/domain/anchoring/text'
import { reader as database } from '@/lib/server/db/clients'
import { wordsOf } from '@/messages/words'
import { expect, test } from '../fixtures'
import { checkedHtml, checkedJson, download } from '../pages/exported'
import { NewArticlePage } from '../pages/new-article'
import { WorkspacePage } from '../pages/workspace'
import { serverEnvironment } from '../server'

const shared = (path: string) => fileURLToPath(new URL(`../../../shared/articles/tell-abyad/${path}`, import.meta.url))
const STET = fileURLToPath(new URL('../../bin/stet', import.meta.url))
const run = promisify(execFile)

const Reference = z.object({
  claims: z.array(z.object({ key: z.string(), target: z.object({ exact: z.string(), start: z.int(), end: z.int() }) })),
  relations: z.array(z.object({ from: z.string(), type: z.string(), to: z.string() })),
})

const publicWords = wordsOf('en', 'public')

/** The two keys of a pair, in either order. */
const pair = (from: string, to: string) => [from, to].sort().join(' ')

test('The whole job on the reference article as three people', async ({ signInAs, visit, team }) => {
  test.setTimeout(300_000)
  const [received, clean, reference] = await Promise.all([
    readFile(shared('article.txt'), 'utf8'),
    readFile(shared('clean.txt'), 'utf8'),
    readFile(shared('claims.json'), 'utf8').then((json) => Reference.parse(JSON.parse(json))),
  ])
  const editor = new WorkspacePage(await signInAs('editor'))
  const reviewer = new WorkspacePage(await signInAs('reviewer'))
  const chief = new WorkspacePage(await signInAs('chief'))
  let articleId = ''

  await test.step('Intake strikes out the furniture and finds what the article says about itself', async () => {
    const intake = new NewArticlePage(editor.page)
    await intake.open()
    await intake.paste(received)
    await intake.readPreview()
    for (const line of [
      'Middle-east Arab News Opinion',
      'Select Page',
      'Media ID: 55327349',
      '| ASHARQ AL-AWSAT English Archive',
    ])
      await expect(intake.struckOut().filter({ hasText: line })).toHaveCount(1)
    await expect(intake.struckOut().filter({ hasText: 'fighters march through the streets' })).toHaveCount(2)
    await expect(intake.struckOut()).toHaveCount(6)
    const dateline = editor.page.getByRole('paragraph').filter({ hasText: intake.words('datelineHint') })
    await expect(dateline).toContainText('Washington and Beirut, Asharq Al-Awsat')
    articleId = await intake.create()
    await editor.ready()
    const text = await editor.page.request.get(`/api/v1/articles/${articleId}/versions/1/text`)
    expect(Buffer.compare(await text.body(), Buffer.from(clean))).toBe(0)
    expect(codePointLength(clean)).toBe(3660)
  })

  await test.step('The command line annotates beside the running server, and the page shows it', async () => {
    const { email } = await database().person.findUniqueOrThrow({ where: { id: team.editor.personId } })
    const { stdout } = await run(
      process.execPath,
      [STET, 'annotate', articleId, shared('claims.json'), '--as', email, '--json'],
      { env: { ...process.env, ...serverEnvironment() } },
    )
    const { outcomes } = z
      .object({
        outcomes: z.array(
          z.object({ outcome: z.string().nullable(), start: z.int().nullable(), end: z.int().nullable() }),
        ),
      })
      .parse(JSON.parse(stdout))
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(reference.claims.map(() => 'exact'))
    await editor.open(articleId)
    await expect(editor.filter(editor.words('filterAll'))).toContainText('32')
  })

  await test.step('The conflict panel lists exactly the contradictions', async () => {
    const wanted = reference.relations
      .filter(({ type }) => type === 'contradicts')
      .map(({ from, to }) => pair(shown(from), shown(to)))
    const found = async () =>
      (await editor.conflicts()).map((line) => pair(...(line.split(' ') as [string, string]))).sort()
    await expect.poll(found).toEqual(wanted.sort())
  })

  await test.step('“From unnamed sources” gives seven claims', async () => {
    await editor.filter(editor.words('filter.unnamed')).click()
    const headings = editor.side().getByRole('list').first().getByRole('heading', { level: 3 })
    const unnamed = ['C16', 'C17', 'C18', 'C19', 'C20', 'C26', 'C27']
    await expect(headings).toHaveText(unnamed.map((key) => new RegExp(`(^|\\W)${key}(\\W|$)`)))
    await editor.filter(editor.words('filterAll')).click()
  })

  await test.step('The editor completes three of them and hands them in', async () => {
    for (const key of ['C4', 'C16', 'C27']) {
      const card = await editor.openCard(key)
      await card.attachNew({
        title: `Transcript behind ${key}`,
        publishedAt: '2014-01-15',
        primary: true,
        stance: 'context',
        passage: 'As quoted.',
      })
      await card.giveVerdict({
        kind: 'attribution',
        rating: card.attributionWord('verbatim'),
        asOf: '2014-01-20',
        justification: 'It stands so in the transcript [1].',
      })
      await card.giveVerdict({
        kind: 'truth',
        rating: 'Unproven',
        asOf: '2014-01-20',
        confidence: 'low',
        justification: 'Nothing at hand decides it [1].',
      })
      await card.advance('submit')
      await expect(card.state('submitted')).toBeVisible()
    }
  })

  await test.step('The reviewer returns one and approves the others, the editor mends it', async () => {
    await reviewer.open(articleId)
    const returned = await reviewer.openCard('C16')
    await returned.advance('return', { reason: 'Say in which months.' })
    await expect(returned.state('returned')).toBeVisible()
    for (const key of ['C4', 'C27']) {
      const card = await reviewer.openCard(key)
      await card.advance('approve')
      await expect(card.state('approved')).toBeVisible()
    }
    const mended = await editor.openCard('C16')
    await mended.describe(
      'European intelligence agencies secretly met Syrian officials between mid-2013 and January 2014.',
    )
    await mended.advance('submit')
    await expect(mended.state('submitted')).toBeVisible()
    const again = await reviewer.openCard('C16')
    await expect(again.statement()).toHaveValue(/between mid-2013/)
    await again.advance('approve')
    await expect(again.state('approved')).toBeVisible()
  })

  await test.step('The chief publishes, and a reader can read it', async () => {
    await chief.open(articleId)
    for (const key of ['C4', 'C16', 'C27']) {
      const card = await chief.openCard(key)
      await card.tab('review')
      await expect(card.gate()).toBeVisible()
      await card.advance('publish')
      await expect(card.state('published')).toBeVisible()
    }
    const page = await visit()
    await page.goto('/')
    await page
      .getByRole('link', { name: /European intelligence agencies secretly met/ })
      .first()
      .click()
    await expect(page.getByRole('main')).toContainText('Unproven')
    await page.getByRole('link', { name: publicWords('readArticle') }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('US State Department says Assad not partner')
  })

  await test.step('Every number of the exports can be checked against the article', async () => {
    const file = await checkedJson(await download(editor, 'json'))
    expect(file.article.text).toBe(clean)
    expect(file.claims.map(({ target }) => target)).toMatchObject(reference.claims.map(({ target }) => target))
    expect(await checkedHtml(await visit(), await download(editor, 'html'), clean)).toBe(32)
  })
})

/** A key as Stet counts: C03 of the file is C3. */
function shown(key: string): string {
  return key.replace(/^C0*/, 'C')
}
