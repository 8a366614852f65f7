/**
 * Which word of one version became which of the next, over whole texts, moved paragraphs included.
 *
 * Runs of words that occur once on either side are pinned first, long runs before short ones, and grown in both
 * directions as long as the words agree (the idea of patience diff, but free to cross: a moved paragraph is a pinned run
 * out of order). What is left between two pins that still follow each other is aligned word by word.
 */

import type { Tokens } from './tokens'

/** Lengths of the runs that are pinned, in turn: long ones survive in texts full of repetition, short ones in edited texts. */
const RUNS = [24, 8, 3] as const
/** Shorter runs must touch or fit between what is already known, or a common phrase would pin strangers together. */
const TRUSTED_RUN = 8
/** Gaps of more cells (old words × new words) are left open: nothing in them could be told apart. */
const LARGEST_GAP = 40_000

/** For each token of the old text, the token of the new text it is equal to and became, or −1. */
export function alignTexts(old: Tokens, now: Tokens): Int32Array {
  const image = new Int32Array(old.count).fill(-1)
  const source = new Int32Array(now.count).fill(-1)
  const pin = (i: number, j: number) => {
    image[i] = j
    source[j] = i
  }
  const oh = old.hash
  const nh = now.hash
  const grow = (i: number, j: number, length: number) => {
    for (let k = 0; k < length; k++) pin(i + k, j + k)
    for (let a = i - 1, b = j - 1; a >= 0 && b >= 0 && image[a] === -1 && source[b] === -1 && oh[a] === nh[b]; a--, b--)
      pin(a, b)
    for (
      let a = i + length, b = j + length;
      a < old.count && b < now.count && image[a] === -1 && source[b] === -1 && oh[a] === nh[b];
      a++, b++
    ) {
      pin(a, b)
    }
  }
  let head = 0
  while (head < old.count && head < now.count && oh[head] === nh[head]) {
    pin(head, head)
    head++
  }
  for (let a = old.count - 1, b = now.count - 1; a >= head && b >= head && oh[a] === nh[b]; a--, b--) pin(a, b)
  for (const length of RUNS) {
    for (const [i, j] of singularRuns(old, image, now, source, length)) {
      if (!isFree(image, i, length) || !isFree(source, j, length)) continue
      if (length < TRUSTED_RUN && !fits(image, source, i, j, length)) continue
      grow(i, j, length)
    }
    if (length === TRUSTED_RUN) {
      for (const i of strays(old, now, image)) {
        source[image[i] ?? 0] = -1
        image[i] = -1
      }
    }
  }
  fillGaps(oh, nh, image, pin)
  return image
}

function isFree(taken: Int32Array, at: number, length: number): boolean {
  for (let k = at; k < at + length; k++) if (taken[k] !== -1) return false
  return true
}

/** Whether a pair lies between the same two neighbours on both sides. */
function fits(image: Int32Array, source: Int32Array, i: number, j: number, length: number): boolean {
  let a = i - 1
  while (a >= 0 && image[a] === -1) a--
  let b = i + length
  while (b < image.length && image[b] === -1) b++
  const low = a >= 0 ? (image[a] ?? 0) : -1
  const high = b < image.length ? (image[b] ?? 0) : source.length
  return low < j && j + length <= high
}

const BASE = 0x01000197

/** Runs of so many free tokens that occur exactly once in either text, as pairs of positions, in old order. */
function singularRuns(
  old: Tokens,
  image: Int32Array,
  now: Tokens,
  source: Int32Array,
  length: number,
): [number, number][] {
  let size = 64
  while (size < (old.count + now.count) * 2) size *= 2
  const mask = size - 1
  const keys = new Int32Array(size)
  /** Position + 1 in either text; 0: not seen; −1: seen more than once. */
  const inOld = new Int32Array(size)
  const inNow = new Int32Array(size)
  const order: number[] = []
  let oldest = 1
  for (let k = 1; k < length; k++) oldest = Math.imul(oldest, BASE)
  const note = (tokens: Tokens, taken: Int32Array, seen: Int32Array, isOld: boolean) => {
    const { hash, count } = tokens
    let free = 0
    // A rolling polynomial over the last `length` tokens.
    let rolling = 0
    for (let i = 0; i < count; i++) {
      if (taken[i] !== -1) {
        free = 0
        rolling = 0
        continue
      }
      if (free === length) rolling = (rolling - Math.imul(hash[i - length] ?? 0, oldest)) | 0
      else free++
      rolling = (Math.imul(rolling, BASE) + (hash[i] ?? 0)) | 0
      if (free < length) continue
      const key = rolling === 0 ? 1 : rolling
      let slot = (key ^ (key >>> 15)) & mask
      while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask
      if (keys[slot] === 0) {
        if (!isOld) continue
        keys[slot] = key
        order.push(slot)
      }
      seen[slot] = seen[slot] === 0 ? i - length + 2 : -1
    }
  }
  note(old, image, inOld, true)
  note(now, source, inNow, false)
  const pairs: [number, number][] = []
  for (const slot of order) {
    const i = (inOld[slot] ?? 0) - 1
    const j = (inNow[slot] ?? 0) - 1
    if (i >= 0 && j >= 0 && sameRun(old, i, now, j, length)) pairs.push([i, j])
  }
  return pairs
}

