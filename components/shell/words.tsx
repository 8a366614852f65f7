import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import type { Messages } from '@/messages/en'

export interface WordsProps {
  language: InterfaceLanguage
  timeZone: string
  now: number
  children: ReactNode
}

/** A provider of one catalogue. */
export function withWords(messages: Messages) {
  return function Words({ language, timeZone, now, children }: WordsProps) {
    return (
      <IntlProvider locale={language} messages={messages} timeZone={timeZone} now={new Date(now)}>
        {children}
      </IntlProvider>
    )
  }
}
