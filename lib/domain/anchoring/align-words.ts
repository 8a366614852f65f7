/**
 * Which word became which, between the words of a selector and a stretch of the text: local alignment (Smith and
 * Waterman 1981) over tokens. Local, because the context at either end may be gone.
 */

import type { Tokens } from './tokens'

/** Cost of a mark put in or left out; a word costs twice that, as does a token replaced by another. */
const GAP_IN_PUNCTUATION = 1
const GAP = 2

const gapCost = (hash: number): number => GAP_IN_PUNCTUATION + (hash & 1)

/** Scratch: the score of the best path that ends with a pair of tokens, row by row, with a row and a column of 0 before. */
let scores = new Int16Array(1 << 14)
/** Scratch: which columns of the last row, and of the one being filled, hold more than 0. */
let reached = new Int32Array(256)
let reachedNext = new Int32Array(256)

/** Scratch: the columns by the lowest bits of their token's number, each leading to the next; −1 after the last. */
const DRAWERS = 64
const firstColumn = new Int32Array(DRAWERS)
let nextColumn = new Int32Array(256)

const drawerOf = (hash: number): number => (hash >> 1) & (DRAWERS - 1)

/**
 * For each token of `a`, the token of `b` it is equal to on the best path, or −1.
 *
 * @param weights what a match of each token of `a` is worth, together at most 32,767: rare words much, commas little
 */
export function alignWords(a: Tokens, weights: Int32Array, b: Tokens, from: number, to: number): Int32Array {
  const width = Math.max(0, to - from)
  const stride = width + 1
  makeRoom(a.count, width)
  const { hash: ah } = a
  const { hash: bh } = b
  firstColumn.fill(-1)
  for (let j = width - 1; j >= 0; j--) {
    const drawer = drawerOf(bh[from + j] ?? 0)
    nextColumn[j] = firstColumn[drawer] ?? -1
    firstColumn[drawer] = j
  }
  let best = 0
  let bestCell = 0
  let count = 0
  // Most of the table stays 0: only cells with equal tokens, and those that a path goes on to from them, are computed.
  for (let i = 0; i < a.count; i++) {
    const own = ah[i] ?? 0
    const weight = weights[i] ?? 0
    const leftOut = gapCost(own)
    const row = (i + 1) * stride + 1
    let match = firstColumn[drawerOf(own)] ?? -1
    let next = 0
    let nextCount = 0
    let left = 0
    reached[count] = width
    let j = nearer(reached[0] ?? 0, match)
    while (j < width) {
      const cell = row + j
      const up = scores[cell - stride] ?? 0
      const diagonal = scores[cell - stride - 1] ?? 0
      const other = bh[from + j] ?? 0
      let score = other === own ? diagonal + weight : diagonal - GAP
      if (up - leftOut > score) score = up - leftOut
      if (left - gapCost(other) > score) score = left - gapCost(other)
      if (score > 0) {
        scores[cell] = score
        reachedNext[nextCount++] = j
        if (score > best) {
          best = score
          bestCell = cell
        }
        left = score
        j++
        continue
      }
      left = 0
      if (up > 0) {
        j++
        continue
      }
      while ((reached[next] ?? 0) <= j) next++
      while (match >= 0 && match <= j) match = nextColumn[match] ?? -1
      j = nearer(reached[next] ?? 0, match)
    }
    const last = reached
    reached = reachedNext
    reachedNext = last
    count = nextCount
  }
  return followBack(a, weights, b, from, stride, bestCell)
}

/** The column that comes first, of one and a match's; −1 is no match. */
const nearer = (column: number, match: number): number => (match >= 0 && match < column ? match : column)

function makeRoom(height: number, width: number): void {
  const size = (height + 1) * (width + 1)
  if (scores.length < size) scores = new Int16Array(size * 2)
  else scores.fill(0, 0, size)
  if (reached.length > width) return
  reached = new Int32Array(width * 2)
  reachedNext = new Int32Array(width * 2)
  nextColumn = new Int32Array(width * 2)
}

/** The pairs of equal tokens on the path that ends in a cell. */
function followBack(a: Tokens, weights: Int32Array, b: Tokens, from: number, stride: number, end: number): Int32Array {
  const image = new Int32Array(a.count).fill(-1)
  for (let cell = end; ; ) {
    const score = scores[cell] ?? 0
    if (score === 0) return image
    const i = Math.floor(cell / stride) - 1
    const j = from + (cell % stride) - 1
    const own = a.hash[i] ?? 0
    const isMatch = own === b.hash[j]
    const diagonal = scores[cell - stride - 1] ?? 0
    if (score === diagonal + (isMatch ? (weights[i] ?? 0) : -GAP)) {
      if (isMatch) image[i] = j
      cell -= stride + 1
    } else if (score === (scores[cell - stride] ?? 0) - gapCost(own)) cell -= stride
    else cell--
  }
}