function sameRun(old: Tokens, i: number, now: Tokens, j: number, length: number): boolean {
  for (let k = 0; k < length; k++) if (old.hash[i + k] !== now.hash[j + k]) return false
  return true
}

/** A run of pinned words that stayed together: first and last token on either side. */
interface Group {
  readonly first: number
  last: number
}

/**
 * Tokens pinned to a twin: their neighbours still follow each other, with something of the right length between them, so
 * the words themselves are probably there, edited, and what was pinned is a copy elsewhere. (Where a paragraph moved
 * away, its neighbours close ranks or its place is taken by one of another length.)
 */
function strays(old: Tokens, now: Tokens, image: Int32Array): number[] {
  const groups: Group[] = []
  for (let i = 0; i < image.length; i++) {
    if ((image[i] ?? -1) < 0) continue
    const group = groups.at(-1)
    if (group && follows(old, now, image, group.last, i, LOOSE)) group.last = i
    else groups.push({ first: i, last: i })
  }
  const kept: Group[] = []
  const dropped: Group[] = []
  for (const group of groups) {
    for (;;) {
      const stray = kept.at(-1)
      const before = kept.at(-2)
      if (!stray || !before || !follows(old, now, image, before.last, group.first, TIGHT)) break
      if (stray.last - stray.first >= Math.max(before.last - before.first, group.last - group.first)) break
      kept.pop()
      dropped.push(stray)
    }
    const before = kept.at(-1)
    if (before && follows(old, now, image, before.last, group.first, LOOSE)) before.last = group.last
    else kept.push({ ...group })
  }
  const tokens: number[] = []
  for (const { first, last } of dropped) {
    for (let i = first; i <= last; i++) if ((image[i] ?? -1) >= 0) tokens.push(i)
  }
  return tokens
}

/** How far the distances between two pins may differ in the two texts: so many UTF-16 units, and a share of the distance. */
const LOOSE = { units: 160, share: 0.5 }
const TIGHT = { units: 24, share: 0.25 }

function follows(old: Tokens, now: Tokens, image: Int32Array, a: number, b: number, within: typeof LOOSE): boolean {
  const was = (old.start[b] ?? 0) - (old.end[a] ?? 0)
  const is = (now.start[image[b] ?? 0] ?? 0) - (now.end[image[a] ?? 0] ?? 0)
  return is >= 0 && Math.abs(is - was) <= within.units + within.share * was
}

/** Aligns what is left between neighbours that still follow each other: the longest common subsequence of words. */
function fillGaps(oh: Int32Array, nh: Int32Array, image: Int32Array, pin: (i: number, j: number) => void): void {
  let i = 0
  while (i < image.length) {
    if (image[i] !== -1) {
      i++
      continue
    }
    let end = i
    while (end < image.length && image[end] === -1) end++
    const low = i === 0 ? 0 : (image[i - 1] ?? 0) + 1
    const high = end === image.length ? nh.length : (image[end] ?? 0)
    if (low < high && (end - i) * (high - low) <= LARGEST_GAP) fillGap(oh, i, end, nh, low, high, pin)
    i = end
  }
}

let lengths = new Uint16Array(1024)

function fillGap(
  oh: Int32Array,
  from: number,
  to: number,
  nh: Int32Array,
  low: number,
  high: number,
  pin: (i: number, j: number) => void,
): void {
  const width = high - low + 1
  const size = (to - from + 1) * width
  if (lengths.length < size) lengths = new Uint16Array(size * 2)
  lengths.fill(0, 0, size)
  for (let i = to - 1; i >= from; i--) {
    const row = (i - from) * width
    for (let j = high - 1; j >= low; j--) {
      const cell = row + (j - low)
      const right = lengths[cell + 1] ?? 0
      const below = lengths[cell + width] ?? 0
      lengths[cell] = oh[i] === nh[j] ? (lengths[cell + width + 1] ?? 0) + 1 : right > below ? right : below
    }
  }
  for (let i = from, j = low; i < to && j < high; ) {
    const cell = (i - from) * width + (j - low)
    if (oh[i] === nh[j] && lengths[cell] === (lengths[cell + width + 1] ?? 0) + 1) {
      pin(i, j)
      i++
      j++
    } else if ((lengths[cell + width] ?? 0) >= (lengths[cell + 1] ?? 0)) i++
    else j++
  }
}
