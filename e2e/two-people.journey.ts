import { makeArticle, makeClaim } from '@/prisma/factories'
import { expect, test } from './fixtures'
import { WorkspacePage } from './pages/workspace'
import { wordsOf } from '@/messages/words'

const QUOTE = 'Shipping companies deny it.'
/** The words of the claim that is there first. */
const CLAIMED = 'The transport minister said on Monday that harbour fees had doubled since spring.'

test('Two people in one article see each other’s marks, merge different fields and choose where they meet', async ({
  signInAs,
  team,
  provoked,
}) => {
  const article = await makeArticle(team.editor, { deskId: team.deskId })
  const claim = await makeClaim(team.editor, article.id)
  const lina = new WorkspacePage(await signInAs('editor'))
  const omar = new WorkspacePage(await signInAs('reviewer'))
  const { words } = lina
  // Omar's connection is cut on purpose; the browser says so in its console.
  provoked.push(/ERR_INTERNET_DISCONNECTED/)
  await lina.open(article.id, claim.id)
  await omar.open(article.id, claim.id)
  const [hers, his] = [lina.card('C1'), omar.card('C1')]
  const cut = (isCut: boolean) => omar.page.context().setOffline(isCut)
  const place = (card: typeof hers) => card.region().getByRole('textbox', { name: words('saidPlace') })

  await test.step('Each sees that the other is here, and where they write', async () => {
    const [linaName, omarName] = [team.editor.name, team.reviewer.name]
    const here = (page: WorkspacePage, names: string) =>
      page.bar().getByRole('button', { name: words('alsoHere', { count: 1, names }) })
    await expect(here(lina, omarName)).toBeVisible()
    await expect(here(omar, linaName)).toBeVisible()
    await his.statement().focus()
    await expect(hers.region()).toContainText(words('writtenBy', { count: 1, names: omarName }))
    await here(lina, omarName).click()
    await expect(lina.page.getByRole('menuitem', { name: omarName })).toContainText(words('writesIn', { key: 'C1' }))
    await lina.page.keyboard.press('Escape')
    await his.statement().blur()
    await expect(hers.region()).not.toContainText(words('writtenBy', { count: 1, names: omarName }))
  })

  await test.step('A mark of one appears to the other', async () => {
    await lina.markByMouse(QUOTE, 'C2')
    await expect(omar.closedCard('C2')).toBeVisible()
    await expect(omar.marks().filter({ hasText: QUOTE })).toHaveCount(1)
    await lina.openCard('C1')
  })

  await test.step('Different fields are merged silently', async () => {
    await cut(true)
    await place(his).fill('Selm')
    await place(his).blur()
    await expect(omar.bar().getByRole('status')).toHaveText(omar.common('offlineKept'))
    await hers.describe('Harbour fees have doubled since the spring of 2026.')
    await cut(false)
    await omar.saved()
    await expect(his.statement()).toHaveValue('Harbour fees have doubled since the spring of 2026.')
    await expect(place(hers)).toHaveValue('Selm')
    await expect(his.region().getByRole('alert')).toHaveCount(0)
  })

  await test.step('On the same field the second sees both values and chooses', async () => {
    const meet = async (one: string, other: string) => {
      await cut(true)
      await his.statement().fill(other)
      await his.statement().blur()
      await expect(omar.bar().getByRole('status')).toHaveText(omar.common('offlineKept'))
      await hers.describe(one)
      await cut(false)
      const choice = his
        .region()
        .getByRole('alert')
        .filter({ hasText: words('mine') })
      await expect(choice).toContainText(other)
      await expect(choice).toContainText(words('theirs'))
      return choice
    }
    const first = await meet('Fees doubled.', 'Fees have risen by half.')
    await first.getByRole('button', { name: words('keepMine') }).click()
    await omar.saved()
    await expect(hers.statement()).toHaveValue('Fees have risen by half.')

    const second = await meet('Fees tripled.', 'Fees fell.')
    await second.getByRole('button', { name: words('takeTheirs') }).click()
    await expect(his.statement()).toHaveValue('Fees tripled.')
    await expect(hers.statement()).toHaveValue('Fees tripled.')
  })

  await test.step('One’s own last act is undone and redone', async () => {
    await lina.undo().click()
    await expect(hers.statement()).toHaveValue('Fees have risen by half.')
    await expect(his.statement()).toHaveValue('Fees have risen by half.')
    await lina.redo().click()
    await expect(hers.statement()).toHaveValue('Fees tripled.')
    await expect(his.statement()).toHaveValue('Fees tripled.')
  })

  await test.step('Not when another has changed it since', async () => {
    await his.describe('Fees have quadrupled.')
    await expect(hers.statement()).toHaveValue('Fees have quadrupled.')
    await lina.undo().click()
    await expect(lina.problem().filter({ hasText: /\S/ }).first()).toBeVisible()
    await expect(hers.statement()).toHaveValue('Fees have quadrupled.')
    await expect(his.statement()).toHaveValue('Fees have quadrupled.')
  })
  await test.step('What somebody wrote elsewhere comes in as theirs, seen first, and undone as one', async () => {
    const { page } = lina
    const brought = wordsOf('en', 'annotations')
    await lina
      .bar()
      .getByRole('button', { name: words('moreOfArticle') })
      .click()
    await page.getByRole('menuitem', { name: brought('title') }).click()
    const file = {
      name: 'remarks.jsonld',
      mimeType: 'application/ld+json',
      buffer: Buffer.from(JSON.stringify([remark('Mei Tan', 'Who says so?'), remark(team.reviewer.name, 'Not I.')])),
    }
    await page.getByLabel(brought('chooseFile'), { exact: true }).setInputFiles(file)
    await expect(page.getByRole('heading', { name: brought('previewTitle', { name: file.name }) })).toBeFocused()
    await expect(page.getByRole('main')).toContainText(brought('taken', { count: 2 }))
    await page.getByRole('button', { name: brought('bringIn', { count: 2 }) }).click()
    await expect(page.getByRole('heading', { name: brought('doneTitle', { name: file.name }) })).toBeFocused()
    await expect(page.getByRole('main')).toContainText(brought('takenDone', { count: 2 }))

    const comments = await his.tab('comments')
    await expect(comments.getByText('Who says so?')).toBeVisible()
    for (const text of [
      words('importedComment'),
      words('broughtInFrom', { name: team.editor.name, source: 'annotations.example' }),
    ])
      await expect(comments.getByText(text)).toHaveCount(2)
    await page.getByRole('link', { name: brought('backToArticle') }).click()
    await lina.ready()
    await lina.undo().click()
    await expect(comments.getByText('Who says so?')).toHaveCount(0)
  })
})

/** A comment on the claim's words, as another tool has it. */
const remark = (name: string, value: string) => ({
  ...{ id: `https://annotations.example/${encodeURIComponent(name)}`, type: 'Annotation', motivation: 'commenting' },
  ...{ creator: { type: 'Person', name }, created: '2026-03-03T08:00:00Z', body: { type: 'TextualBody', value } },
  target: { selector: { type: 'TextQuoteSelector', exact: CLAIMED } },
})
