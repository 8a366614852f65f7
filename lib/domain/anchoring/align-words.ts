/**
 * Which word became which, between the words of a selector and a stretch of the text: local alignment (Smith and
 * Waterman 1981) over tokens. Local, because the context at either end may be gone.
 */

import { isWordHash, type Tokens } from './tokens'

/** Cost of a word put in, left out or replaced, in the units of the weights; punctuation comes and goes more easily. */
const GAP = 2
const GAP_IN_PUNCTUATION = 1

/** Where a step of the best path came from. */
const STOP = 0
const DIAGONAL = 1
const UP = 2
const LEFT = 3

let steps = new Uint8Array(1 << 14)
let row = new Int32Array(256)

/**
 * For each token of `a`, the token of `b` it is equal to on the best path, or −1.
 *
 * @param weights what a match of each token of `a` is worth: rare words much, commas little
 */
export function alignWords(a: Tokens, weights: Int32Array, b: Tokens, from: number, to: number): Int32Array {
  const image = new Int32Array(a.count).fill(-1)
  const width = Math.max(0, to - from)
  if (steps.length < a.count * width) steps = new Uint8Array(a.count * width * 2)
  if (row.length < width + 1) row = new Int32Array(width * 2)
  row.fill(0, 0, width + 1)
  const ah = a.hash
  const bh = b.hash
  let best = 0
  let bestCell = -1
  for (let i = 0, cell = 0; i < a.count; i++) {
    const own = ah[i] ?? 0
    const weight = weights[i] ?? 0
    const leftOut = isWordHash(own) ? GAP : GAP_IN_PUNCTUATION
    let diagonal = 0
    let left = 0
    for (let j = 0; j < width; j++, cell++) {
      const up = row[j + 1] ?? 0
      const other = bh[from + j] ?? 0
      const putIn = isWordHash(other) ? GAP : GAP_IN_PUNCTUATION
      let score = diagonal + (other === own ? weight : -GAP)
      let step = DIAGONAL
      if (up - leftOut > score) {
        score = up - leftOut
        step = UP
      }
      if (left - putIn > score) {
        score = left - putIn
        step = LEFT
      }
      if (score <= 0) {
        score = 0
        step = STOP
      }
      steps[cell] = step
      diagonal = up
      row[j + 1] = score
      left = score
      if (score > best) {
        best = score
        bestCell = cell
      }
    }
  }
  for (let cell = bestCell; cell >= 0; ) {
    const step = steps[cell]
    const i = Math.floor(cell / width)
    const j = cell % width
    if (step === STOP || step === undefined) break
    if (step === DIAGONAL && ah[i] === bh[from + j]) image[i] = from + j
    if (i === 0 && step !== LEFT) break
    if (j === 0 && step !== UP) break
    cell -= step === DIAGONAL ? width + 1 : step === UP ? width : 1
  }
  return image
}
