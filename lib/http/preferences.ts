import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { z } from 'zod'
import type { Direction, InterfaceLanguage } from '@/lib/domain/codes'
import { chooseLanguage, directionOf } from '@/lib/domain/language'
import { newsroom } from '@/lib/server/newsroom'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** Cookies that hold how a browser wants Stet to look: nothing secret, nothing about a person's rights. */
export const PREFERENCE_COOKIES = { language: 'stet-language', theme: 'stet-theme', desk: 'stet-desk' } as const

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

/**
 * How this request wants its pages, found out once per request. Reading it keeps a page from being made at build time
 * (safety, trap 9).
 */
export const readPreferences: () => Promise<Preferences> = cache(async () => {
  const [chosen, asked, { defaultLanguage, timeZone }] = await Promise.all([cookies(), headers(), newsroom(null, {})])
  const language = chooseLanguage(
    chosen.get(PREFERENCE_COOKIES.language)?.value,
    asked.get('accept-language'),
    defaultLanguage,
  )
  return {
    language,
    direction: directionOf(language),
    timeZone,
    theme: ChosenTheme.parse(chosen.get(PREFERENCE_COOKIES.theme)?.value),
    desk: chosen.get(PREFERENCE_COOKIES.desk)?.value ?? null,
    now: Date.now(),
    nonce: asked.get('x-nonce') ?? undefined,
  }
})
