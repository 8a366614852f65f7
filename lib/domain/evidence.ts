/** What a list of evidence amounts to, and how a justification cites it (rules R9, R10). */

/**
 * Number of separate origins behind a list of evidence: distinct known origins, plus one if any is unknown, so that
 * four articles that repeat one report count as one (rule R10). Give it counted evidence only.
 */
export function independentOrigins(evidence: readonly { readonly origin: string | null }[]): number {
  const known = new Set(evidence.flatMap(({ origin }) => (origin === null ? [] : [origin])))
  return known.size + (evidence.some(({ origin }) => origin === null) ? 1 : 0)
}

/** How sure it is that evidence is later than a verdict's as-of date: a date known by its year only may lie on either side. */
export const LATENESS = ['certain', 'possible'] as const
export type Lateness = (typeof LATENESS)[number]

/** Evidence as far as its time is concerned. */
export interface TimedEvidence {
  /** A person has marked it as later than the verdict. */
  readonly hindsight: boolean
  /** It is or may be later, and nobody has marked it. */
  readonly late: Lateness | null
}

/** Hindsight, and what may be hindsight, is listed apart and never counted (rule R9). */
export const isCounted = ({ hindsight, late }: TimedEvidence) => !hindsight && late === null

/** The evidence that counts. */
export function countedEvidence<E extends TimedEvidence>(evidence: readonly E[]): E[] {
  return evidence.filter(isCounted)
}

/** "4 items, 1 independent origin": both numbers, what isn't counted left out. */
export function evidenceCount(evidence: readonly (TimedEvidence & { readonly origin: string | null })[]): {
  readonly items: number
  readonly origins: number
} {
  const counted = countedEvidence(evidence)
  return { items: counted.length, origins: independentOrigins(counted) }
}

/**
 * Whether a date surely lies after another, as far as both are known: 2015 is after 2014-06-30, but 2014 isn't, nor is
 * a time of the same day. Dates are ISO 8601, as precise as known; times with another zone than UTC are brought to UTC.
 */
export function isAfter(date: string, other: string): boolean {
  const [a, b] = [inUtc(date), inUtc(other)]
  const known = Math.min(a.length, b.length)
  return a.slice(0, known) > b.slice(0, known)
}

/** A date-time as UTC without fractions, `2014-01-15T09:00:00`; a shorter date as it is. */
function inUtc(date: string): string {
  if (!date.includes('T')) return date
  const parsed = new Date(date)
  return Number.isNaN(parsed.getTime()) ? date : parsed.toISOString().slice(0, 19)
}

/** The last day that a date can mean: of 2014 the 31st of December. */
function lastDayOf(date: string): string {
  const [year = '', month] = date.split('-')
  if (/^\d{4}-\d\d$/.test(date)) {
    const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
    return `${date}-${days}`
  }
  return /^\d{4}$/.test(date) ? `${date}-12-31` : date
}

/**
 * Whether evidence that isn't marked as hindsight is later than a verdict's as-of date, by whatever way it came to be: a
 * rule of the record, not of one form (rule R9). Evidence without a date is not suspected.
 *
 * @param asOf as-of dates of the claim's verdicts
 */
export function lateness(
  { hindsight, publishedAt }: { readonly hindsight: boolean; readonly publishedAt: string | null },
  asOf: readonly string[],
): Lateness | null {
  if (hindsight || publishedAt === null) return null
  if (asOf.some((date) => isAfter(publishedAt, date))) return 'certain'
  return asOf.some((date) => isAfter(lastDayOf(publishedAt), date)) ? 'possible' : null
}

/** Whether the note on evidence stays inside the newsroom: its source is confidential, and nobody has released it. (rule R15) */
export const isNoteInternal = ({
  noteReleased,
  source,
}: {
  readonly noteReleased: boolean
  readonly source: { readonly confidential: boolean }
}): boolean => source.confidential && !noteReleased

/** A piece of a justification: words, or the citation of evidence by number, as it was written. */
export interface JustificationPiece {
  readonly text: string
  /** Numbers cited by this piece, in order; empty for words. */
  readonly cited: readonly number[]
}

/**
 * [1], [1, 2] and [١]: up to four digits, Western, Arabic-Indic or Persian. "[1](address)", and "[1]: address"
 * at the beginning of a line, are Markdown links; "\[1]" is meant literally.
 */
const CITATION =
  /(?<!\\)(?!(?<=^ {0,3})\[[^\]]*\]:)\[\s*([0-9٠-٩۰-۹]{1,4}(?:\s*[,،;]\s*[0-9٠-٩۰-۹]{1,4})*)\s*\](?!\()/gmu

/** Cuts a text at its citations. The pieces joined give the text. */
export function citedPieces(text: string): JustificationPiece[] {
  const pieces: JustificationPiece[] = []
  let from = 0
  for (const match of text.matchAll(CITATION)) {
    const cited = (match[1] ?? '').split(/[,،;]/).map((digits) => digitsToNumber(digits.trim()))
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), cited: [] })
    pieces.push({ text: match[0], cited })
    from = match.index + match[0].length
  }
  if (from < text.length) pieces.push({ text: text.slice(from), cited: [] })
  return pieces
}

function digitsToNumber(digits: string): number {
  let value = 0
  // The last four bits of a digit's code are its value in each of the three runs.
  for (const digit of digits) value = value * 10 + ((digit.codePointAt(0) ?? 0) & 0xf)
  return value
}

/** The evidence a justification cites, each number once, in the order of first citation. */
export function citations(justification: string): number[] {
  return [...new Set(citedPieces(justification).flatMap(({ cited }) => cited))]
}

/** Cited numbers that no evidence has: the gate and the verdict form name them. */
export function unknownCitations(justification: string, evidence: readonly { readonly number: number }[]): number[] {
  const known = new Set(evidence.map(({ number }) => number))
  return citations(justification).filter((number) => !known.has(number))
}
