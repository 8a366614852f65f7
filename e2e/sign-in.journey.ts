import { randomBytes } from 'node:crypto'
import type { Locator, Page } from '@playwright/test'
import { wordsOf } from '@/messages/words'
import { disablePerson } from '@/lib/server/people/accounts'
import { SYSTEM } from '@/lib/server/engine/system-actor'
import { deliveredMails } from '@/lib/server/test-mails'
import { makeArticle, makeClaim, makePerson, makeSubmittedClaim } from '@/prisma/factories'
import { expect, test } from './fixtures'
import { SignInPage } from './pages/sign-in'
import { beginning } from './pages/wording'
import { WorkspacePage } from './pages/workspace'

const shell = wordsOf('en', 'shell')
const admin = wordsOf('en', 'admin')
const freshEmail = () => `nora-${randomBytes(4).toString('hex')}@newsroom.example`
const PASSWORD = 'tea before the deadline'

/** The inbox: whoever sees it is signed in. */
const atDesk = (page: Page) =>
  expect(page.getByRole('heading', { level: 1, name: wordsOf('en', 'desk')('inbox.title') })).toBeVisible()

test('A wrong password and an unknown person get the same answer; what was typed stays, but the password', async ({
  visit,
  team,
}) => {
  const { email } = await makePerson({ role: 'editor', deskId: team.deskId, password: PASSWORD })
  const page = await visit()
  const form = new SignInPage(page)
  await page.goto('/desk/claims')
  await expect(page).toHaveURL(/\/sign-in\?next=/)

  await form.signIn(email, 'not this one, surely')
  const answer = await form.refusal().first().innerText()
  await expect(form.email()).toHaveValue(email)
  await expect(form.password()).toHaveValue('')

  await form.signIn(freshEmail(), 'not this one, surely')
  expect(await form.refusal().first().innerText()).toBe(answer)
  expect(answer).toContain(form.words('wrong'))

  // The page that was asked for opens after signing in.
  await form.signIn(email, PASSWORD)
  await expect(page).toHaveURL(/\/desk\/claims$/)
})

test('An invitation opens the desk once, and a forgotten password is set anew', async ({ signInAs, visit, team }) => {
  const desk = await signInAs('admin')
  const email = freshEmail()
  await desk.goto('/admin/people/invite')
  await desk.getByRole('textbox', { name: admin('people.name') }).fill('Nora Vidal')
  await desk.getByRole('textbox', { name: admin('people.email') }).fill(email)
  await desk.getByRole('button', { name: admin('people.invite'), exact: true }).click()
  const link = await desk.getByRole('textbox', { name: admin('people.link') }).inputValue()

  const page = await visit()
  await page.goto(link)
  const form = new SignInPage(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    form.words('link.invitationTitle', { name: 'Nora Vidal' }),
  )
  await page.getByLabel(form.words('link.password')).fill(PASSWORD)
  await page.getByRole('button', { name: form.words('link.submit') }).click()
  await atDesk(page)

  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(form.words('link.usedTitle'))

  const other = await visit()
  const reset = new SignInPage(other)
  await other.goto('/sign-in')
  await other.getByRole('link', { name: reset.words('forgot') }).click()
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(reset.words('reset.title'))
  await reset.email().fill(email)
  await other.getByRole('button', { name: reset.words('reset.submit') }).click()
  await expect(other.getByRole('status').filter({ hasText: reset.words('reset.sent') })).toBeVisible()

  // The mail waits in the outbox, and an administrator doesn't see the link that it brings.
  await desk.goto('/admin/outbox')
  const mail = desk.getByRole('row').filter({ hasText: email }).first()
  await expect(mail).toContainText(admin('outbox.bringsLink'))
  await expect(desk.getByRole('main')).not.toContainText('/sign-in/link/')
  const received = (await deliveredMails()).filter(({ to }) => to === email)
  const again = /https?:\/\/\S+\/sign-in\/link\/\S+/.exec(received.at(-1)?.text ?? '')?.[0]
  expect(again).toBeDefined()
  await other.goto(again ?? '')
  await other.getByLabel(reset.words('link.password')).fill('coffee after the deadline')
  await other.getByRole('button', { name: reset.words('link.submit') }).click()
  await atDesk(other)

  // Signed out everywhere else.
  await page.goto('/desk')
  await expect(page).toHaveURL(/\/sign-in/)
  void team
})

test('Who is disabled is out at once', async ({ signInAs, team }) => {
  const page = await signInAs('editor')
  await page.goto('/desk')
  await atDesk(page)
  await disablePerson(SYSTEM, { personId: team.editor.personId })
  await page.reload()
  await expect(page).toHaveURL(/\/sign-in/)
})

test('The sample newsroom can be tried as each of its people', async ({ visit }) => {
  for (const role of ['editor', 'reviewer', 'chief'] as const) {
    const page = await visit()
    const form = new SignInPage(page)
    await page.goto('/sign-in')
    await page.getByRole('button', { name: form.words(`tryAs.${role}`) }).click()
    await atDesk(page)
    await page.getByRole('button', { name: beginning(shell('person', { name: '' }).trim()) }).click()
    const signOut = page.getByRole('button', { name: shell('signOut') })
    await signOut.click()
    await expect(page.getByRole('status').filter({ hasText: form.words('signedOut') })).toBeVisible()
  }
})

