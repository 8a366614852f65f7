/**
 * The texts that were searched last, kept for the next search: while an article is marked, or marks from elsewhere are
 * brought in, one quote after another is sought in the same version, or followed from the same one to the next.
 */

import { Belonging } from './belonging'
import { Follower } from './follow'
import { SearchedText } from './searched-text'

/** So many texts are kept, the versions of an article that are compared with each other; … */
const MOST_KEPT = 4
/** … none that is longer, in UTF-16 units. */
const LONGEST_KEPT = 500_000

/** The last one first. */
let recent: readonly SearchedText[] = []

/** A text made ready for the search. One of the last ones is found again as far as it was read. */
export function searched(text: string): SearchedText {
  const [last] = recent
  if (last?.text === text) return last
  const made = recent.find((kept) => kept.text === text) ?? new SearchedText(text)
  if (text.length <= LONGEST_KEPT) recent = [made, ...recent.filter((kept) => kept !== made)].slice(0, MOST_KEPT)
  return made
}

/** An older text and a newer one, and what became of the words of the older. */
interface Pair {
  readonly old: SearchedText
  readonly now: SearchedText
  readonly follower: Follower
}

/** Two whole versions of a text. */
export interface Revision extends Pair {
  readonly belonging: Belonging
}

let lastRevision: Revision | null = null
let lastMemory: Pair | null = null

const isKept = ({ old, now }: Pair): boolean => Math.max(old.text.length, now.text.length) <= LONGEST_KEPT

/** What became of one version in another. The last answer is kept: quotes are followed one by one from the same version. */
export function revisionOf(old: SearchedText, now: SearchedText): Revision {
  if (lastRevision?.old === old && lastRevision.now === now) return lastRevision
  const follower = new Follower(old, now, true)
  const made = { old, now, follower, belonging: new Belonging(old, now, follower.alignment) }
  lastRevision = isKept(made) ? made : null
  return made
}

/**
 * What became of the words that quotes remember of an older text (`recollection.ts`). The last answer is kept: quotes that are
 * brought in are looked for to be shown, and again to be stored.
 */
export function followedMemory(memory: string, now: SearchedText): Pair {
  if (lastMemory?.now === now && lastMemory.old.text === memory) return lastMemory
  const old = new SearchedText(memory)
  const made = { old, now, follower: new Follower(old, now, false) }
  lastMemory = isKept(made) ? made : null
  return made
}
