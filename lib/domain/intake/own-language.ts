/** In what a block of an article is written and which way it runs, where that isn't the article's own. (rule R6) */

import type { Direction } from '@/lib/domain/codes'
import { directionOf, dominantScript, languageByScript } from './language'

/** What a block or the article around it is written in. */
export interface Written {
  /** BCP 47. */
  readonly language: string
  readonly direction: Direction
}

/** What a block says of itself; empty where it is written as the article is. */
export type OwnLanguage = Partial<Written>

/** Fewer letters don't make a paragraph of another language: a name, an abbreviation. */
const MIN_LETTERS = 4

/**
 * What is different about a block, by its letters: which way it runs, and in which language where the script tells it.
 *
 * @param said what the page said of it; a direction is believed where some of its letters run that way
 */
export function ownLanguage(text: string, article: Written, said: OwnLanguage = {}): OwnLanguage {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters < MIN_LETTERS) return {}
  const direction = said.direction && runsSomehow(text, said.direction) ? said.direction : directionOf(text)
  const language = said.language ?? (direction === article.direction ? undefined : languageByScript(text))
  return {
    ...(language && !isSame(language, article.language) && { language }),
    ...(direction !== article.direction && { direction }),
  }
}

/**
 * Whether a text is in another script than the article, so that its language has to be found out.
 *
 * @param article the article's script as `dominantScript` gives it; looked up once, not for each block
 */
export const isForeign = (text: string, article: ReturnType<typeof dominantScript>): boolean => {
  const own = dominantScript(text)
  return own !== null && article !== null && own !== article && (text.match(/\p{L}/gu)?.length ?? 0) >= MIN_LETTERS
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u
const LEFT_TO_RIGHT = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}\p{Script=Hangul}]/u
const runsSomehow = (text: string, direction: Direction): boolean =>
  (direction === 'rtl' ? RIGHT_TO_LEFT : LEFT_TO_RIGHT).test(text)

const isSame = (one: string, other: string): boolean =>
  one.split('-')[0]?.toLowerCase() === other.split('-')[0]?.toLowerCase()
