/**
 * The workspace of an article of 50 kB full of claims, in a real browser. How soon its first card can be worked in; and what
 * the main thread does while the page loads, beside the same page without claims, and beside the way of annotation systems
 * that wrap ranges in the page after it has loaded. Everything in one run, on one machine; the ratios count.
 */

import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { z } from 'zod'
import config from '@/playwright.config'
import { sessionCookieName, sessionToken } from '@/lib/http/session'
import { reader } from '@/lib/server/db/clients'
import { parseEnv } from '@/lib/server/platform/env'
import type { Actor } from '@/lib/policy/actor'
import { makeArticle, makeClaim, makeTeam } from '@/prisma/factories'
import { withStetServer } from '../stet-server'
import { crowdedPlaces, crowdedText, separatePlaces } from './crowded'
import { CLAIMS, firstCard, noteFirstCard } from './first-card'

const BYTES = 50_000
const COUNTS = [0, 100, 1_000] as const
const ROUNDS = 5

/** Starts a server on an empty database, makes the articles, and prints the table. */
export const benchDrawing = (): Promise<void> =>
  withStetServer(async ({ origin, environment }) => {
    globalThis.stetEnv = parseEnv(environment)
    const browser = await chromium.launch(config.use?.launchOptions ?? {})
    try {
      const { editor } = await makeTeam()
      await measureFirstCards(browser, editor, origin)
      await measureDrawing(browser, editor, origin)
    } finally {
      await browser.close()
    }
  })

interface Figures {
  /** Main-thread milliseconds from the request to rest: all of it, scripts alone, layout and style. */
  readonly task: number
  readonly script: number
  readonly layout: number
  /** Tasks over 50 ms (Long Tasks API): how many, and their sum. */
  readonly longTasks: number
  readonly longest: number
  /** Nodes of the article's text that were added, removed or rewritten after the HTML was there. */
  readonly redrawn: number
  readonly marks: number
}

/** The aims: a page of at most 400 kB whose first card can be typed into within a second. */
async function measureFirstCards(browser: Browser, editor: Actor, origin: string) {
  const text = crowdedText(BYTES)
  const context = await signedIn(browser, editor, origin)
  await noteFirstCard(context)
  const page = await context.newPage()
  const rows: Record<string, Record<string, number>> = {}
  for (const [how, placesIn] of [['separate', separatePlaces] as const, ['overlapping', crowdedPlaces] as const]) {
    const article = await makeArticle(editor, { text })
    for (const { start, end } of placesIn(article.text, CLAIMS)) {
      await makeClaim(editor, article.id, { version: 1, start, end })
    }
    const figures = await median(
      () => firstCard(page, `${origin}/desk/articles/${article.id}`),
      ({ typed }) => typed,
    )
    rows[`${CLAIMS} ${how}`] = {
      'page kB': Math.round(figures.bytes / 1_000),
      'first card seen ms': Math.round(figures.visible),
      'pressed at once, typed into ms': Math.round(figures.typed),
      'pressed at rest, typed into ms': Math.round(figures.atRest),
    }
  }
  await context.close()
  console.log(`\nThe first card of a workspace of ${Math.round(text.length / 1_000)} kB; median of ${ROUNDS} loads.\n`)
  console.table(rows)
}

async function measureDrawing(browser: Browser, editor: Actor, origin: string) {
  const text = crowdedText(BYTES)
  const page = await openPage(browser, editor, origin)
  const rows: Record<string, Record<string, string | number>> = {}
  let plain: { readonly figures: Figures; readonly address: string } | null = null
  for (const count of COUNTS) {
    const article = await makeArticle(editor, { text })
    const places = crowdedPlaces(article.text, count)
    for (const { start, end } of places) await makeClaim(editor, article.id, { version: 1, start, end })
    const address = `${origin}/desk/articles/${article.id}`
    const figures = await median(
      () => load(page, address),
      ({ task }) => task,
    )
    plain ??= { figures, address }
    rows[`${count} claims`] = {
      'main thread ms': Math.round(figures.task),
      'beside none': `× ${(figures.task / plain.figures.task).toFixed(2)}`,
      'scripts ms': Math.round(figures.script),
      'layout and style ms': Math.round(figures.layout),
      'long tasks': figures.longTasks,
      'longest ms': Math.round(figures.longest),
      'pieces of marks': figures.marks,
      'text nodes redrawn': figures.redrawn,
    }
    if (count === 0) continue
    const bare = plain.address
    const wrapped = await median(
      async () => {
        await load(page, bare)
        return page.evaluate(wrapInPage, places)
      },
      (milliseconds) => milliseconds,
    )
    rows[`${count} wrapped after load`] = {
      'main thread ms': Math.round(wrapped),
      'beside none': `+ ${(wrapped / plain.figures.task).toFixed(2)}`,
    }
  }
  console.log(
    `\nThe workspace of an article of ${Math.round(text.length / 1_000)} kB, claims overlapping; median of ${ROUNDS} loads.\n` +
      'Ours: all of the page, cards included; the marks are in the server’s HTML, and no node of the text is touched after it.\n' +
      'Wrapped after load: what wrapping the same ranges costs on top of the page without claims, as peers do it.\n',
  )
  console.table(rows)
}

