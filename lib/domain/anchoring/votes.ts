/**
 * Where in the text a phrase may have gone: every rare word votes for the place where the phrase would begin if that
 * word hadn't moved within it. Places where many agree are worth a closer look.
 */

import type { SearchedText } from './searched-text'
import type { Phrase } from './sought'
import { isWordHash } from './tokens'

/** Votes cast per phrase at most: rare words first, so what is cut off says little. */
const MOST_VOTES = 600
/** Tokens per ballot box: insertions and deletions inside the phrase scatter its votes by so much. */
const BOX = 16

/** Scratch, as large as the largest text so far; cleared after each use. */
let boxes = new Float32Array(1024)

/**
 * Token positions where the phrase may begin, likeliest first.
 *
 * @param expected token position near which a word's places are kept if it has too many
 * @param most how many places to name
 */
export function likelyPlaces(searched: SearchedText, phrase: Phrase, expected: number, most: number): number[] {
  const { words } = searched
  const { tokens: text } = words
  const { tokens } = phrase
  const size = ((text.count + tokens.count) >> 4) + 3
  if (boxes.length < size) boxes = new Float32Array(size * 2)
  const ballots: { at: number; places: number }[] = []
  for (let i = 0; i < tokens.count; i++) {
    const hash = tokens.hash[i] ?? 0
    if (!isWordHash(hash)) continue
    const places = words.end(hash) - words.begin(hash)
    if (places > 0) ballots.push({ at: i, places })
  }
  ballots.sort((a, b) => a.places - b.places)
  const touched: number[] = []
  let cast = 0
  for (const { at, places } of ballots) {
    if (cast > 0 && cast + places > MOST_VOTES) break
    cast += places
    const hash = tokens.hash[at] ?? 0
    const weight = searched.weight(hash) / (1 + Math.log2(places))
    let begin = words.begin(hash)
    let end = words.end(hash)
    if (places > MOST_VOTES) {
      let low = begin
      let high = end
      while (low < high) {
        const middle = (low + high) >> 1
        if ((words.places[middle] ?? 0) < expected) low = middle + 1
        else high = middle
      }
      begin = Math.max(begin, low - MOST_VOTES / 2)
      end = Math.min(end, low + MOST_VOTES / 2)
    }
    for (let k = begin; k < end; k++) {
      const place = words.places[k] ?? 0
      if (text.hash[place] !== hash) continue
      const box = ((place - at + tokens.count) / BOX) | 0
      if (boxes[box] === 0) touched.push(box)
      boxes[box] = (boxes[box] ?? 0) + weight
    }
  }
  // A phrase may straddle two boxes.
  const ranked = touched
    .map((box) => ({ box, votes: (boxes[box] ?? 0) + (boxes[box + 1] ?? 0) }))
    .sort((a, b) => b.votes - a.votes)
  for (const box of touched) boxes[box] = 0
  const chosen: number[] = []
  const least = (ranked[0]?.votes ?? 0) / 4
  for (const { box, votes } of ranked) {
    if (chosen.length >= most || votes < least) break
    const place = (box + 1) * BOX - tokens.count
    if (chosen.every((other) => Math.abs(other - place) > BOX)) chosen.push(place)
  }
  return chosen
}
