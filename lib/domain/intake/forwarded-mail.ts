/**
 * Whose words the parts of a mail are: those of whoever forwarded it, the header lines of the message inside, and the earlier
 * messages that an answer quotes. (rule R6)
 */

import type { Piece, RemovalReason } from './draft'

/** What the header lines of a forwarded message say; null where they say nothing. */
export interface ForwardedHeader {
  readonly from: string | null
  readonly date: string | null
  readonly subject: string | null
}

export interface SortedMail {
  readonly pieces: readonly Piece[]
  /** Null when the mail forwards nothing. */
  readonly forwarded: ForwardedHeader | null
}

type Name = keyof ForwardedHeader | 'other'

/** Names of header lines as mail programs write them above a message that they forward. */
const HEADER_NAMES: ReadonlyMap<string, Name> = new Map(
  (
    [
      ['from', 'from von de da van från fra od από от من الراسل'],
      ['date', 'date sent datum gesendet fecha enviado data inviato verzonden skickat дата отправлено التاريخ أرسلت'],
      ['subject', 'subject betreff objet asunto oggetto assunto onderwerp ämne emne тема الموضوع'],
      ['other', 'to cc bcc reply-to an à para a aan till til кому إلى نسخة'],
    ] as const
  ).flatMap(([name, words]) => words.split(' ').map((word): [string, Name] => [word, name])),
)
const HEADER_LINE = /^[*_]*([\p{L}-]{1,12})[*_]*\s?[:：][*_]*\s*(\S.*)$/u
/** "---------- Forwarded message ---------", "Begin forwarded message:" and the like, in any language. */
const MARKER = /^(?:-{2,}\s*\p{L}[\p{L}\s]{4,40}-{2,}|begin forwarded message:|_{10,})$/iu
const FORWARDED =
  /forward|weitergeleitet|transféré|reenviad|inoltrat|encaminhad|doorgestuurd|vidarebefordra|пересыла|معاد|إعادة/iu
const WROTE =
  /^(?:on|am|le|el|il|op|em|den|в|في)\s.{6,200}\s(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev|пишет|كتب)\s?:$/iu
const QUOTED = /^\s*>/

/**
 * Strikes out what isn't the message that the mail brings: a remark above a forwarded message and its header lines, or, in an
 * answer, the messages that are quoted.
 *
 * @param isAnswer whether the mail says that it answers another one ("Re:"): then its own words are above
 */
export function sortMail(pieces: readonly Piece[], isAnswer: boolean): SortedMail {
  const lines = pieces.flatMap((piece, index) =>
    piece.reason === 'empty' ? [] : piece.text.split('\n').map((text) => ({ index, text: text.trim() })),
  )
  const header = findHeader(lines.map(({ text }) => text))
  if (!header)
    return { pieces: pieces.map((piece) => struck(piece, isQuoted(piece) ? 'earlier-message' : null)), forwarded: null }
  const placesOf = new Map<number, number[]>()
  lines.forEach(({ index, text }, at) => {
    if (text !== '') {
      const places = placesOf.get(index)
      if (places) places.push(at)
      else placesOf.set(index, [at])
    }
  })
  const regionOf = (piece: Piece, index: number): RemovalReason | null => {
    const own = placesOf.get(index) ?? []
    const all = (holds: (at: number) => boolean) => own.length > 0 && own.every(holds)
    if (all((at) => at >= header.start && at < header.end)) return 'mail-header'
    if (isAnswer && !header.isForward) return all((at) => at >= header.end) ? 'earlier-message' : null
    if (all((at) => at < header.start)) return 'forwarding-remark'
    return isQuoted(piece) ? 'earlier-message' : null
  }
  return {
    pieces: pieces.map((piece, index) => struck(piece, regionOf(piece, index))),
    forwarded: isAnswer && !header.isForward ? null : header.said,
  }
}

interface FoundHeader {
  /** Lines from the marker to the last header line; half-open. */
  readonly start: number
  readonly end: number
  /** Whether the marker says that the message is forwarded. */
  readonly isForward: boolean
  readonly said: ForwardedHeader
}

/** The first run of header lines that names a sender, and a date or a subject. Blank lines between them don't matter. */
function findHeader(lines: readonly string[]): FoundHeader | null {
  for (let start = 0; start < lines.length; ) {
    const marked = MARKER.test(lines[start] ?? '')
    const { said, count, end, broken } = headerRun(lines, marked ? start + 1 : start)
    if (count >= 2 && said.from && (said.date ?? said.subject) && (marked || count >= 3)) {
      const { from, date, subject } = said
      return { start, end, isForward: marked && FORWARDED.test(lines[start] ?? ''), said: { from, date, subject } }
    }
    // A part of a run says no more than the whole of it.
    start = Math.max(start + 1, broken)
  }
  return null
}

interface HeaderRun {
  readonly said: Readonly<Record<Name, string | null>>
  readonly count: number
  /** Behind its last line; where it has none, its beginning. */
  readonly end: number
  /** The line that is no header line any more. */
  readonly broken: number
}

function headerRun(lines: readonly string[], from: number): HeaderRun {
  const said: Record<Name, string | null> = { from: null, date: null, subject: null, other: null }
  let [end, count, at] = [from, 0, from]
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (line === '') continue
    const found = HEADER_LINE.exec(line)
    const name = HEADER_NAMES.get(found?.[1]?.toLowerCase() ?? '')
    if (!name) break
    said[name] ??= found?.[2] ?? null
    count += 1
    end = at + 1
  }
  return { said, count, end, broken: at }
}

/** Lines of an earlier message, with the line that says whose they are. */
function isQuoted({ text }: Piece): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.length > 0 && lines.every((line) => QUOTED.test(line) || WROTE.test(line.trim()))
}

function struck(piece: Piece, reason: RemovalReason | null): Piece {
  if (reason === null || piece.reason === 'empty') return piece
  const { role: _, ...rest } = piece
  return { ...rest, kept: false, reason }
}
