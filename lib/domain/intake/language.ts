/** Script, direction, and the language as far as letters tell it; a detector is asked for the rest. */

import type { Direction } from '@/lib/domain/codes'

const SCRIPTS = [
  ['latin', /\p{Script=Latin}/gu],
  ['arabic', /\p{Script=Arabic}/gu],
  ['hebrew', /\p{Script=Hebrew}/gu],
  ['cyrillic', /\p{Script=Cyrillic}/gu],
  ['greek', /\p{Script=Greek}/gu],
  ['han', /\p{Script=Han}/gu],
  ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['hangul', /\p{Script=Hangul}/gu],
  ['thai', /\p{Script=Thai}/gu],
  ['devanagari', /\p{Script=Devanagari}/gu],
] as const
export type Script = (typeof SCRIPTS)[number][0]

/** Enough of a text to tell its script, in UTF-16 units. */
const SAMPLE = 20_000
const RTL_LANGUAGES = new Set(['ar', 'fa', 'ur', 'he', 'yi', 'ps', 'sd', 'ug', 'ckb', 'dv', 'iw'])

/** The script most letters of a text belong to; null without any letters of a script we know. */
export function dominantScript(text: string): Script | null {
  const sample = text.slice(0, SAMPLE)
  let best: Script | null = null
  let most = 0
  for (const [script, letter] of SCRIPTS) {
    const count = sample.match(letter)?.length ?? 0
    if (count > most) [best, most] = [script, count]
  }
  return best
}

/** A text without the letters of other scripts than its own: a foreign paragraph in it mustn't say what it is in. */
export function ofDominantScript(text: string): string {
  const own = dominantScript(text)
  return SCRIPTS.reduce((left, [script, letter]) => (script === own ? left : left.replace(letter, ' ')), text)
}

/** Which way a text runs: right to left when most of its letters do. */
export function directionOf(text: string): Direction {
  const script = dominantScript(text)
  return script === 'arabic' || script === 'hebrew' ? 'rtl' : 'ltr'
}

/** Which way a language is written; null when its tag says nothing (a script other than its usual one may). */
export function directionOfLanguage(tag: string): Direction {
  const primary = tag.toLowerCase().split(/[-_]/)[0] ?? ''
  return RTL_LANGUAGES.has(primary) && !/-latn\b/i.test(tag) ? 'rtl' : 'ltr'
}

/** The language where the script alone, or letters that only one language has, settle it; null otherwise. */
export function languageByScript(text: string): string | null {
  switch (dominantScript(text)) {
    case 'arabic':
      return arabicScriptLanguage(text.slice(0, SAMPLE))
    case 'hebrew':
      return 'he'
    case 'greek':
      return 'el'
    case 'hangul':
      return 'ko'
    case 'thai':
      return 'th'
    case 'kana':
      return 'ja'
    case 'han':
      return (text.slice(0, SAMPLE).match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0) > 5 ? 'ja' : 'zh'
    default:
      return null
  }
}

/** Arabic, Persian or Urdu, by letters that the others don't write. */
function arabicScriptLanguage(text: string): string {
  const letters = text.match(/\p{Script=Arabic}/gu)?.length ?? 1
  const share = (pattern: RegExp) => (text.match(pattern)?.length ?? 0) / letters
  if (share(/[ٹڈڑںےہھ]/gu) > 0.01) return 'ur'
  if (share(/[ېښځڅړ]/gu) > 0.01) return 'ps'
  if (share(/[پچژگکی]/gu) > 0.02 && share(/[ةىيكأإ]/gu) < 0.04) return 'fa'
  return 'ar'
}

/** A language tag in its proper form ("en_us" → "en-US"); null when it isn't one. */
export function languageTag(raw: string): string | null {
  const tag =
    raw
      .trim()
      .split(/[\s,;]/)[0]
      ?.replace(/_/g, '-') ?? ''
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) return null
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch {
    return null
  }
}
