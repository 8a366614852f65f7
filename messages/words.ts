import {
  _createCache as createCache,
  _createIntlFormatters as createIntlFormatters,
  createFormatter,
  createTranslator,
  type Messages,
  type NamespaceKeys,
  type NestedKeyOf,
} from 'use-intl/core'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import ar from './ar'
import en from './en'

const CATALOGUES = { en, ar } satisfies Record<InterfaceLanguage, Messages>

/** Sentences once parsed and formatters once made, for all translators of a language: a page asks for hundreds. */
const PARSED = { en: createCache(), ar: createCache() } satisfies Record<InterfaceLanguage, object>
const FORMATTERS = {
  en: createIntlFormatters(PARSED.en),
  ar: createIntlFormatters(PARSED.ar),
} satisfies Record<InterfaceLanguage, object>

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
    _cache: PARSED[language],
    _formatters: FORMATTERS[language],
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
