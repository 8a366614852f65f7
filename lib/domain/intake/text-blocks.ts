/**
 * Blocks of a plain text. A blank line always parts them; a single line feed does where a line is a paragraph (text
 * saved from a browser) and doesn't where it only wraps (wire copy, verse): those line feeds stay in the text.
 */

/** A block of a plain text: half-open, in UTF-16 units, without the line feeds around it. */
export interface TextBlock {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A line longer than this isn't wrapped by anybody: it is a paragraph. */
const WRAP_LIMIT = 100
/** Where a hard-wrapped text may break early: room left for a word that would have fitted. */
const WRAP_SLACK = 2

const LIST_ITEM = /^\s*(?:[-*•‣▪–]|\(?\d{1,3}[.)]|\p{L}\))\s+\S/u

/** A block of at least this length that ends as a sentence does is body text, not a headline or a menu. */
const BODY_SENTENCE = 90
const BODY_LENGTH = 200
const SENTENCE_END = /[.!?…。؟۔।][”"'’»)\]\u200e\u200f]*$/u

const SENTENCE_ENDS = /[.!?…。؟۔।][”"'’»)\]\u200e\u200f]*(?=\s|$)|[。！？](?=.)/gu

/** Whether a block reads like a paragraph of a story. */
export function isBodyText(text: string): boolean {
  return text.length >= BODY_LENGTH || (text.length >= BODY_SENTENCE && SENTENCE_END.test(text))
}

/** How many sentences end in a text: marks of an end before a space or the text's own end. */
export const sentencesIn = (text: string): number => text.match(SENTENCE_ENDS)?.length ?? 0

/** Whether a line ends like a sentence. */
export const endsLikeSentence = (text: string): boolean => SENTENCE_END.test(text)

/** Whether a block is an item of a list, by its bullet or number. */
export const isListItem = (text: string): boolean => LIST_ITEM.test(text) && !text.includes('\n')

/** The blocks of a text in order. What lies between them is spacing. */
export function textBlocks(text: string): TextBlock[] {
  const blocks: TextBlock[] = []
  let chunk: TextBlock[] = []
  let at = 0
  let bodySeen = false
  const close = () => {
    const parts = chunk.length < 2 ? chunk : partition(chunk, text, bodySeen)
    bodySeen ||= parts.some((part) => isBodyText(part.text))
    blocks.push(...parts)
    chunk = []
  }
  for (const line of text.split('\n')) {
    if (line.trim() === '') close()
    else chunk.push({ start: at, end: at + line.length, text: line })
    at += line.length + 1
  }
  close()
  return blocks
}

/** A run of lines without a blank one between them: one block, or one for each line. */
function partition(lines: readonly TextBlock[], text: string, bodySeen: boolean): TextBlock[] {
  const whole = (part: readonly TextBlock[]): TextBlock[] => {
    const first = part[0]
    const last = part.at(-1)
    return first && last ? [{ start: first.start, end: last.end, text: text.slice(first.start, last.end) }] : []
  }
  if (lines.some((line) => line.text.length > WRAP_LIMIT)) return [...lines]
  if (lines.every((line) => isListItem(line.text))) return [...lines]
  const one = whole(lines)
  if (isHardWrapped(lines) && (bodySeen || one.some((part) => isBodyText(part.text)))) return one
  // Before the story begins, short lines are headline, menus and dates, one on each line.
  return bodySeen ? one : [...lines]
}

/** Whether each line is as full as it can be: the first word of the next one would not have fitted on it. */
function isHardWrapped(lines: readonly TextBlock[]): boolean {
  const width = lines.reduce((widest, line) => Math.max(widest, line.text.trimEnd().length), 0)
  if (width < 40) return false
  return lines.slice(0, -1).every((line, index) => {
    const word = lines[index + 1]?.text.trimStart().split(/\s/, 1)[0] ?? ''
    return line.text.trimEnd().length + 1 + word.length > width - WRAP_SLACK
  })
}
