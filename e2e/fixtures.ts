import { type BrowserContext, type ConsoleMessage, expect, type Page, test as base } from '@playwright/test'
import type { Actor } from '@/lib/policy/actor'
import { sessionCookieName, sessionToken } from '@/lib/http/session'
import { parseEnv } from '@/lib/server/env'
import { reader } from '@/lib/server/db/clients'
import { makeTeam, type Team } from '@/prisma/factories'
import { serverEnvironment } from './server'

globalThis.stetEnv = parseEnv(serverEnvironment())

export type Role = 'editor' | 'reviewer' | 'chief' | 'admin' | 'stranger'

/** What went wrong in a page that no journey may leave unseen. */
function watch(page: Page, faults: string[]) {
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() !== 'error') return
    // A refused request that the journey provokes on purpose is asserted on the page; the browser's own line about it is noise.
    if (/Failed to load resource: the server responded with a status of 4\d\d/.test(message.text())) return
    faults.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`page: ${error.message}`))
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/csp-report')
      faults.push(`content security policy: ${request.postData() ?? ''}`)
  })
}

interface Fixtures {
  /** A desk of its own for each journey, with one person in each role. */
  team: Team
  /** A page of a person of the team, in a browser of their own, signed in by cookie. */
  signInAs: (
    role: Role,
    options?: { language?: 'en' | 'ar'; theme?: 'paper' | 'night'; phone?: boolean; scripts?: boolean },
  ) => Promise<Page>
  /** A page of somebody without an account. */
  visit: () => Promise<Page>
  faults: string[]
}

async function addSession(context: BrowserContext, actor: Actor, baseURL: string) {
  const person = await reader().person.findUniqueOrThrow({ where: { id: actor.personId } })
  const value = await sessionToken(person)
  await context.addCookies([{ name: sessionCookieName(), value, url: baseURL, httpOnly: true, sameSite: 'Lax' }])
}

export const test = base.extend<Fixtures>({
  faults: [
    // biome-ignore format: Playwright reads the first parameter's pattern
    async ({}, use) => {
      const faults: string[] = []
      await use(faults)
      expect(faults, 'no console error, page error or policy report in any page of the journey').toEqual([])
    },
    { auto: true },
  ],
  team: async ({ browserName: _ }, use) => use(await makeTeam()),
  signInAs: async ({ browser, team, faults, baseURL }, use) => {
    const opened: BrowserContext[] = []
    await use(async (role, { language = 'en', theme, phone = false, scripts = true } = {}) => {
      const url = baseURL ?? ''
      const context = await browser.newContext({
        locale: language,
        javaScriptEnabled: scripts,
        ...(phone ? { viewport: { width: 390, height: 844 }, hasTouch: true } : {}),
        ...(theme ? { colorScheme: theme === 'night' ? 'dark' : 'light' } : {}),
      })
      opened.push(context)
      await context.addCookies([{ name: 'stet-language', value: language, url }])
      if (theme) await context.addCookies([{ name: 'stet-theme', value: theme, url }])
      await addSession(context, team[role], url)
      const page = await context.newPage()
      watch(page, faults)
      return page
    })
    await Promise.all(opened.map((context) => context.close()))
  },
  visit: async ({ browser, faults }, use) => {
    const opened: BrowserContext[] = []
    await use(async () => {
      const context = await browser.newContext({ locale: 'en' })
      opened.push(context)
      const page = await context.newPage()
      watch(page, faults)
      return page
    })
    await Promise.all(opened.map((context) => context.close()))
  },
})

export { expect }
