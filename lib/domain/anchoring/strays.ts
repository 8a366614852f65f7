/**
 * Words pinned to a copy of themselves elsewhere, because the words in their own place were edited: the trap in texts
 * full of repetition.
 */

import type { Tokens } from './tokens'

/** Pinned words that stayed together: first and last token of the old text, and where the first one went. */
interface Group {
  readonly first: number
  readonly last: number
  readonly image: number
  /** How many tokens it holds. */
  readonly weight: number
}

/** How far two words may have drifted apart and still follow each other: in UTF-16 units, and as a share of their distance. */
const DRIFT = 24
const DRIFT_SHARE = 0.25
/** Edited words are still the same ones for the most part; other words share only the frequent ones. */
const MOST_WORDS = 0.6

/**
 * The tokens of the old text that are pinned to a copy.
 *
 * The heaviest chain of groups that follow each other is believed. A group off the chain either moved, then its old place
 * closed or other words took it; or it was pinned to a copy, then its old place is as wide as before and holds most of
 * its words. A group on the chain was pinned to a copy if it follows neither of its neighbours, while those follow each
 * other as before, with its words between them.
 */
export function strays(old: Tokens, now: Tokens, image: Int32Array, source: Int32Array): number[] {
  const { start: oldStart, end: oldEnd } = old
  const { start: nowStart, end: nowEnd } = now
  const follows = (a: number, b: number) => {
    const was = (oldStart[b] ?? 0) - (oldEnd[a] ?? 0)
    const is = (nowStart[image[b] ?? 0] ?? 0) - (nowEnd[image[a] ?? 0] ?? 0)
    return is >= 0 && Math.abs(is - was) <= DRIFT + DRIFT_SHARE * was
  }
  const groups = groupsOf(image, follows)
  const chained = heaviestChain(groups)
  /** Whether most words of a group are still between two others, where nothing else is pinned to them. */
  const isStillThere = ({ first, last }: Group, a: Group, b: Group) => {
    const words = new Map<number, number>()
    for (let j = (image[a.last] ?? 0) + 1; j < b.image; j++) {
      if ((source[j] ?? -1) >= 0) continue
      const word = now.hash[j] ?? 0
      words.set(word, (words.get(word) ?? 0) + 1)
    }
    let found = 0
    for (let i = first; i <= last; i++) {
      const left = words.get(old.hash[i] ?? 0) ?? 0
      if (left === 0) continue
      words.set(old.hash[i] ?? 0, left - 1)
      found++
    }
    return found > MOST_WORDS * (last + 1 - first)
  }
  /** Whether a group was pinned to a copy though its neighbours on both sides stayed round its own place. */
  const isBypassed = (a: Group | undefined, group: Group, b: Group | undefined) =>
    a !== undefined &&
    b !== undefined &&
    follows(a.last, b.first) &&
    !follows(a.last, group.first) &&
    !follows(group.last, b.first) &&
    isStillThere(group, a, b)
  const copies: Group[] = []
  const chain: Group[] = []
  let between: Group[] = []
  groups.forEach((group, i) => {
    if (!chained[i]) {
      between.push(group)
      return
    }
    if (isBypassed(groups[i - 1], group, groups[i + 1])) {
      copies.push(group)
      return
    }
    const last = chain.at(-1)
    if (last && between.length > 0 && follows(last.last, group.first)) {
      copies.push(...between.filter((copy) => isStillThere(copy, last, group)))
    }
    between = []
    for (;;) {
      const before = chain.at(-2)
      const beside = chain.at(-1)
      if (!before || !beside || !follows(before.last, group.first)) break
      if (follows(before.last, beside.first) || follows(beside.last, group.first)) break
      if (!isStillThere(beside, before, group)) break
      copies.push(beside)
      chain.pop()
    }
    chain.push(group)
  })
  const tokens: number[] = []
  for (const { first, last } of copies) {
    for (let i = first; i <= last; i++) if ((image[i] ?? -1) >= 0) tokens.push(i)
  }
  return tokens
}

function groupsOf(image: Int32Array, follows: (a: number, b: number) => boolean): Group[] {
  const groups: Group[] = []
  let first = -1
  let last = -1
  let weight = 0
  const close = () => {
    if (first >= 0) groups.push({ first, last, image: image[first] ?? 0, weight })
  }
  for (let i = 0; i < image.length; i++) {
    if ((image[i] ?? -1) < 0) continue
    if (first < 0 || !follows(last, i)) {
      close()
      first = i
      weight = 0
    }
    last = i
    weight++
  }
  close()
  return groups
}

/** Marks the groups on the heaviest chain whose images ascend; a Fenwick tree over the images keeps it O(n log n). */
function heaviestChain(groups: readonly Group[]): Uint8Array {
  const byImage = groups.map((_, i) => i).sort((a, b) => (groups[a]?.image ?? 0) - (groups[b]?.image ?? 0))
  const rank = new Int32Array(groups.length)
  byImage.forEach((group, r) => {
    rank[group] = r + 1
  })
  /** Per node of the tree, the chain with the greatest weight that ends in its range, as group + 1. */
  const ends = new Int32Array(groups.length + 1)
  const weights = new Float64Array(groups.length)
  const previous = new Int32Array(groups.length).fill(-1)
  const weightOf = (entry: number) => (entry === 0 ? 0 : (weights[entry - 1] ?? 0))
  let heaviest = 0
  groups.forEach(({ weight }, i) => {
    let best = 0
    for (let r = (rank[i] ?? 0) - 1; r > 0; r -= r & -r)
      if (weightOf(ends[r] ?? 0) > weightOf(best)) best = ends[r] ?? 0
    weights[i] = weight + weightOf(best)
    previous[i] = best - 1
    for (let r = rank[i] ?? 0; r <= groups.length; r += r & -r)
      if (weightOf(ends[r] ?? 0) < weightOf(i + 1)) ends[r] = i + 1
    if (weightOf(i + 1) > weightOf(heaviest)) heaviest = i + 1
  })
  const chained = new Uint8Array(groups.length)
  for (let i = heaviest - 1; i >= 0; i = previous[i] ?? -1) chained[i] = 1
  return chained
}
