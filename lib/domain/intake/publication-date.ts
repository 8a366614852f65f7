/**
 * Dates as pages and lines print them, in the one form Stet stores: as precise as known, never more
 * (YYYY, YYYY-MM, YYYY-MM-DD, or an ISO date-time; the time without a zone is dropped, for nobody knows when it was).
 */

const MONTHS: readonly (readonly string[])[] = [
  'january jan januar jänner janvier enero gennaio januari leden styczeń stycznia ledna января یناير يناير كانون-الثاني ژانویه ocak janeiro'.split(
    ' ',
  ),
  'february februari feb februar février fevrier febrero febbraio februari února lutego февраля فبراير شباط فوریه şubat fevereiro'.split(
    ' ',
  ),
  'march mar märz maerz mars marzo maart maret března marca марта مارس آذار mart março'.split(' '),
  'april apr avril abril aprile dubna kwietnia апреля أبريل ابريل إبريل نيسان آوریل nisan'.split(' '),
  'may mai mayo maggio mei května maja мая مايو أيار مه mayıs maio maj'.split(' '),
  'june jun juni juin junio giugno června czerwca июня يونيو حزيران ژوئن haziran junho'.split(' '),
  'july jul juli juillet julio luglio července lipca июля يوليو تموز ژوئیه temmuz julho'.split(' '),
  'august aug août aout agosto augustus augusti agustus srpna sierpnia августа أغسطس اغسطس آب اوت ağustos'.split(' '),
  'september sept sep septembre septiembre settembre září września сентября سبتمبر أيلول سپتامبر eylül setembro'.split(
    ' ',
  ),
  'october oct oktober okt octobre octubre ottobre října października октября أكتوبر اكتوبر تشرين-الأول اکتبر ekim outubro'.split(
    ' ',
  ),
  'november nov novembre noviembre listopadu listopada ноября نوفمبر تشرين-الثاني نوامبر kasım novembro'.split(' '),
  'december dec dezember dez décembre decembre diciembre dicembre prosince grudnia декабря ديسمبر كانون-الأول دسامبر aralık dezembro desember'.split(
    ' ',
  ),
]

const MONTH_BY_NAME = new Map(MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)))

const ISO =
  /(?<![\d-])(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?(?!\d)/iu
const YEAR_FIRST = /(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/u
const NAMED_DAY_FIRST =
  /(?<![\p{L}\p{N}])(\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?:\s+(?:de|of))?[\s,./-]+([\p{L}\p{M}-]{3,14})\.?,?(?:\s+(?:de|of))?[\s,./-]+(\d{4})(?!\d)/u
const NAMED_MONTH_FIRST = /(?<![\p{L}\p{N}])([\p{L}\p{M}]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u
const NUMBERS = /(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)/u
const ARABIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/gu

/**
 * The first date in a text, in stored form; null when there is none, or none that can be read one way only
 * ("03/04/2014" is March or April; "23/04/2014" isn't).
 */
export function readDate(raw: string): string | null {
  const text = raw
    .replace(ARABIC_DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(/[\u200e\u200f]/g, '')
  const iso = ISO.exec(text)
  if (iso) return isoDate(iso)
  const yearFirst = YEAR_FIRST.exec(text)
  if (yearFirst) return day(yearFirst[1], yearFirst[2], yearFirst[3])
  return namedDate(text) ?? numbersDate(text)
}

function isoDate([, year, month, date, hour, minute, second, zone]: RegExpExecArray): string | null {
  if (!date) return isYear(year) && isMonth(month) ? `${year}-${pad(month)}` : null
  const dated = day(year, month, date)
  if (!dated || !hour || !minute || !zone || Number(hour) > 23 || Number(minute) > 59) return dated
  const offset = /^(?:z|utc|gmt)$/i.test(zone) ? 'Z' : zone.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2')
  return `${dated}T${pad(hour)}:${minute}:${second ?? '00'}${offset}`
}

function namedDate(text: string): string | null {
  // "16 كانون الثاني/يناير 2014": Arab papers print the month by both of its names.
  const joined = text
    .replace(/(\p{N}\s+)[\p{L}\p{M} ]{2,16}\/\s?([\p{L}\p{M}]{2,12}\s+\p{N}{4})/u, '$1$2')
    .replace(/(تشرين|كانون)\s+(ال[\p{L}\p{M}]+)/gu, '$1-$2')
  const dayFirst = NAMED_DAY_FIRST.exec(joined)
  const monthFirst = NAMED_MONTH_FIRST.exec(joined)
  const first = dayFirst && monthOf(dayFirst[2]) ? day(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]) : null
  return (
    first ?? (monthFirst && monthOf(monthFirst[1]) ? day(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]) : null)
  )
}

function numbersDate(text: string): string | null {
  const found = NUMBERS.exec(text)
  if (!found) return null
  const [, first, separator, second, year] = found
  if (separator === '.') return day(year, second, first)
  if (first === second || Number(first) > 12) return day(year, second, first)
  return Number(second) > 12 ? day(year, first, second) : null
}

const monthOf = (name: string | undefined): string | undefined => {
  const number = MONTH_BY_NAME.get((name ?? '').toLowerCase())
  return number ? String(number) : undefined
}

function day(year?: string, month?: string, date?: string): string | null {
  if (!isYear(year) || !isMonth(month) || !date) return null
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(date) >= 1 && Number(date) <= days ? `${year}-${pad(month)}-${pad(date)}` : null
}

const isYear = (year?: string): year is string => Number(year) >= 1700 && Number(year) <= 2200
const isMonth = (month?: string): month is string => Number(month) >= 1 && Number(month) <= 12
const pad = (number: string): string => number.padStart(2, '0')

const DATE_LINE_WORDS =
  /published|posted|publikacja|aktualizacja|pubblicato|aggiornato|pubblicazione|atualizado|gepubliceerd|bijgewerkt|geplaatst|publicerad|uppdaterad|publisert|oppdatert|yayınlanma|güncelleme|опубликовано|обновлено|дата|diterbitkan|original|originally|updated|modified|last|first|date|on|at|by|by:|am|pm|a\.m\.|p\.m\.|utc|gmt|est|edt|bst|cet|cest|et|pt|uhr|stand|publié|mis|jour|le|à|el|publicado|actualizado|veröffentlicht|aktualisiert|نشر|نُشر|تم|في|آخر|تحديث|الساعة|بتاريخ|تاريخ|النشر|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد/giu

/** The date of a line that says nothing else ("Published: 16 January 2014, 10:05 GMT"); null for any other line. */
export function readDateLine(line: string): string | null {
  if (line.length > 120 || line.includes('\n')) return null
  const date = readDate(line)
  if (!date) return null
  const rest = line
    .replace(/[\p{L}\p{M} ]{2,16}\/\s?(?=[\p{L}\p{M}]{2,12}[\s،]+\p{N}{4})/u, ' ')
    .replace(NAMED_DAY_FIRST, ' ')
    .replace(NAMED_MONTH_FIRST, ' ')
    .replace(ISO, ' ')
    .replace(NUMBERS, ' ')
    .replace(YEAR_FIRST, ' ')
    .replace(DATE_LINE_WORDS, ' ')
    .replace(/[\p{L}\p{M}]+/gu, (word) => (monthOf(word) ? ' ' : word))
    .replace(/\p{N}{1,2}[:.h]\p{N}{2}(?::\p{N}{2})?/gu, ' ')
    .replace(/[\p{N}\p{P}\p{S}\s]+/gu, '')
  return rest.length <= 6 ? date : null
}
