/** Runs of words that stand once on either side of a gap between two texts: nothing else can be meant by them. */

import type { Tokens } from './tokens'

/** Two ranges of tokens that lie opposite each other: old [from, to), new [low, high). */
export interface Gap {
  readonly from: number
  readonly to: number
  readonly low: number
  readonly high: number
}

/**
 * Scratch for `eachSingularRun`: an open hash table. Two fields to a slot, so that they are read at once: a number made of a
 * run's words, and its entry; 0: none.
 */
let table = new Int32Array(0)
/**
 * Scratch: the different runs of the old text in order, from 1: where they begin on either side, + 1; 0: not there; −1:
 * more than once. Apart from the table, for the new text nearly follows this order.
 */
let inOld = new Int32Array(0)
let inNow = new Int32Array(0)

/** Visits the runs of so many free tokens that occur exactly once on either side of a gap, in old order. */
export function eachSingularRun(
  old: Tokens,
  image: Int32Array,
  now: Tokens,
  source: Int32Array,
  { from, to, low, high }: Gap,
  length: number,
  visit: (i: number, j: number) => void,
): void {
  const free = freeIn(image, from, to)
  if (free < length) return
  let size = 64
  while (size < free * 2) size *= 2
  if (table.length < 2 * size) {
    table = new Int32Array(2 * size)
    inOld = new Int32Array(size)
    inNow = new Int32Array(size)
  }
  const [runs, firsts, seconds] = [table, inOld, inNow]
  const count = noteRuns(old.hash, image, from, to, length, runs, size - 1, firsts, true)
  seconds.fill(0, 0, count + 1)
  noteRuns(now.hash, source, low, high, length, runs, size - 1, seconds, false)
  runs.fill(0, 0, 2 * size)
  for (let entry = 1; entry <= count; entry++) {
    const i = (firsts[entry] ?? 0) - 1
    const j = (seconds[entry] ?? 0) - 1
    // Most runs were pinned by the growth of another meanwhile.
    if (i >= 0 && j >= 0 && image[i] === -1) visit(i, j)
  }
}

function freeIn(taken: Int32Array, from: number, to: number): number {
  let free = 0
  for (let i = from; i < to; i++) if (taken[i] === -1) free++
  return free
}

const BASE = 0x01000197

/** Notes where the runs of one side begin; those of the new side only if the old one has them. Returns how many are new. */
function noteRuns(
  hash: Int32Array,
  taken: Int32Array,
  from: number,
  to: number,
  length: number,
  runs: Int32Array,
  mask: number,
  seen: Int32Array,
  isOld: boolean,
): number {
  let oldest = 1
  for (let k = 1; k < length; k++) oldest = Math.imul(oldest, BASE)
  let count = 0
  let free = 0
  // A rolling polynomial over the last `length` tokens.
  let rolling = 0
  for (let i = from; i < to; i++) {
    if (taken[i] !== -1) {
      free = 0
      rolling = 0
      continue
    }
    if (free === length) rolling = (rolling - Math.imul(hash[i - length] ?? 0, oldest)) | 0
    else free++
    rolling = (Math.imul(rolling, BASE) + (hash[i] ?? 0)) | 0
    if (free < length) continue
    let slot = (rolling ^ (rolling >>> 15)) & mask
    let entry = runs[2 * slot + 1] ?? 0
    while (entry !== 0 && runs[2 * slot] !== rolling) {
      slot = (slot + 1) & mask
      entry = runs[2 * slot + 1] ?? 0
    }
    if (entry !== 0) seen[entry] = seen[entry] === 0 ? i - length + 2 : -1
    else if (isOld) {
      runs[2 * slot] = rolling
      runs[2 * slot + 1] = ++count
      seen[count] = i - length + 2
    }
  }
  return count
}