test('A password that is being typed can be looked at', async ({ visit }) => {
  const page = await visit()
  const form = new SignInPage(page)
  const common = wordsOf('en', 'common')
  await page.goto('/sign-in')
  await form.password().fill(PASSWORD)
  await expect(form.password()).toHaveAttribute('type', 'password')
  await page.getByRole('button', { name: `${common('show')} ${form.words('password')}` }).click()
  await expect(form.password()).toHaveAttribute('type', 'text')
  await expect(form.password()).toHaveValue(PASSWORD)
  await page.getByRole('button', { name: `${common('hide')} ${form.words('password')}` }).click()
  await expect(form.password()).toHaveAttribute('type', 'password')
})

test('A session that ends while typing loses nothing', async ({ visit, team }) => {
  const { email, ...person } = await makePerson({ role: 'editor', deskId: team.deskId, password: PASSWORD })
  const article = await makeArticle(person, { deskId: team.deskId })
  const claim = await makeClaim(person, article.id)
  const page = await visit()
  const form = new SignInPage(page)
  await page.goto('/sign-in')
  await form.signIn(email, PASSWORD)
  await atDesk(page)
  const workspace = new WorkspacePage(page)
  await workspace.open(article.id, claim.id)
  const card = workspace.card('C1')
  const sentence = 'Harbour fees were twice as high in autumn as in spring.'

  const [session] = (await page.context().cookies()).filter(({ name }) => name.includes('session'))
  await page.context().clearCookies({ name: session?.name ?? '' })
  await card.statement().fill(sentence)
  await card.statement().blur()
  const dialog = page.getByRole('dialog', { name: workspace.words('sessionTitle') })
  await expect(dialog).toBeVisible()

  const opened = page.context().waitForEvent('page')
  await dialog.getByRole('link', { name: workspace.words('signInBeside') }).click()
  const beside = await opened
  await new SignInPage(beside).signIn(email, PASSWORD)
  await atDesk(beside)
  await beside.close()

  await dialog.getByRole('button', { name: workspace.common('retry') }).click()
  await expect(dialog).toBeHidden()
  await workspace.saved()
  await workspace.reload()
  await expect(card.statement()).toHaveValue(sentence)
})

test('Signing out works where no script runs', async ({ signInAs }) => {
  const page = await signInAs('editor', { scripts: false })
  await page.goto('/desk')
  await page.getByRole('button', { name: beginning(shell('person', { name: '' }).trim()) }).click()
  await page.getByRole('button', { name: shell('signOut') }).click()
  await expect(page.getByRole('status').filter({ hasText: new SignInPage(page).words('signedOut') })).toBeVisible()
})

test('A reason and a source outlive a session that ends, and are gone once they are sent', async ({ visit, team }) => {
  const { email } = await makePerson({ role: 'reviewer', deskId: team.deskId, password: PASSWORD })
  const claim = await makeSubmittedClaim(team.editor, (await makeArticle(team.editor)).id)
  const page = await visit()
  const form = new SignInPage(page)
  const endSession = async () => {
    const [session] = (await page.context().cookies()).filter(({ name }) => name.includes('session'))
    await page.context().clearCookies({ name: session?.name ?? '' })
  }
  await page.goto('/sign-in')
  await form.signIn(email, PASSWORD)
  await atDesk(page)

  const reason = page.getByRole('textbox', { name: wordsOf('en', 'desk')('review.reason') })
  const back = page.getByRole('status').filter({ hasText: wordsOf('en', 'common')('keptBack') })
  await page.goto(`/desk/reviews/${claim.id}`)
  await typeToKeep(reason, 'The second source is the first one again.')
  await endSession()
  await page.goto(`/desk/reviews/${claim.id}`)
  await form.signIn(email, PASSWORD)
  await expect(back).toBeVisible()
  await expect(reason).toHaveValue('The second source is the first one again.')
  await page.getByRole('button', { name: new RegExp(`^${wordsOf('en', 'desk')('review.return')}`) }).click()
  await expect(page).toHaveURL(/returned=/)

  const sources = wordsOf('en', 'sources')
  const title = page.getByRole('textbox', { name: sources('fieldTitle') })
  await page.goto('/desk/sources/new')
  await typeToKeep(title, 'Harbour register 2025')
  await endSession()
  await page.goto('/desk/sources/new')
  await form.signIn(email, PASSWORD)
  await expect(back).toBeVisible()
  await expect(title).toHaveValue('Harbour register 2025')
  await page.getByRole('button', { name: sources('save') }).click()
  await expect(page).toHaveURL(/done=added/)
  // The page that says so forgets it, as soon as its script has come.
  await listening(page)
  await page.goto('/desk/sources/new')
  await listening(page)
  await expect(title).toHaveValue('')
})

/** Types what is still there when the page is opened anew. */
async function typeToKeep(field: Locator, text: string) {
  await expect(async () => {
    await listening(field.page())
    await field.fill(text)
    await field.page().reload()
    await listening(field.page())
    await expect(field).toHaveValue(text, { timeout: 5_000 })
  }).toPass({ timeout: 120_000 })
}

/** The page's script has come: what it opens opens. */
async function listening(page: Page) {
  const palette = page.getByRole('dialog')
  await expect(async () => {
    await page.getByRole('button', { name: shell('commands') }).click({ timeout: 5_000 })
    await expect(palette).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 60_000 })
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()
}
