'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import type { ComponentType, ReactNode } from 'react'
import { Announcer } from './announcer'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import { Localised } from '../ui/localised'
import { ToastRegion } from '../ui/toast'
import type { WordsProps } from './words'

/**
 * One catalogue reaches the browser, as a file of its own that is kept between pages. It is asked for in the page's head, not
 * when the other scripts have run: nothing comes alive without words.
 */
const WORDS: Record<InterfaceLanguage, ComponentType<WordsProps>> = {
  en: dynamic(() => import('./words-en').then(({ EnglishWords }) => EnglishWords)),
  ar: dynamic(() => import('./words-ar').then(({ ArabicWords }) => ArabicWords)),
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
