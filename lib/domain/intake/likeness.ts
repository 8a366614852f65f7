/**
 * Whether two texts are the same article: the share of their runs of three words that both have (Jaccard's index of
 * shingles), and bands of minima by which texts that are alike find each other in an index without being compared one by
 * one (MinHash and its banding: Broder 1997).
 */

import { fold } from '../folding'

/** Words in a run. */
const RUN = 3
/** Of longer texts the beginning counts, in UTF-16 units: no page of news is longer, and the work has an end. */
const LONGEST = 100_000
const BANDS = 16
const ROWS = 4
/** From this share of common runs on, two texts are taken for one article. */
export const SAME_ARTICLE = 0.5

const WORD = /[\p{L}\p{N}]+/gu

/** The runs of a text's words, folded, as numbers of 32 bits. A text of fewer words is one run. */
export function runsOf(text: string): ReadonlySet<number> {
  const words = fold(text.slice(0, LONGEST)).match(WORD) ?? []
  const runs = new Set<number>()
  const last = Math.max(1, words.length - RUN + 1)
  for (let at = 0; at < last && words.length > 0; at += 1) runs.add(hashOf(words.slice(at, at + RUN).join(' ')))
  return runs
}

/** Share of the runs of both that both have, 0 to 1; 0 for a text without words. */
export function likeness(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one]
  let shared = 0
  for (const run of few) if (many.has(run)) shared += 1
  return one.size === 0 ? 0 : shared / (one.size + other.size - shared)
}

/**
 * What a text is found by: for two texts that share half of their runs, at least one band is equal in two of three cases;
 * with seven tenths in 99 of 100; with a fifth in 3 of 100. Empty for a text without words.
 */
export function bandsOf(runs: ReadonlySet<number>): readonly string[] {
  if (runs.size === 0) return []
  const least = new Uint32Array(BANDS * ROWS).fill(0xffffffff)
  for (const run of runs) {
    for (let row = 0; row < least.length; row += 1) {
      const mixed = mix(run ^ Math.imul(row + 1, 0x9e3779b1))
      if (mixed < (least[row] ?? 0)) least[row] = mixed
    }
  }
  return Array.from({ length: BANDS }, (_, band) => {
    let value = band
    for (let row = 0; row < ROWS; row += 1) value = mix(value ^ (least[band * ROWS + row] ?? 0))
    return `${band}-${value.toString(16).padStart(8, '0')}`
  })
}

/** FNV-1a over UTF-16 units, mixed. */
function hashOf(words: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < words.length; at += 1) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193)
  return mix(hash)
}

/** Spreads 32 bits over 32 bits (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
