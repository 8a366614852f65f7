/** Captions and the credits in them: "… on January 2. (Reuters/Yaser Al-Khodor)", "Photo: AP". */

import { isAgency } from './agencies'
import { foldLine } from './furniture-words'

export interface Credit {
  /** As printed, without its parentheses. */
  readonly text: string
  readonly agency: string | null
  readonly photographer: string | null
}

const PARENTHESISED = /[([]\s*([^()[\]]{2,80})\s*[)\]]\s*$/u
const LABELLED =
  /(?:^|[.!?…»”"]\s+|\s\|\s)(?:photo(?:graph)?|picture|image|illustration|credit|foto|bild|crédits?|credits?|صورة|تصوير|عدسة|عکس)(?:\s+(?:by|credit|de|von))?\s*[:/–-]\s*((?:[^.]|(?<=\b\p{Lu})\.){2,80}?)\.?\s*$/iu
const MARKED = /^(?:©|\(c\)|photo(?:graph)?s?\s+by)\s*(.{2,80}?)\s*$/iu

/** The credit at the end of a caption, or null. In parentheses only an agency or a photographer's form counts. */
export function findCredit(text: string): Credit | null {
  const inParentheses = PARENTHESISED.exec(text)?.[1]
  if (inParentheses && (/[/|]/.test(inParentheses) || namesAnAgency(inParentheses) || hasCreditWord(inParentheses))) {
    return credit(inParentheses)
  }
  const labelled = LABELLED.exec(text)?.[1] ?? MARKED.exec(text)?.[1]
  return labelled ? credit(labelled) : null
}

const hasCreditWord = (text: string): boolean =>
  /^(?:photo|picture|image|file|courtesy|getty|©|صورة|تصوير)\b|\bphotos?$|\bimages$/iu.test(text)

const namesAnAgency = (text: string): boolean => text.split(/\s*[/|,–-]\s*|\s+via\s+/iu).some((part) => isAgency(part))

function credit(text: string): Credit {
  const parts = text
    .replace(/^(?:photo|picture|image)s?(?:\s+by)?\s*[:/]?\s*/iu, '')
    .split(/\s*[/|,]\s*|\s+via\s+/iu)
    .map((part) => part.trim())
    .filter(Boolean)
  const agency = parts.find((part) => isAgency(part)) ?? null
  return { text: text.trim(), agency, photographer: parts.find((part) => part !== agency) ?? null }
}

/** Whether a block of plain text is a caption: no longer than one, and credited. */
export function isCaption(text: string): boolean {
  return text.length <= 600 && !text.includes('\n\n') && findCredit(text) !== null
}

/** Shorter captions are credits and labels, which many pictures share, in UTF-16 units. */
const MIN_REPEATED = 10
/** What is left of a caption that was cut short says at least so much. */
const MIN_BEGINNING = 30
const CUT_SHORT = /\s*(?:\.\.\.|…)\s*(?:\(?(?:read |show )?more\)?|المزيد|mehr|plus|más)?$/iu

/**
 * Which of a page's captions only repeat another one: the same words as one before, or the beginning of one, cut short
 * ("… more") or without its credit.
 */
export function repeatedCaptions(captions: readonly string[]): boolean[] {
  const folded = captions.map((text) => foldLine(text))
  const firstOf = new Map<string, number>()
  folded.forEach((words, index) => {
    if (!firstOf.has(words)) firstOf.set(words, index)
  })
  const sorted = [...firstOf.keys()].sort()
  return captions.map((text, index) => {
    if (text.length < MIN_REPEATED) return false
    const words = folded[index] ?? ''
    if ((firstOf.get(words) ?? index) < index) return true
    const cut = CUT_SHORT.test(text)
    const beginning = cut ? foldLine(text.replace(CUT_SHORT, '')) : words
    if (beginning.length < MIN_BEGINNING) return false
    for (let at = lowerBound(sorted, beginning), steps = 0; steps < MAX_STEPS; at++, steps++) {
      const other = sorted[at]
      if (other === undefined || !other.startsWith(beginning)) return false
      const isOther = other.length > beginning.length && other !== words
      if (isOther && (cut || (firstOf.get(other) ?? index) < index)) return true
    }
    return false
  })
}

/** So many captions with one beginning are looked at; no page has more of them. */
const MAX_STEPS = 50

/** The first place in a sorted list that isn't before a text. */
function lowerBound(sorted: readonly string[], text: string): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < text) low = middle + 1
    else high = middle
  }
  return low
}
