import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { z } from 'zod'
import type { Direction, InterfaceLanguage } from '@/lib/domain/codes'
import { chooseLanguage, directionOf } from '@/lib/domain/language'
import { newsroom } from '@/lib/server/newsroom/newsroom'
import { preferenceCookie } from './preference-cookies'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export interface Preferences {
  readonly language: InterfaceLanguage
  readonly direction: Direction
  /** IANA name of the newsroom's zone, in which every time is shown. */
  readonly timeZone: string
  readonly theme: Theme
  /** The desk last chosen in the header, or null for all. The page checks that the person is a member. */
  readonly desk: string | null
  /** When the request was read, in milliseconds: what "ago" is measured from until the page's own clock runs. */
  readonly now: number
  /** The nonce of this answer's Content-Security-Policy; undefined where no policy was set. */
  readonly nonce: string | undefined
}

const ChosenTheme = z.enum(THEMES).catch('system')

/** What a browser asks for by its cookies and headers: the language it is answered in, and the theme. */
export function preferencesOf(
  asked: { readonly cookie: (name: string) => string | null | undefined; readonly acceptLanguage: string | null },
  defaultLanguage: InterfaceLanguage,
): Pick<Preferences, 'language' | 'direction' | 'theme'> {
  const chosen = asked.cookie(preferenceCookie('language')) ?? undefined
  const language = chooseLanguage(chosen, asked.acceptLanguage, defaultLanguage)
  const theme = ChosenTheme.parse(asked.cookie(preferenceCookie('theme')))
  return { language, direction: directionOf(language), theme }
}

/**
 * How this request wants its pages, found out once per request. Reading it keeps a page from being made at build time
 * (safety, trap 9).
 */
export const readPreferences: () => Promise<Preferences> = cache(async () => {
  const [chosen, asked, { defaultLanguage, timeZone }] = await Promise.all([cookies(), headers(), newsroom(null, {})])
  const cookie = (name: string) => chosen.get(name)?.value
  return {
    ...preferencesOf({ cookie, acceptLanguage: asked.get('accept-language') }, defaultLanguage),
    timeZone,
    desk: cookie(preferenceCookie('desk')) ?? null,
    now: Date.now(),
    nonce: asked.get('x-nonce') ?? undefined,
  }
})
