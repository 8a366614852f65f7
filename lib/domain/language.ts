import { type Direction, INTERFACE_LANGUAGES, type InterfaceLanguage } from './codes'

/** The interface's language when nothing speaks for another. */
export const DEFAULT_LANGUAGE: InterfaceLanguage = 'en'

/** Writing systems that run from right to left, as ISO 15924 codes. */
const RIGHT_TO_LEFT_SCRIPTS = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr'])

/**
 * The direction of a language, by its most likely script: `ar` → rtl, `ku-Latn` → ltr.
 * What is no language tag (BCP 47) reads left to right.
 */
export function directionOf(language: string): Direction {
  try {
    const script = new Intl.Locale(language).maximize().script
    return script !== undefined && RIGHT_TO_LEFT_SCRIPTS.has(script) ? 'rtl' : 'ltr'
  } catch {
    return 'ltr'
  }
}

/** The interface language named by a tag of any precision (`ar-SY` → `ar`), or null when we don't speak it. */
export function interfaceLanguage(tag: string | null | undefined): InterfaceLanguage | null {
  const primary = tag?.trim().toLowerCase().split('-')[0]
  return INTERFACE_LANGUAGES.find((language) => language === primary) ?? null
}

/**
 * The language for a request: the one chosen before, else the best of the browser's list that we speak, else the
 * newsroom's.
 * @param chosen the person's choice: a language tag
 * @param acceptLanguage the header, RFC 9110 §12.5.4: `ar-SY,ar;q=0.9,en;q=0.5`
 * @param newsroomLanguage what the newsroom speaks to those who say nothing
 */
export function chooseLanguage(
  chosen: string | null | undefined,
  acceptLanguage: string | null | undefined,
  newsroomLanguage: InterfaceLanguage,
): InterfaceLanguage {
  const preferred = (acceptLanguage ?? '')
    .split(',')
    .map((entry) => {
      const [tag, ...parameters] = entry.split(';')
      const quality = parameters.map((parameter) => /^\s*q=([0-9.]+)\s*$/.exec(parameter)?.[1]).find(Boolean)
      return { language: interfaceLanguage(tag), quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality)
  return interfaceLanguage(chosen) ?? preferred.find(({ language }) => language !== null)?.language ?? newsroomLanguage
}
