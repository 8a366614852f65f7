import type { Page } from '@playwright/test'
import type { Actor } from '@/lib/policy/actor'
import { actorForEmail } from '@/lib/server/people/actors'
import { reader } from '@/lib/server/db/clients'
import { storeWatch } from '@/lib/server/test-rows'
import { makeNewsroom } from '@/prisma/factories'
import { expect, type Visit } from './fixtures'

export interface KnownPage {
  /** As a file's name. */
  readonly name: string
  readonly path: string
  /** Who may see it; null for everybody. */
  readonly as: Actor | null
}

async function demoPerson(email: string): Promise<Actor> {
  const actor = await actorForEmail(email, 'web')
  if (!actor) throw new Error(`${email} is not in the sample newsroom`)
  return actor
}

/** Every page of the product with something on it, and whose page it is: the sample newsroom has claims in every state. */
export async function everyPage(): Promise<KnownPage[]> {
  const { owner } = await makeNewsroom()
  const [editor, reviewer, chief] = await Promise.all(
    ['lina@demo.example', 'omar@demo.example', 'amal@demo.example'].map(demoPerson),
  )
  if (!editor || !reviewer || !chief) throw new Error('the sample newsroom is gone')
  const db = reader()
  const article = (language: string) =>
    db.article.findFirstOrThrow({ where: { demo: true, language, slug: { not: null } } })
  const [english, arabic] = await Promise.all([article('en'), article('ar')])
  const claim = (state: string, articleId = english.id) => db.claim.findFirstOrThrow({ where: { articleId, state } })
  const [published, retracted, submitted, arabicCheck] = await Promise.all([
    claim('published'),
    claim('retracted'),
    claim('submitted'),
    claim('published', arabic.id),
  ])
  // The sample newsroom has no changed text of its own, for its pages are invented.
  const { changedPageId } = await storeWatch(english, editor.personId)
  const source = await db.source.findFirstOrThrow({ where: { deskId: english.deskId } })
  const everybody: [string, string][] = [
    ['checks', '/'],
    ['checks-searched', '/?q=harbour'],
    ['check', `/checks/${published.slug}`],
    ['check-retracted', `/checks/${retracted.slug}`],
    ['check-arabic', `/checks/${arabicCheck.slug}`],
    ['article', `/articles/${english.slug}`],
    ['article-arabic', `/articles/${arabic.slug}`],
    ['corrections', '/corrections'],
    ['methodology', '/methodology'],
    ['report-error', `/report-error?check=${published.slug}`],
    ['embed', `/embed/${published.slug}`],
    ['not-found', '/nothing-is-here'],
    ['sign-in', '/sign-in'],
    ['sign-in-reset', '/sign-in/reset'],
    ['sign-in-link', '/sign-in/link/not-a-link-at-all'],
  ]
  const editors: [string, string][] = [
    ['desk', '/desk'],
    ['desk-articles', '/desk/articles'],
    ['desk-article-new', '/desk/articles/new'],
    ['desk-workspace', `/desk/articles/${english.id}`],
    ['desk-workspace-claim', `/desk/articles/${english.id}?claim=${published.id}`],
    ['desk-workspace-arabic', `/desk/articles/${arabic.id}?claim=${arabicCheck.id}`],
    ['desk-versions', `/desk/articles/${english.id}/versions`],
    ['desk-version-new', `/desk/articles/${english.id}/versions/new`],
    ['desk-reanchoring', `/desk/articles/${english.id}/reanchoring`],
    ['desk-public-text', `/desk/articles/${english.id}/public-text`],
    ['desk-old-version', `/desk/articles/${english.id}?version=1`],
    ['desk-changed-pages', '/desk/changed-pages?show=all'],
    ['desk-watched-pages', '/desk/changed-pages?show=watched'],
    ['desk-changed-page', `/desk/changed-pages/${changedPageId}`],
    ['desk-claims', '/desk/claims'],
    ['desk-sources', '/desk/sources'],
    ['desk-source', `/desk/sources/${source.id}`],
    ['desk-source-new', '/desk/sources/new'],
    ['desk-reports', '/desk/reports'],
    ['desk-profile', '/desk/profile'],
  ]
  const reviewers: [string, string][] = [
    ['desk-reviews', '/desk/reviews'],
    ['desk-review', `/desk/reviews/${submitted.id}`],
  ]
  const owners: [string, string][] = [
    ['admin', '/admin'],
    ['admin-people', '/admin/people'],
    ['admin-person', `/admin/people/${editor.personId}`],
    ['admin-invite', '/admin/people/invite'],
    ['admin-desks', '/admin/desks'],
    ['admin-scale', '/admin/scale'],
    ['admin-settings', '/admin/settings'],
    ['admin-keys', '/admin/keys'],
    ['admin-audit', '/admin/audit'],
    ['admin-outbox', '/admin/outbox'],
    ['admin-backup', '/admin/backup'],
  ]
  const pages = (given: [string, string][], as: Actor | null) => given.map(([name, path]) => ({ name, path, as }))
  return [
    ...pages(everybody, null),
    ...pages(editors, editor),
    ...pages(reviewers, reviewer),
    ...pages(
      [
        ['desk-inbox-chief', '/desk'],
        ['desk-policies', '/desk/policies'],
        ['desk-public-text-chief', `/desk/articles/${english.id}/public-text`],
      ],
      chief,
    ),
    ...pages(owners, owner),
  ]
}

/** Opens each page as whoever it belongs to; one browser for each of them. */
export async function walk(
  open: {
    signInAs: (who: NonNullable<KnownPage['as']>, options: Visit) => Promise<Page>
    visit: (options: Visit) => Promise<Page>
  },
  options: Visit,
  look: (page: Page, known: KnownPage) => Promise<void>,
) {
  const browsers = new Map<string, Page>()
  for (const known of await everyPage()) {
    const whose = known.as?.personId ?? 'everybody'
    const page = browsers.get(whose) ?? (await (known.as ? open.signInAs(known.as, options) : open.visit(options)))
    browsers.set(whose, page)
    await page.goto(known.path)
    await expect(page.getByRole('heading', { level: 1 }).first(), known.path).toBeVisible()
    await look(page, known)
  }
}
