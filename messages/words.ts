import { createFormatter, createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import ar from './ar'
import en from './en'

const CATALOGUES = { en, ar } satisfies Record<InterfaceLanguage, Messages>

/**
 * The words of the interface for code that runs on the server: pages, route handlers, mails.
 *
 * `const t = wordsOf(language, 'inbox'); t('title')`, or over all: `wordsOf(language)('inbox.title')`. Client
 * components use `useTranslations('inbox')` of use-intl. A missing key throws: the type check and a test come first.
 */
export function wordsOf<const Namespace extends NamespaceKeys<Messages, NestedKeyOf<Messages>> = never>(
  language: InterfaceLanguage,
  namespace?: Namespace,
) {
  return createTranslator<Messages, Namespace>({
    locale: language,
    messages: CATALOGUES[language],
    namespace,
    onError: (fault) => {
      throw fault
    },
  })
}

/**
 * Dates, numbers, lists and relative times of a language. Times are stored in UTC and shown in the newsroom's zone.
 * @param timeZone IANA name: `Europe/Vienna`
 */
export function formatterOf(language: InterfaceLanguage, timeZone: string) {
  return createFormatter({ locale: language, timeZone })
}
