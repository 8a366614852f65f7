/** Measures of extraction, as the public collections describe theirs. */

export interface Score {
  readonly precision: number
  readonly recall: number
}

const WORD = /[\p{L}\p{N}\p{M}_]+/gu

/** Words of a text, as the benchmarks count them. */
export const wordsOf = (text: string): string[] => text.match(WORD) ?? []

/** Precision and recall of runs of `size` words, counted with multiplicity. A text shorter than a run is one run. */
export function shingleScore(expected: string, found: string, size: number): Score {
  const want = shingles(wordsOf(expected), size)
  const have = shingles(wordsOf(found), size)
  let shared = 0
  let wanted = 0
  let had = 0
  for (const [run, count] of want) {
    wanted += count
    shared += Math.min(count, have.get(run) ?? 0)
  }
  for (const count of have.values()) had += count
  return { precision: had === 0 ? (wanted === 0 ? 1 : 0) : shared / had, recall: wanted === 0 ? 1 : shared / wanted }
}

function shingles(words: readonly string[], size: number): Map<string, number> {
  const runs = new Map<string, number>()
  const last = words.length === 0 ? 0 : Math.max(1, words.length - size + 1)
  for (let at = 0; at < last; at++) {
    const run = words.slice(at, at + size).join(' ')
    runs.set(run, (runs.get(run) ?? 0) + 1)
  }
  return runs
}

/** Harmonic mean; 0 when either part is. */
export const f1 = ({ precision, recall }: Score): number =>
  precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)

export const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length

/** Mean precision and mean recall over pages. */
export const meanScore = (scores: readonly Score[]): Score => ({
  precision: mean(scores.map(({ precision }) => precision)),
  recall: mean(scores.map(({ recall }) => recall)),
})
