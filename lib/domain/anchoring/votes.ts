/**
 * Where in the text a phrase may have gone: every rare word votes for the place where the phrase would begin if that
 * word hadn't moved within it. Places where many agree are worth a closer look.
 */

import type { SearchedText } from './searched-text'
import type { Phrase } from './sought'
import { isWordHash } from './tokens'

/** Votes cast per phrase at most: rare words first, so what is cut off says little. */
const MOST_VOTES = 400
/** Tokens per ballot box: insertions and deletions inside the phrase scatter its votes by so much. */
const BOX = 16
/** Places with a smaller share of all possible votes can't hold half of the quote. */
const LEAST_SHARE = 0.15
/** Places with a smaller share of the best one's votes can't compete with it. */
const LEAST_OF_BEST = 0.5

/** Scratch, as large as the largest text so far; cleared after each use. */
let boxes = new Float64Array(1024)

/**
 * Token positions where the phrase may begin, likeliest first.
 *
 * @param expected token position near which a word's places are kept if it has too many
 * @param most how many places to name
 */
export function likelyPlaces(searched: SearchedText, phrase: Phrase, expected: number, most: number): number[] {
  const { words } = searched
  const { tokens } = phrase
  const { count } = tokens
  const size = ((words.tokens.count + count) >> 4) + 3
  if (boxes.length < size) boxes = new Float64Array(size * 2)
  const ballots: number[] = []
  for (let i = 0; i < count; i++) if (isWordHash(tokens.hash[i] ?? 0)) ballots.push(i)
  const frequency = (i: number) => words.end(tokens.hash[i] ?? 0) - words.begin(tokens.hash[i] ?? 0)
  ballots.sort((a, b) => frequency(a) - frequency(b))
  const touched: number[] = []
  let cast = 0
  let possible = 0
  for (const at of ballots) {
    const places = frequency(at)
    if (cast > 0 && cast + places > MOST_VOTES) break
    cast += places
    const weight = 1 / (1 + Math.log2(Math.max(1, places)))
    possible += weight
    castVotes(searched, tokens.hash[at] ?? 0, at - count, weight, expected, touched)
  }
  const chosen: number[] = []
  let least = possible * LEAST_SHARE
  while (chosen.length < most) {
    // A phrase may straddle two boxes.
    let best = -1
    let votes = least
    for (const box of touched) {
      const sum = (boxes[box] ?? 0) + (boxes[box + 1] ?? 0)
      const place = (box + 1) * BOX - count
      if (sum > votes && chosen.every((other) => Math.abs(other - place) > BOX)) {
        votes = sum
        best = place
      }
    }
    if (best === -1) break
    chosen.push(best)
    if (chosen.length === 1) least = votes * LEAST_OF_BEST
  }
  for (const box of touched) boxes[box] = 0
  return chosen
}

/** Puts a word's vote into the box of every place where the phrase would begin, `shift` tokens from the word. */
function castVotes(
  { words }: SearchedText,
  hash: number,
  shift: number,
  weight: number,
  expected: number,
  touched: number[],
): void {
  const { places, tokens } = words
  let begin = words.begin(hash)
  let end = words.end(hash)
  if (end - begin > MOST_VOTES) {
    const nearest = firstAtOrAfter(places, begin, end, expected)
    begin = Math.max(begin, nearest - MOST_VOTES / 2)
    end = Math.min(end, nearest + MOST_VOTES / 2)
  }
  for (let k = begin; k < end; k++) {
    const place = places[k] ?? 0
    if (tokens.hash[place] !== hash) continue
    const box = ((place - shift) / BOX) | 0
    if (boxes[box] === 0) touched.push(box)
    boxes[box] = (boxes[box] ?? 0) + weight
  }
}

function firstAtOrAfter(places: Int32Array, begin: number, end: number, position: number): number {
  let low = begin
  let high = end
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) < position) low = middle + 1
    else high = middle
  }
  return low
}
