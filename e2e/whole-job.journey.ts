import { wordsOf } from '@/messages/words'
import { HARBOUR } from '@/prisma/demo/harbour'
import { expect, test } from './fixtures'
import { checkedHtml, checkedJson, download } from './pages/exported'
import { NewArticlePage } from './pages/new-article'
import { WorkspacePage } from './pages/workspace'

const desk = wordsOf('en', 'desk')
const publicWords = wordsOf('en', 'public')
const codes = wordsOf('en', 'codes')

const DENIAL = 'The ministry does not discuss the sale of public harbours with anyone'
const VISITS = 'representatives of the Aurel Fund had visited the capital three times since April'
const FEES = 'Harbour fees there have doubled since.'

test('From a pasted article to a published, corrected and retracted check, as editor, reviewer, chief and reader', async ({
  signInAs,
  visit,
}) => {
  // Four people and some sixty actions.
  test.setTimeout(300_000)
  const editor = new WorkspacePage(await signInAs('editor'))
  const reviewer = new WorkspacePage(await signInAs('reviewer'))
  const chief = new WorkspacePage(await signInAs('chief'))
  const reader = await visit()
  let articleId = ''

  await test.step('The editor brings the article in, and sees what is taken out of it', async () => {
    const intake = new NewArticlePage(editor.page)
    await intake.open()
    await intake.paste(HARBOUR.received)
    await intake.readPreview()
    for (const furniture of ['Skip to content', 'Photo ID: 40817', '| The Morning Meridian'])
      await expect(intake.struckOut().filter({ hasText: furniture })).toHaveCount(1)
    await expect(intake.struckOut().filter({ hasText: 'Cranes stand still' })).toHaveCount(1)

    await intake.restore('Photo ID').click()
    await expect(intake.struckOut().filter({ hasText: 'Photo ID' })).toHaveCount(0)
    await intake.takeOut('Photo ID').click()
    await expect(intake.struckOut().filter({ hasText: 'Photo ID' })).toHaveCount(1)

    await expect(intake.metadata('titleField')).toHaveValue('Ministry denies secret talks on sale of Port Selm')
    articleId = await intake.create()
    await editor.ready()
    await expect(editor.article().getByRole('heading', { level: 1 })).toHaveText(
      'Ministry denies secret talks on sale of Port Selm',
    )
    await expect(editor.article()).not.toContainText('Skip to content')
  })

  await test.step('marks three claims with the mouse and says who says what', async () => {
    const denial = await editor.markByMouse(DENIAL, 'C1')
    await denial.describe('The transport ministry of Varnia does not discuss the sale of public harbours with anyone.')
    await denial.newSpeaker('Odile Marant', 'person')
    await denial.newRelay('The Morning Meridian', 'organisation')
    await expect(denial.region()).toContainText('Odile Marant→The Morning Meridian')

    const fees = await editor.markByMouse(FEES, 'C2')
    await fees.describe('Harbour fees in Karsk have doubled since the fund bought the grain terminal.')
    await fees.newSpeaker('Odile Marant, spokeswoman', 'person')

    const visits = await editor.markByMouse(VISITS, 'C3')
    await visits.describe(
      'Representatives of the Aurel Fund visited the capital of Varnia three times between April and June 2026.',
    )
    await visits.newSpeaker('Teodor Halvik', 'person')
  })

  await test.step('relates two of them, which shows as a conflict', async () => {
    await editor.card('C3').relate('contradicts', 'C1')
    expect(await editor.conflicts()).toEqual(['C3 C1'])
  })

  await test.step('attaches evidence and gives both verdicts', async () => {
    const found = {
      C1: {
        title: 'Recording of the call with Odile Marant',
        truth: 'Unproven',
        stance: 'context',
        passage: 'We do not discuss this.',
      },
      C2: {
        title: 'Tariffs of the harbour of Karsk',
        truth: 'False',
        stance: 'refutes',
        passage: 'The fee for a berth fell by a tenth.',
      },
      C3: {
        title: 'Visitors’ register of the ministry',
        truth: 'True',
        stance: 'supports',
        passage: 'Aurel Fund: 3 April, 6 May, 2 June.',
      },
    } as const
    for (const [key, { title, truth, stance, passage }] of Object.entries(found)) {
      const card = await editor.openCard(key)
      await card.attachNew({ title, passage, publishedAt: '2026-06-10', primary: true, stance })
      await card.giveVerdict({
        kind: 'attribution',
        rating: card.attributionWord('verbatim'),
        justification: 'The words stand so in the recording [1].',
      })
      await card.giveVerdict({
        kind: 'truth',
        rating: truth,
        asOf: '2026-06-12',
        confidence: 'medium',
        justification: 'It follows from the document [1].',
      })
    }
  })

  await test.step('and hands all three in', async () => {
    await editor.submitReady(3)
    await expect(editor.card('C3').state('submitted')).toBeVisible()
  })

  await test.step('The reviewer finds them in the queue, returns one and approves the others', async () => {
    await reviewer.page.goto('/desk')
    await expect(
      reviewer.page
        .getByRole('main')
        .getByText(/does not discuss the sale of public harbours/)
        .first(),
    ).toBeVisible()
    await reviewer.open(articleId)
    const fees = await reviewer.openCard('C2')
    await fees.advance('return', { reason: 'Since when? Name the year of the sale.' })
    await expect(fees.state('returned')).toBeVisible()
    for (const key of ['C1', 'C3']) {
      const card = await reviewer.openCard(key)
      await card.advance('approve')
      await expect(card.state('approved')).toBeVisible()
    }
  })

  await test.step('The editor sees the reason, mends the claim and hands it in again', async () => {
    await editor.page.goto('/desk')
    const returned = editor.page.getByRole('region', { name: desk('inbox.returned') })
    await expect(returned).toContainText('Harbour fees in Karsk')
    await editor.open(articleId)
    const fees = await editor.openCard('C2')
    const review = await fees.tab('review')
    await expect(review).toContainText('Since when? Name the year of the sale.')
    await fees.describe('Harbour fees in Karsk have doubled since the fund bought the grain terminal in 2019.')
    await fees.advance('submit')
    await expect(fees.state('submitted')).toBeVisible()
  })

  await test.step('The reviewer approves it', async () => {
    const fees = await reviewer.openCard('C2')
    await expect(fees.statement()).toHaveValue(/in 2019/)
    await fees.advance('approve')
    await expect(fees.state('approved')).toBeVisible()
  })

  await test.step('The chief publishes all three through the gate', async () => {
    await chief.open(articleId)
    for (const key of ['C1', 'C2', 'C3']) {
      const card = await chief.openCard(key)
      await card.tab('review')
      await expect(card.gate()).toBeVisible()
      await card.advance('publish')
      await expect(card.state('published')).toBeVisible()
    }
  })

  let feesPage = ''
  await test.step('A reader without an account sees the check and the annotated article', async () => {
    await reader.goto('/')
    // The newest stands first.
    await reader
      .getByRole('link', { name: /Harbour fees in Karsk have doubled/ })
      .first()
      .click()
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(
      'Harbour fees in Karsk have doubled since the fund bought the grain terminal in 2019.',
    )
    feesPage = reader.url()
    await expect(reader.getByRole('main')).toContainText('False')
    await expect(reader.getByRole('main')).toContainText('Tariffs of the harbour of Karsk')
    await expect(reader.getByRole('main')).toContainText(FEES)
    await reader.getByRole('link', { name: publicWords('readArticle') }).click()
    await expect(reader.getByRole('heading', { level: 1 })).toContainText(
      'Ministry denies secret talks on sale of Port Selm',
    )
    await expect(reader.getByRole('main')).toContainText(VISITS)
    // The article belongs to others: only the checked passages are shown.
    await expect(reader.getByRole('main')).not.toContainText('The opposition asked for a special session')
  })

  await test.step('The chief corrects one check, after another person has approved the change, and retracts another', async () => {
    const fees = await editor.openCard('C2')
    await fees.describe('Harbour fees in Karsk have doubled since the fund bought the grain terminal in 2018.')
    await fees.advance('submit')
    const again = await reviewer.openCard('C2')
    await expect(again.statement()).toHaveValue(/in 2018/)
    await again.advance('approve')
    const working = await chief.openCard('C2')
    await working.advance('correct', { kind: 'correction', reason: 'The sale was in 2018, not in 2019.' })
    await expect(working.state('published')).toBeVisible()
    const visits = await chief.openCard('C3')
    await visits.advance('retract', { reason: 'The register was a forgery.' })
    await expect(visits.state('retracted')).toBeVisible()
  })

  await test.step('The public ledger shows both, with old and new words', async () => {
    await reader.goto(feesPage)
    const ledger = reader.getByRole('region', { name: publicWords('ledger') })
    await expect(ledger).toContainText(codes('correctionKind.correction'))
    await expect(ledger).toContainText('The sale was in 2018, not in 2019.')
    await expect(ledger).toContainText('terminal in 2019.')
    await reader.goto('/corrections')
    const all = reader.getByRole('main')
    await expect(all).toContainText('The sale was in 2018, not in 2019.')
    await expect(all).toContainText('The register was a forgery.')
    await all
      .getByRole('link', { name: /Representatives of the Aurel Fund visited/ })
      .first()
      .click()
    await expect(reader.getByRole('main')).toContainText(/retracted/i)
  })

  await test.step('Every number of the exports can be checked against the article', async () => {
    const file = await checkedJson(await download(editor, 'json'))
    expect(file.claims.map(({ target }) => target?.exact)).toEqual([DENIAL, FEES, VISITS])
    expect(file.claims.map(({ state }) => state)).toEqual(['published', 'published', 'retracted'])
    const text = await editor.page.request.get(`/api/v1/articles/${articleId}/versions/1/text`)
    expect(await text.text()).toBe(file.article.text)
    expect(await checkedHtml(await visit(), await download(editor, 'html'), file.article.text)).toBe(3)
  })
})
