import { makePerson } from '@/prisma/factories'
import { expect, test } from './fixtures'
import { retype, walkTo } from './pages/keyboard'
import { NewArticlePage } from './pages/new-article'
import { SignInPage } from './pages/sign-in'
import { beginning } from './pages/wording'
import { WorkspacePage } from './pages/workspace'

const PASSWORD = 'no mouse in this house'
const ARTICLE = `Ferry to Orrin Island stops for the winter

The ferry to Orrin Island will stop on 1 December, the operator said on Friday. The mayor called this a broken promise.

Fishermen say that the ferry carried 41,000 people last year. Nobody could be reached at the ministry.`

test('From sign-in to a submitted claim with the keyboard alone', async ({ visit, team }) => {
  const { email } = await makePerson({ role: 'editor', deskId: team.deskId, password: PASSWORD })
  const page = await visit()
  const { keyboard } = page
  const workspace = new WorkspacePage(page)
  const { words } = workspace

  await test.step('Sign in', async () => {
    const form = new SignInPage(page)
    await page.goto('/sign-in')
    await walkTo(page, form.email())
    await keyboard.type(email)
    await walkTo(page, form.password())
    await keyboard.type(PASSWORD)
    await keyboard.press('Enter')
    await page.waitForURL(/\/desk$/)
  })

  await test.step('Bring an article in, from the palette on', async () => {
    const intake = new NewArticlePage(page)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('data-keys', 'heard')
    await keyboard.press('ControlOrMeta+k')
    const palette = page.getByRole('dialog')
    await expect(palette).toBeVisible()
    await keyboard.type(intake.words('title'))
    await expect(palette.getByRole('option').or(palette.getByRole('menuitem')).first()).toContainText(
      intake.words('title'),
    )
    await keyboard.press('Enter')
    await page.waitForURL(/\/desk\/articles\/new/)
    await walkTo(page, intake.field())
    await keyboard.insertText(ARTICLE)
    await keyboard.press('ControlOrMeta+Enter')
    await expect(intake.preview()).toBeVisible()
    await keyboard.press('ControlOrMeta+Enter')
    await page.waitForURL(/\/desk\/articles\/(?!new)/)
    await workspace.ready()
  })

  await test.step('Mark a sentence with the sentence cursor', async () => {
    await walkTo(page, workspace.article())
    const selected = () => page.evaluate(() => document.getSelection()?.toString() ?? '')
    await keyboard.press('Alt+ArrowDown')
    await expect.poll(selected).toContain('Ferry to Orrin Island stops')
    await keyboard.press('Alt+ArrowDown')
    await expect.poll(selected).toContain('the operator said on Friday.')
    await keyboard.press('Alt+ArrowDown')
    await keyboard.press('Alt+ArrowUp')
    await expect.poll(selected).toContain('The ferry to Orrin Island will stop')
    await expect(workspace.markBar()).toBeVisible()
    await keyboard.press('a')
    const card = workspace.card('C1')
    await expect(card.statement()).toBeFocused()
    await expect(card.statement()).toHaveValue(/^The ferry to Orrin Island will stop on 1 December/)
    await retype(page, 'The ferry to Orrin Island will not run after 1 December 2026.')
    await keyboard.press('Tab')
    await workspace.saved()
  })

  await test.step('Mark another from the list of sentences, without its last words', async () => {
    await walkTo(page, workspace.markFromList(), 'Shift+Tab')
    await keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: words('markDialog') })
    await expect(dialog).toBeVisible()
    const sentence = dialog.getByRole('option', { name: beginning('Fishermen say') })
    await walkTo(page, dialog.getByRole('option').first())
    await walkTo(page, sentence, 'ArrowDown')
    await keyboard.press('Space')
    const from = dialog.getByRole('textbox', { name: words('firstWord') })
    await walkTo(page, from)
    await keyboard.press('ArrowUp')
    await keyboard.press('ArrowUp')
    await keyboard.press('ArrowUp')
    await expect(dialog.getByRole('status')).toHaveText('the ferry carried 41,000 people last year.')
    await walkTo(page, dialog.getByRole('button', { name: words('markClaim'), exact: true }))
    await keyboard.press('Enter')
    await expect(workspace.card('C2').statement()).toBeFocused()
  })

  const card = workspace.card('C2')
  await test.step('Say who says it', async () => {
    await walkTo(page, card.region().getByRole('combobox', { name: words('speaker') }))
    await keyboard.type('Fishermen of Orrin')
    const option = page.getByRole('option', { name: words('addAgent', { name: 'Fishermen of Orrin' }) })
    await expect(option.first()).toBeVisible()
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await workspace.saved()
    await expect(
      card.region().getByRole('button', { name: words('removeHop', { name: 'Fishermen of Orrin' }) }),
    ).toBeVisible()
  })

  await test.step('Give a verdict', async () => {
    const tab = (name: 'claim' | 'verdict' | 'review') =>
      card.region().getByRole('tab', { name: beginning(words(`tab.${name}`)) })
    await walkTo(page, tab('claim'), 'Shift+Tab')
    await walkTo(page, tab('verdict'), 'ArrowRight')
    const form = card.verdictForm('truth')
    const unproven = form.getByRole('radio', { name: 'Unproven', exact: true })
    await walkTo(page, form.getByRole('radio').first())
    await walkTo(page, unproven, 'ArrowRight')
    await expect(unproven).toBeChecked()
    await walkTo(page, form.getByRole('textbox', { name: words('justification') }))
    await keyboard.insertText('The operator publishes no numbers, and the ministry did not answer.')
    await keyboard.press('Tab')
    await workspace.saved()

    await walkTo(page, tab('verdict'), 'Shift+Tab')
    await walkTo(page, tab('review'), 'ArrowRight')
  })

  await test.step('Hand it in', async () => {
    const panel = card.region().getByRole('tabpanel')
    await walkTo(page, panel.getByRole('button', { name: words('verb.submit') }))
    await keyboard.press('Enter')
    await walkTo(page, panel.getByRole('form').getByRole('button', { name: words('verb.submit') }))
    await keyboard.press('Enter')
    await expect(card.state('submitted')).toBeVisible()
  })

  await test.step('Walk the claims and undo with keys', async () => {
    await keyboard.press('Escape')
    await expect(card.region()).toBeHidden()
    await keyboard.press('j')
    await expect(workspace.card('C1').region()).toBeVisible()
    await keyboard.press('j')
    await expect(card.region()).toBeVisible()
  })
})
