import { makeArticle, makeClaim, makePerson } from '@/prisma/factories'
import { wordsOf } from '@/messages/words'
import { expect, test } from './fixtures'
import { NewArticlePage } from './pages/new-article'
import { dragOver } from './pages/text-selection'
import { SignInPage } from './pages/sign-in'
import { beginning } from './pages/wording'
import { WorkspacePage } from './pages/workspace'

const QUOTE = 'The port authority did not answer.'

test('A tab closed in mid-edit loses nothing', async ({ signInAs, team, provoked }) => {
  const article = await makeArticle(team.editor, { deskId: team.deskId })
  const claim = await makeClaim(team.editor, article.id)
  const first = new WorkspacePage(await signInAs('editor'))
  await first.open(article.id, claim.id)
  // Nothing reaches the server any more, as when the machine goes to sleep in mid-word.
  provoked.push(/ERR_FAILED/)
  await first.page.route('**/api/v1/**', (route) =>
    route.request().method() === 'GET' ? route.fallback() : route.abort(),
  )
  await first.card('C1').statement().fill('Half a sentence about harbour fees')
  await dragOver(first.page, first.article(), QUOTE)
  await first
    .markBar()
    .getByRole('button', { name: beginning(first.words('markClaim')) })
    .click()
  await expect(first.side().getByText(first.common('notSaved'), { exact: true })).toBeVisible()
  await first.page.close()

  const second = new WorkspacePage(await first.page.context().newPage())
  await second.open(article.id, claim.id)
  await expect(second.card('C1').statement()).toHaveValue('Half a sentence about harbour fees')
  const stored = async () => (await second.page.request.get(`/api/v1/claims/${claim.id}`)).text()
  await expect.poll(stored).toContain('Half a sentence about harbour fees')
  // The mark that had not arrived stands in its place and is sent when its maker says so.
  const left = second
    .side()
    .getByRole('alert')
    .filter({ hasText: second.common('notSaved') })
  await expect(left).toBeVisible()
  await left.getByRole('button', { name: second.common('retry') }).click()
  await expect(second.card('C2').statement()).toHaveValue(QUOTE)
  await second.reload()
  await expect(second.card('C2').region()).toBeVisible()
})

test('What is typed without a connection arrives when it is back', async ({ signInAs, team, provoked }) => {
  const article = await makeArticle(team.editor, { deskId: team.deskId })
  const claim = await makeClaim(team.editor, article.id)
  const workspace = new WorkspacePage(await signInAs('editor'))
  const card = workspace.card('C1')
  provoked.push(/ERR_INTERNET_DISCONNECTED/)
  await workspace.open(article.id, claim.id)
  await workspace.page.context().setOffline(true)
  await card.statement().fill('Written on the train.')
  await card.statement().blur()
  await expect(workspace.bar().getByRole('status')).toHaveText(workspace.common('offlineKept'))
  await workspace.page.context().setOffline(false)
  await workspace.saved()
  await workspace.reload()
  await expect(card.statement()).toHaveValue('Written on the train.')
})

test('A server that fails is tried again, and what was typed stays', async ({ signInAs, team, provoked }) => {
  const article = await makeArticle(team.editor, { deskId: team.deskId })
  const claim = await makeClaim(team.editor, article.id)
  const workspace = new WorkspacePage(await signInAs('editor'))
  const card = workspace.card('C1')
  provoked.push(/status of 500/)
  await workspace.open(article.id, claim.id)
  await workspace.page.route('**/api/v1/claims/*', (route) =>
    route.request().method() === 'PATCH'
      ? route.fulfill({
          status: 500,
          contentType: 'application/problem+json',
          body: JSON.stringify({ type: 'about:blank', title: 'Broken', status: 500, detail: 'Broken on purpose.' }),
        })
      : route.fallback(),
  )
  await card.statement().fill('Typed while the server was broken.')
  await card.statement().blur()
  await expect(workspace.bar().getByRole('status')).toHaveText(workspace.common('notSavedRetrying'))
  await expect(card.statement()).toHaveValue('Typed while the server was broken.')
  await workspace.page.unroute('**/api/v1/claims/*')
  await workspace.saved()
  await workspace.reload()
  await expect(card.statement()).toHaveValue('Typed while the server was broken.')
})

test('A text pasted for a new article is still there after the tab was closed', async ({ signInAs }) => {
  const page = await signInAs('editor')
  const first = new NewArticlePage(page)
  await first.open()
  await first.field().fill('A long text that nobody wants to paste twice.')
  await expect(first.field()).toHaveValue(/nobody wants/)
  await page.close()
  const second = new NewArticlePage(await page.context().newPage())
  await second.open()
  await expect(second.field()).toHaveValue('A long text that nobody wants to paste twice.')
})

test('Signing out, on whichever page, leaves nothing of what was typed on the device', async ({ visit, team }) => {
  const password = 'tea before the deadline'
  const { email } = await makePerson({ role: 'editor', deskId: team.deskId, password })
  const page = await visit()
  const door = new SignInPage(page)
  const form = new NewArticlePage(page)
  await page.goto('/sign-in')
  await door.signIn(email, password)
  await page.waitForURL(/\/desk/)
  await form.open()
  await form.field().fill('A confidential text that stays with its writer.')
  await form.open()
  await expect(form.field()).toHaveValue(/confidential/)

  await page.goto('/desk/profile')
  await page.getByRole('button', { name: wordsOf('en', 'admin')('profile.signOut'), exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: door.words('signedOut') })).toBeVisible()
  await door.signIn(email, password)
  await page.waitForURL(/\/desk/)
  await form.open()
  await expect(form.field()).toHaveValue('')
})
