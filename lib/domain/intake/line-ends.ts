/** How the lines of a printed paragraph become one: where a space stood, and whether a hyphen is the word's own. */

/** What a document's own words tell about its hyphens. */
export interface Wording {
  /** Its words as they stand inside its lines, in lower case. */
  readonly words: ReadonlySet<string>
  /** Whether it parts words at the ends of lines as a habit. */
  readonly hyphenates: boolean
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u
const HYPHEN_END = /([\p{L}\p{M}]+)[-‐]$/u
/** Parts of compounds that are always written with a hyphen. */
const PREFIX =
  /^(?:anti|non|self|ex|co|pre|post|pro|counter|vice|mid|multi|inter|semi|well|cross|two|three|four|five|al|el|ad|as|an|ash|e)$/i

/** One text from the lines of a paragraph, in stored form as far as the lines are. */
export function joinLines(lines: readonly string[], wording: Wording): string {
  return lines.reduce((text, line) => (text === '' ? line : join(text, line, wording)), '')
}

function join(text: string, line: string, { words, hyphenates }: Wording): string {
  if (text.endsWith('\u00ad')) return text.slice(0, -1) + line
  const head = HYPHEN_END.exec(text)?.[1]
  const tail = /^[\p{L}\p{M}]+/u.exec(line)?.[0]
  if (head && tail) {
    const own = keepsHyphen(head, tail, words, hyphenates)
    return own ? text + line : text.replace(/[-‐]$/u, '') + line
  }
  // A line may be broken behind a dash or a slash in a word, and between any two characters of Chinese or Japanese.
  if (/\S[—―/]$/u.test(text) || /[\p{L}\p{N}][-–]$/u.test(text)) return text + line
  const joins = CJK.test(text.at(-1) ?? '') && CJK.test(line[0] ?? '')
  return joins ? text + line : `${text} ${line}`
}

function keepsHyphen(head: string, tail: string, words: ReadonlySet<string>, hyphenates: boolean): boolean {
  const [first, second] = [head.toLowerCase(), tail.toLowerCase()]
  if (words.has(`${first}-${second}`)) return true
  if (words.has(`${first}${second}`)) return false
  if (tail[0] !== tail[0]?.toLowerCase() || PREFIX.test(head)) return true
  return !hyphenates
}
