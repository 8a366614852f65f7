import { type BrowserContext, type ConsoleMessage, expect, type Page, test as base } from '@playwright/test'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import type { Actor } from '@/lib/policy/actor'
import { sessionCookieName, sessionToken } from '@/lib/http/session'
import { parseEnv } from '@/lib/server/platform/env'
import { reader } from '@/lib/server/db/clients'
import { makeTeam, type Team } from '@/prisma/factories'
import { serverEnvironment } from './server'

globalThis.stetEnv = parseEnv(serverEnvironment())

export type Role = 'editor' | 'reviewer' | 'chief' | 'admin' | 'stranger'

/** A phone's screen, in CSS pixels. */
export const PHONE = { width: 390, height: 844 } as const

export interface Visit {
  language?: InterfaceLanguage
  theme?: 'light' | 'dark'
  phone?: boolean
  /** False: the page is read without any script. */
  scripts?: boolean
  /** The browser ignores the content security policy, as an old or broken one would. */
  bypassCSP?: boolean
}

/** Notes what goes wrong in a page, which no journey may leave unseen. */
function watch(page: Page, faults: string[], provoked: readonly RegExp[]) {
  const note = (fault: string) => {
    if (!provoked.some((pattern) => pattern.test(fault))) faults.push(`${page.url()} ${fault}`)
  }
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() !== 'error') return
    // A refused request that the journey provokes on purpose is asserted on the page; the browser's own line about it is noise.
    if (/Failed to load resource: the server responded with a status of 4\d\d/.test(message.text())) return
    note(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => note(`page: ${error.message}`))
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/csp-report')
      note(`content security policy: ${request.postData() ?? ''}`)
  })
}

interface Fixtures {
  /** A desk of its own for each journey, with one person in each role. */
  team: Team
  /** A page of a person, in a browser of their own, signed in by cookie. */
  signInAs: (who: Role | Actor, options?: Visit) => Promise<Page>
  /** A page of somebody without an account. */
  visit: (options?: Visit) => Promise<Page>
  /** Patterns of faults that the journey brings about on purpose, as a server that fails. */
  provoked: RegExp[]
  faults: string[]
  /** A browser of its own, whose every page is watched. */
  openBrowser: (options?: Visit) => Promise<BrowserContext>
}

async function addSession(context: BrowserContext, actor: Actor, baseURL: string) {
  const person = await reader().person.findUniqueOrThrow({ where: { id: actor.personId } })
  const value = await sessionToken(person)
  await context.addCookies([{ name: sessionCookieName(), value, url: baseURL, httpOnly: true, sameSite: 'Lax' }])
}

export const test = base.extend<Fixtures>({
  provoked: async ({ browserName: _ }, give) => give([]),
  faults: [
    async ({ browserName: _ }, give) => {
      const faults: string[] = []
      await give(faults)
      expect(faults, 'no console error, page error or policy report in any page of the journey').toEqual([])
    },
    { auto: true },
  ],
  team: async ({ browserName: _ }, give) => give(await makeTeam()),
  openBrowser: async ({ browser, faults, provoked, baseURL }, give) => {
    const opened: BrowserContext[] = []
    await give(async ({ language = 'en', theme, phone = false, scripts = true, bypassCSP = false } = {}) => {
      const url = baseURL ?? ''
      const context = await browser.newContext({
        locale: language,
        javaScriptEnabled: scripts,
        bypassCSP,
        ...(phone ? { viewport: PHONE, hasTouch: true } : {}),
        ...(theme ? { colorScheme: theme } : {}),
      })
      opened.push(context)
      context.on('page', (page) => watch(page, faults, provoked))
      await context.addCookies([{ name: 'stet-language', value: language, url }])
      if (theme) await context.addCookies([{ name: 'stet-theme', value: theme, url }])
      return context
    })
    await Promise.all(opened.map((context) => context.close()))
  },
  signInAs: async ({ openBrowser, team, baseURL }, give) => {
    await give(async (who, options) => {
      const context = await openBrowser(options)
      await addSession(context, typeof who === 'string' ? team[who] : who, baseURL ?? '')
      return context.newPage()
    })
  },
  visit: async ({ openBrowser }, give) => {
    await give(async (options) => (await openBrowser(options)).newPage())
  },
})

export { expect }
