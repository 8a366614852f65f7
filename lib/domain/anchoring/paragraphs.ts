/**
 * Which paragraph became which, and which of them changed their order: what tells *moved* from *exact* (rule R7).
 * A paragraph is what stands between line breaks.
 */

import type { CutText } from './tokens'

/** For each token, the number of its paragraph, from 0. */
export function paragraphNumbers({ count, lineStarts }: CutText): Int32Array {
  const numbers = new Int32Array(count)
  lineStarts.forEach((start, line) => numbers.fill(line + 1, start, lineStarts[line + 1] ?? count))
  return numbers
}

/** Tells whether an old token that is now a certain new token kept its place among the paragraphs. */
export type KeptPlace = (old: number, now: number) => boolean

/**
 * Compares the order of paragraphs.
 *
 * A paragraph corresponds to the one that took most of its words, seen from either side, so that splitting or joining
 * paragraphs moves nothing. It kept its order if it is in *every* longest run of paragraphs that follow each other in
 * both texts: of two that swapped places, both moved.
 *
 * @param image per old token the new one, or −1
 */
export function keptPlaces(old: CutText, now: CutText, image: Int32Array): KeptPlace {
  const oldNumbers = paragraphNumbers(old)
  const nowNumbers = paragraphNumbers(now)
  const oldCount = (oldNumbers.at(-1) ?? -1) + 1
  const shared = new Map<number, number>()
  const width = (nowNumbers.at(-1) ?? -1) + 1
  // Most words went where the one before them did: these are counted together.
  let last = -1
  let together = 0
  for (let i = 0; i < old.count; i++) {
    const j = image[i] ?? -1
    if (j < 0) continue
    const pair = (oldNumbers[i] ?? 0) * width + (nowNumbers[j] ?? 0)
    if (pair !== last) {
      if (together > 0) shared.set(last, (shared.get(last) ?? 0) + together)
      last = pair
      together = 0
    }
    together++
  }
  if (together > 0) shared.set(last, (shared.get(last) ?? 0) + together)
  const became = new Int32Array(oldCount).fill(-1)
  const cameFrom = new Int32Array(width).fill(-1)
  const most = new Int32Array(oldCount)
  const mostNow = new Int32Array(width)
  for (const [pair, words] of shared) {
    const from = Math.floor(pair / width)
    const to = pair % width
    if (words > (most[from] ?? 0)) {
      most[from] = words
      became[from] = to
    }
    if (words > (mostNow[to] ?? 0)) {
      mostNow[to] = words
      cameFrom[to] = from
    }
  }
  const steady = inEveryLongestRun(became)
  return (i, j) => {
    const from = oldNumbers[i] ?? -1
    const to = nowNumbers[j] ?? -1
    return (became[from] === to || cameFrom[to] === from) && steady[from] === 1
  }
}

/**
 * Marks the entries that are in every longest non-decreasing subsequence; entries below 0 are left out.
 * Patience sorting from both ends, O(n log n).
 */
export function inEveryLongestRun(values: Int32Array): Uint8Array {
  const { length } = values
  const upTo = runLengths(length, (i) => values[i] ?? -1)
  const mirrored = runLengths(length, (i) => {
    const value = values[length - 1 - i] ?? -1
    return value < 0 ? -1 : 0x3fffffff - value
  })
  let longest = 0
  for (const run of upTo) longest = Math.max(longest, run)
  const holders = new Int32Array(longest + 1)
  const onLongest = (i: number) =>
    (upTo[i] ?? 0) > 0 && (upTo[i] ?? 0) + (mirrored[length - 1 - i] ?? 0) - 1 === longest
  for (let i = 0; i < length; i++) if (onLongest(i)) holders[upTo[i] ?? 0] = (holders[upTo[i] ?? 0] ?? 0) + 1
  const steady = new Uint8Array(length)
  for (let i = 0; i < length; i++) if (onLongest(i) && holders[upTo[i] ?? 0] === 1) steady[i] = 1
  return steady
}

/** Length of the longest non-decreasing run that ends at each entry; 0 for entries that are left out. */
function runLengths(length: number, value: (i: number) => number): Int32Array {
  const runs = new Int32Array(length)
  const tails: number[] = []
  for (let i = 0; i < length; i++) {
    const own = value(i)
    if (own < 0) continue
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((tails[middle] ?? 0) <= own) low = middle + 1
      else high = middle
    }
    tails[low] = own
    runs[i] = low + 1
  }
  return runs
}