async function signedIn(browser: Browser, editor: Actor, origin: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const person = await reader().person.findUniqueOrThrow({ where: { id: editor.personId } })
  await context.addCookies([{ name: sessionCookieName(), value: await sessionToken(person), url: origin }])
  return context
}

/** A page of the editor's, which notes long tasks and every change of the article's text from the first moment on. */
async function openPage(browser: Browser, editor: Actor, origin: string): Promise<Page> {
  const context = await signedIn(browser, editor, origin)
  await context.addInitScript(() => {
    const noted = { redrawn: 0, tasks: [] as number[] }
    Object.assign(window, { noted })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) noted.tasks.push(duration)
    }).observe({ type: 'longtask', buffered: true })
    let isWhole = false
    document.addEventListener('DOMContentLoaded', () => {
      isWhole = true
    })
    new MutationObserver((records) => {
      for (const { addedNodes, removedNodes, type, target } of records) {
        const element = target instanceof Element ? target : target.parentElement
        if (!element?.closest('[data-article]')) continue
        noted.redrawn += removedNodes.length
        if (isWhole) noted.redrawn += type === 'characterData' ? 1 : addedNodes.length
      }
    }).observe(document, { childList: true, characterData: true, subtree: true })
  })
  return context.newPage()
}

/** Loads the workspace and waits until it listens and rests. */
async function load(page: Page, address: string): Promise<Figures> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  const listening = page.waitForRequest(/\/api\/v1\/events/)
  await page.goto(address)
  await listening
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
  const { metrics } = await devtools.send('Performance.getMetrics')
  await devtools.detach()
  const milliseconds = (name: string) => 1_000 * (metrics.find((metric) => metric.name === name)?.value ?? 0)
  const noted = Noted.parse(await page.evaluate('window.noted'))
  return {
    task: milliseconds('TaskDuration'),
    script: milliseconds('ScriptDuration'),
    layout: milliseconds('LayoutDuration') + milliseconds('RecalcStyleDuration'),
    longTasks: noted.tasks.length,
    longest: Math.max(0, ...noted.tasks),
    redrawn: noted.redrawn,
    marks: await page.locator('[data-article] mark').count(),
  }
}

const Noted = z.object({ redrawn: z.number(), tasks: z.array(z.number()) })

/**
 * Runs in the page: wraps each range in elements, text node by text node, as annotation systems do once a page has loaded.
 * The ranges are known to it; peers look for the words first. Answers how long it took, with the layout that it makes new.
 */
function wrapInPage(places: readonly { readonly start: number; readonly end: number }[]): number {
  const root = document.querySelector('[data-article]')
  if (!root) return 0
  const began = performance.now()
  const blocks = [...root.children]
  for (const { start, end } of places) {
    const inside: Text[] = []
    let at = 0
    for (const block of blocks) {
      // A blank line stands between blocks in the text, and nothing in the page.
      const from = at
      at += (block.textContent ?? '').length + 2
      if (at <= start) continue
      if (from >= end) break
      let place = from
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node && place < end; node = walker.nextNode()) {
        if (!(node instanceof Text)) continue
        let text = node
        if (place < start && start < place + text.length) {
          text = text.splitText(start - place)
          place = start
          walker.currentNode = text
        }
        if (place < end && end < place + text.length) text.splitText(end - place)
        if (place >= start) inside.push(text)
        place += text.length
      }
    }
    for (const text of inside) {
      const mark = document.createElement('mark')
      mark.className = 'claim-mark'
      text.replaceWith(mark)
      mark.append(text)
    }
  }
  root.getBoundingClientRect()
  return performance.now() - began
}

/** The middle one of several runs by what is compared. */
async function median<Result>(run: () => Promise<Result>, by: (result: Result) => number): Promise<Result> {
  const results: Result[] = []
  for (let round = 0; round < ROUNDS; round += 1) results.push(await run())
  const middle = results.sort((a, b) => by(a) - by(b))[Math.floor(ROUNDS / 2)]
  if (middle === undefined) throw new Error('nothing was measured')
  return middle
}
