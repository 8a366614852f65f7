import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { reader as database } from '@/lib/server/db/clients'
import { makeArticle, makeEvidence, makeVerdict } from '@/prisma/factories'
import { expect, test } from '../fixtures'
import { VersionsPage } from '../pages/versions'
import { WorkspacePage } from '../pages/workspace'
import { serverEnvironment } from '../server'

const shared = (path: string) => fileURLToPath(new URL(`../../../shared/articles/tell-abyad/${path}`, import.meta.url))
const STET = fileURLToPath(new URL('../../bin/stet', import.meta.url))
const run = promisify(execFile)

/** The clean text with a word of C16's sentence taken out, two paragraphs swapped, and the last paragraph gone. */
function edited(clean: string): string {
  const paragraphs = clean.split('\n\n').slice(0, -1)
  const [spokeswoman, iraq] = [paragraphs[3] ?? '', paragraphs[4] ?? '']
  return paragraphs
    .with(3, iraq)
    .with(4, spokeswoman)
    .map((paragraph) => paragraph.replace('secret meetings had taken place', 'meetings had taken place'))
    .join('\n\n')
}

test('The reference article in a new version: changed, moved, lost; accept, re-attach, keep, undo', async ({
  signInAs,
  team,
}) => {
  test.setTimeout(300_000)
  const [received, clean] = await Promise.all([
    readFile(shared('article.txt'), 'utf8'),
    readFile(shared('clean.txt'), 'utf8'),
  ])
  const { id: articleId, text } = await makeArticle(team.editor, { text: received })
  expect(text).toBe(clean)
  const { email } = await database().person.findUniqueOrThrow({ where: { id: team.editor.personId } })
  await run(process.execPath, [STET, 'annotate', articleId, shared('claims.json'), '--as', email], {
    env: { ...process.env, ...serverEnvironment() },
  })
  const meetings = await database().claim.findFirstOrThrow({ where: { articleId, number: 16 } })
  await makeEvidence(team.editor, meetings.id)
  await makeVerdict(team.editor, meetings.id, { rating: 'unproven', justification: 'Nothing at hand decides it [1].' })

  const workspace = new WorkspacePage(await signInAs('editor'))
  const versions = new VersionsPage(workspace.page, articleId)
  const { words } = versions

  await test.step('Every mark is accounted for', async () => {
    await versions.addText(edited(clean), 2)
    await expect(versions.counted('exact', 22)).toBeVisible()
    await expect(versions.counted('moved', 6)).toBeVisible()
    await expect(versions.counted('changed', 1)).toBeVisible()
    await expect(versions.counted('lost', 3)).toBeVisible()
    await workspace.page.getByRole('link', { name: words('toQueue') }).click()
    await versions.left(4)
  })

  await test.step('C16 has lost a word: shown, accepted', async () => {
    await versions.goTo('C16', 'changed')
    await expect(versions.said(1).getByRole('deletion')).toContainText('secret')
    await versions.accept().click()
    await versions.left(3)
  })

  await test.step('A lost claim is attached to other words, which is taken back and done again', async () => {
    for (const left of [2, 3, 2]) {
      if (left === 3) await workspace.page.keyboard.press('ControlOrMeta+z')
      else {
        await versions.goTo('C29', 'lost')
        await versions.attachByMouse('coordinating the chemical weapons', 'C29', 2)
      }
      await versions.left(left)
    }
  })

  await test.step('The others stay on the version that was judged; the last decision is taken back once', async () => {
    await versions.goTo('C30', 'lost')
    await versions.keep(1).click()
    await versions.left(1)
    await versions.goTo('C31', 'lost')
    await versions.keep(1).click()
    await versions.left(0)
    await expect(versions.changed.title(3)).toBeFocused()
    await workspace.page.keyboard.press('ControlOrMeta+z')
    await versions.left(1)
    await versions.goTo('C31', 'lost')
    await versions.keep(1).click()
    await expect(versions.changed.title(3)).toBeFocused()
  })

  await test.step('Three sentences lost the same word: their verdicts are still right', async () => {
    for (const key of ['C15', 'C17', 'C18']) await expect(versions.changed.entry(key)).toBeVisible()
    await workspace.page.keyboard.press('Shift+Y')
    await expect(versions.empty()).toBeFocused()
  })

  await test.step('The workspace: 30 claims in the new text, two without a place, one verdict to confirm', async () => {
    await workspace.open(articleId)
    await expect(workspace.filter(workspace.words('filter.unplaced'))).toContainText('2')
    const card = await workspace.openCard('C16')
    const panel = await card.tab('verdict')
    await panel.getByRole('button', { name: words('stillHolds') }).click()
    await expect(panel.getByText(words('recheckVerdict'))).toHaveCount(0)
  })

  await test.step('Side by side the moved paragraphs are named as such', async () => {
    await workspace.page.goto(versions.path('versions'))
    const differences = workspace.page.getByRole('region', { name: words('differences', { from: 1, to: 2 }) })
    await expect(
      differences.getByText(words('movedTo', { number: 4 })).or(differences.getByText(words('movedTo', { number: 5 }))),
    ).not.toHaveCount(0)
    await expect(differences.getByRole('deletion').filter({ hasText: 'secret' })).not.toHaveCount(0)
  })
})
