import { readdirSync, readFileSync, existsSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { z } from 'zod'
import { changeArticle } from '@/lib/server/articles/change'
import { oneArticle } from '@/lib/server/articles/show'
import { createKey } from '@/lib/server/keys'
import { makePublishedClaim, type Team } from '@/prisma/factories'
import { expect, test } from '../fixtures'
import { watchHostile } from '../hostile'
import { WorkspacePage } from '../pages/workspace'
import { PORT } from '../server'

const folder = new URL('../../../shared/data/web-safety/', import.meta.url)

const Sanitised = z.array(z.object({ payload: z.string() }))

/** Every payload of the collections: one per line, one per file, or one per case. */
function payloads(): readonly string[] {
  const lines = readdirSync(new URL('xss/', folder)).flatMap((name) =>
    readFileSync(new URL(`xss/${name}`, folder), 'utf8').split('\n'),
  )
  const files = existsSync(new URL('svg/', folder))
    ? readdirSync(new URL('svg/', folder)).map((name) => readFileSync(new URL(`svg/${name}`, folder), 'utf8'))
    : []
  const cases = Sanitised.parse(JSON.parse(readFileSync(new URL('dompurify-expect.json', folder), 'utf8')))
  const all = [...lines, ...files, ...cases.map(({ payload }) => payload)]
  // NUL is refused at the door, with a sentence: here it would hide what stands behind it.
  return [...new Set(all.map((each) => each.replaceAll('\0', '').toWellFormed().trim()))].filter((each) => each !== '')
}

const QUOTE = 'The council met behind closed doors on Tuesday evening'
const STORY =
  'It was the second such meeting this year, three people who were there said, and nobody took minutes of what was decided.'

const asText = (payload: string) => payload.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A page with payloads between true sentences, first as text, then as markup. */
const pageWith = (given: readonly string[]) => `<!doctype html><html lang="en"><head><title>Council meets</title></head>
<body><main><article><h1>Council meets in secret</h1><p>${QUOTE}, three people said. ${STORY}</p>
${given.map((payload) => `<p>${STORY} ${asText(payload)}</p>`).join('\n')}
<p>${STORY}</p>
${given.map((payload) => `<div>${payload}</div><p>${STORY}</p>`).join('\n')}
</article></main></body></html>`

/** Brings a page in as a programme would, marks a claim whose statement is hostile too, and publishes it. */
async function publishPage(page: Page, team: Team, secret: string, given: readonly string[]) {
  const answer = await page.request.post('/api/v1/articles', {
    headers: { Authorization: `Bearer ${secret}` },
    data: { html: pageWith(given) },
  })
  expect(answer.status(), await answer.text()).toBe(201)
  const { id } = z.object({ id: z.string() }).parse(await answer.json())
  const { version } = await oneArticle(team.chief, { id })
  await changeArticle(team.chief, { id, publicText: 'full' }, { version })
  const statement = `He said ${given.join(' ').replace(/\s+/g, ' ').slice(0, 900).toWellFormed()}`
  const claim = await makePublishedClaim(team, id, { quote: QUOTE, statement })
  const { slug } = await oneArticle(team.chief, { id })
  return { id, check: `/checks/${claim.slug}`, article: `/articles/${slug}` }
}

/** Notes whatever the page does that only a script or foreign markup would. */
async function watched(page: Page) {
  const strangers: string[] = []
  await page.addInitScript(() => {
    const ran = () => Object.assign(globalThis, { hostileRan: true })
    Object.assign(globalThis, { alert: ran, prompt: ran, confirm: ran, print: ran })
  })
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol !== 'data:' && protocol !== 'blob:' && origin !== `http://localhost:${PORT}`)
      strangers.push(request.url())
  })
  await page.route(/^(?!http:\/\/localhost:|data:|blob:)/, (route) => route.abort())
  const hostile = await watchHostile(page)
  return {
    strangers,
    ran: () => page.evaluate(() => 'hostileRan' in globalThis),
    /** Nothing ran, nothing was asked for, and the page is laid out as ours. */
    harmless: async (what: string) => {
      await hostile.harmless()
      expect(strangers, what).toEqual([])
      const layout = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement
        const beyond = [...document.body.querySelectorAll('*')].filter(
          (element) => element.getBoundingClientRect().right > clientWidth + 1 && element.children.length === 0,
        )
        return {
          mains: document.querySelectorAll('main').length,
          foreign: document.querySelectorAll('base, iframe, object, embed, marquee, math, meta[http-equiv="refresh"]')
            .length,
          wide: scrollWidth > clientWidth ? beyond.map(({ outerHTML }) => outerHTML.slice(0, 200)) : [],
        }
      })
      expect(layout, what).toEqual({ mains: 1, foreign: 0, wide: [] })
    },
  }
}

const ALL = payloads()
const GROUP = 24
const groups = Array.from({ length: Math.ceil(ALL.length / GROUP) }, (_, at) => ALL.slice(at * GROUP, (at + 1) * GROUP))

test('The payloads do run where a page is opened as it is', async ({ page }) => {
  const canary = await watched(page)
  let ran = 0
  for (const payload of ALL.slice(0, 2 * GROUP)) {
    await page.goto('/api/health/live')
    await page.setContent(`<!doctype html><body>${payload}`, { waitUntil: 'commit' }).catch(() => undefined)
    if (await canary.ran().catch(() => true)) ran += 1
  }
  expect(ran + canary.strangers.length).toBeGreaterThan(3)
})

groups.forEach((group, at) => {
  test(`Payloads ${at * GROUP + 1} to ${at * GROUP + group.length} are words in the workspace and in public`, async ({
    signInAs,
    visit,
    team,
  }) => {
    test.setTimeout(1_200_000)
    const { secret } = await createKey(team.editor, { name: 'intake', scope: 'write' })

    await test.step('each as an article of its own, without the content security policy', async () => {
      const page = await signInAs('editor', { bypassCSP: true })
      const desk = await watched(page)
      const workspace = new WorkspacePage(page)
      const reader = await visit({ bypassCSP: true })
      const open = await watched(reader)
      for (const payload of group) {
        const made = await publishPage(page, team, secret, [payload])
        await workspace.open(made.id)
        await expect(workspace.article()).toContainText(QUOTE)
        await desk.harmless(payload)
        await reader.goto(made.article)
        await expect(reader.getByRole('main')).toContainText(QUOTE)
        await open.harmless(payload)
        await reader.goto(made.check)
        await expect(reader.getByRole('main')).toContainText('He said')
        await open.harmless(payload)
      }
    })

    await test.step('all in one article, with the policy', async () => {
      const page = await signInAs('editor')
      const desk = await watched(page)
      const made = await publishPage(page, team, secret, group)
      const workspace = new WorkspacePage(page)
      await workspace.open(made.id)
      await expect(workspace.article()).toContainText(QUOTE)
      await desk.harmless('all')
      const reader = await visit()
      const open = await watched(reader)
      await reader.goto(made.article)
      await expect(reader.getByRole('main')).toContainText(QUOTE)
      await open.harmless('all')
    })
  })
})
