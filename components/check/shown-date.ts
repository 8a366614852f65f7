import type { InterfaceLanguage } from '@/lib/domain/codes'

const PRECISIONS: Readonly<Record<number, Intl.DateTimeFormatOptions>> = {
  4: { year: 'numeric' },
  7: { year: 'numeric', month: 'long' },
  10: { year: 'numeric', month: 'long', day: 'numeric' },
}

/**
 * A date in words, as precise as it is known: `2014` → "2014", `2014-01` → "January 2014", `2014-01-15` → "15 January
 * 2014". A time (ISO 8601 with zone) is shown as its day in `timeZone`. What is no date is shown as it stands.
 */
export function shownDate(date: string, language: InterfaceLanguage, timeZone = 'UTC'): string {
  const known = PRECISIONS[date.length]
  const parsed = new Date(date)
  if (Number.isNaN(parsed.getTime())) return date
  const locale = language === 'en' ? 'en-GB' : language
  return new Intl.DateTimeFormat(locale, { ...(known ?? PRECISIONS[10]), timeZone: known ? 'UTC' : timeZone }).format(
    parsed,
  )
}
