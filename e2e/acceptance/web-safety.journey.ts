import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { z } from 'zod'
import { createKey } from '@/lib/server/people/keys'
import { expect, test } from '../fixtures'
import { watchHostile } from '../hostile'
import { WorkspacePage } from '../pages/workspace'
import { PORT } from '../server'
import { type PublishedPage, publishPage } from './hostile-article'
import { companies, type Hostile, QUOTE } from './hostile-company'

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

/** As words on a page are compared: what stands between them is layout, and a window's title has no control characters. */
const bare = (words: string) => words.replace(/[\s\p{Cc}]+/gu, '')

/** Every block of the article stands there as words: nothing of it became anything else. */
async function hasEvery(text: Locator, blocks: readonly string[], what: string) {
  const shown = bare((await text.textContent()) ?? '')
  // Marked words have the numbers of their claims between them.
  const missing = blocks.filter((block) => !block.includes(QUOTE) && !shown.includes(bare(block)))
  expect(missing, what).toEqual([])
}

const ClaimReview = z.looseObject({ claimReviewed: z.string() })

type Browsers = Pick<Parameters<Parameters<typeof test>[2]>[0], 'signInAs' | 'visit'>

/** Somebody of the desk and a reader, in two browsers. They look at all pages of an article that payloads are shown on. */
async function onlookers({ signInAs, visit }: Browsers, { bypassCSP }: { bypassCSP: boolean }) {
  const workspace = new WorkspacePage(await signInAs('editor', { bypassCSP }))
  const desk = await watched(workspace.page)
  const reader = await visit({ bypassCSP })
  const open = await watched(reader)
  return async ({ id, article, blocks, checks, given }: PublishedPage) => {
    const what = given.map(({ payload }) => payload).join('\n')
    await workspace.open(id)
    await expect(workspace.article()).toContainText(QUOTE)
    await desk.harmless(what)
    await hasEvery(workspace.article(), blocks, what)
    await reader.goto(article)
    await expect(reader.getByRole('main')).toContainText(QUOTE)
    await open.harmless(what)
    await hasEvery(reader.getByRole('main'), blocks, what)
    for (const { path, statement } of checks) {
      await reader.goto(path)
      await expect(reader.getByRole('main')).toContainText('He said')
      await open.harmless(statement)
      expect(bare((await reader.getByRole('heading', { level: 1 }).textContent()) ?? '')).toBe(bare(statement))
      expect(bare(await reader.title())).toContain(bare(statement))
      const [markup] = await reader.locator('script[type="application/ld+json"]').allTextContents()
      expect(bare(ClaimReview.parse(JSON.parse(markup ?? '')).claimReviewed)).toBe(bare(statement))
    }
  }
}

const ALL: readonly Hostile[] = payloads().map((payload, n) => ({ n, payload }))
/** So many payloads share an article at most. */
const COMPANY = 40
/** The articles are dealt out to so many tests. */
const PARTS = 6

let plan: ReturnType<typeof companies> | undefined
/** Made once by each worker. */
const planned = () => (plan ??= companies(ALL, COMPANY))

test('The payloads do run where a page is opened as it is', async ({ page }) => {
  const canary = await watched(page)
  let ran = 0
  for (const { payload } of ALL.slice(0, 48)) {
    // A page of nobody's: every answer of ours has a policy that would stop them.
    await page.goto('about:blank')
    await page.setContent(`<!doctype html><body>${payload}`, { waitUntil: 'commit' }).catch(() => undefined)
    if (await canary.ran().catch(() => true)) ran += 1
  }
  expect(ran + canary.strangers.length).toBeGreaterThan(3)
})

for (let part = 0; part < PARTS; part++) {
  test(`Payloads are words in the workspace and in public, part ${part + 1} of ${PARTS}`, async ({
    signInAs,
    visit,
    team,
  }) => {
    test.setTimeout(1_200_000)
    const { together, alone } = await planned()
    expect(together.flat().length + alone.length).toBe(ALL.length)
    const { secret } = await createKey(team.editor, { name: 'intake', scope: 'write' })
    const sender = await visit()
    const look = async (given: readonly Hostile[], lookers: readonly Awaited<ReturnType<typeof onlookers>>[]) => {
      const page = await publishPage(sender, team, secret, given)
      for (const lookAt of lookers) await lookAt(page)
    }
    const browsers = { signInAs, visit }
    const strict = await onlookers(browsers, { bypassCSP: false })
    const lax = await onlookers(browsers, { bypassCSP: true })
    const mine = <Each>(all: readonly Each[]) => all.filter((_, at) => at % PARTS === part)

    for (const given of mine(together)) {
      await test
        .step(`${given.length} in one article`, () => look(given, [strict, lax]))
        .catch(async (fault: unknown) => {
          // Taken apart, each in an article and browsers of its own, so that the fault names its payload.
          for (const each of given) {
            await test
              .step(each.payload, async () => look([each], [await onlookers(browsers, { bypassCSP: true })]))
              .catch((own: unknown) => expect.soft(own, each.payload).toBeUndefined())
          }
          throw fault
        })
    }
    for (const each of mine(alone)) {
      await test.step(each.payload, async () => {
        // What its statement becomes is seen below: nothing is parsed there, so that statements keep company.
        await lax({ ...(await publishPage(sender, team, secret, [each])), checks: [] })
      })
    }
    if (part === 0) await test.step('all that stood alone, in one article', () => look(alone, [strict, lax]))
  })
}
