'use client'

import { useRouter } from 'next/navigation'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { type ComponentType, lazy, type ReactNode } from 'react'
import { Announcer } from './announcer'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import { Localised } from '../ui/localised'
import { ToastRegion } from '../ui/toast'
import type { WordsProps } from './words'

/** One catalogue reaches the browser, as a file of its own that is kept between pages. */
const WORDS: Record<InterfaceLanguage, ComponentType<WordsProps>> = {
  en: lazy(() => import('./words').then(async ({ withWords }) => withWords((await import('@/messages/en')).default))),
  ar: lazy(() => import('./words').then(async ({ withWords }) => withWords((await import('@/messages/ar')).default))),
}

export interface ProvidersProps {
  language: InterfaceLanguage
  /** IANA name of the newsroom's zone. */
  timeZone: string
  /** When the page was made, in milliseconds: what "ago" is measured from until the page's own clock runs. */
  now: number
  children: ReactNode
}

/** What every page stands in: words, directions, navigation, live regions, toasts. */
export function Providers({ language, timeZone, now, children }: ProvidersProps) {
  const router = useRouter()
  const Words = WORDS[language]
  return (
    <NuqsAdapter>
      <Words language={language} timeZone={timeZone} now={now}>
        <Localised language={language} navigate={router.push}>
          {children}
          <Announcer />
          <ToastRegion />
        </Localised>
      </Words>
    </NuqsAdapter>
  )
}
