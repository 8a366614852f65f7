/*
 * The Merkle tree of transparency logs (RFC 9162, section 2.1): one hash for a list of entries, and short proofs that an entry
 * is in it, or that a later list begins with an earlier one.
 */

/** SHA-256 of bytes: passed in, because the domain imports nothing. */
export type HashBytes = (bytes: Uint8Array) => Uint8Array

/** Leaves `from` (included) to `to` (excluded), counted from 0. */
export interface LeafRange {
  readonly from: number
  readonly to: number
}

/** Told apart by their first byte, so that no entry can pass for the hash of a subtree. */
const LEAF = 0
const NODE = 1

export const leafHash = (entry: Uint8Array, hash: HashBytes): Uint8Array => hash(Uint8Array.of(LEAF, ...entry))

const nodeHash = (left: Uint8Array, right: Uint8Array, hash: HashBytes): Uint8Array =>
  hash(Uint8Array.of(NODE, ...left, ...right))

/** The root of a list that is read once, from its first entry on: it keeps one hash for each bit of the size. */
export class MerkleFrontier {
  /** Full subtrees from left to right, each larger than the next. */
  readonly #subtrees: { readonly leaves: number; readonly hash: Uint8Array }[] = []
  #size = 0

  constructor(private readonly hash: HashBytes) {}

  get size(): number {
    return this.#size
  }

  add(entry: Uint8Array): void {
    let grown = { leaves: 1, hash: leafHash(entry, this.hash) }
    for (let last = this.#subtrees.at(-1); last?.leaves === grown.leaves; last = this.#subtrees.at(-1)) {
      this.#subtrees.pop()
      grown = { leaves: grown.leaves * 2, hash: nodeHash(last.hash, grown.hash, this.hash) }
    }
    this.#subtrees.push(grown)
    this.#size += 1
  }

  root(): Uint8Array {
    const [last, ...larger] = this.#subtrees.toReversed()
    if (!last) return this.hash(new Uint8Array())
    return larger.reduce((right, left) => nodeHash(left.hash, right, this.hash), last.hash)
  }
}

/** The largest power of two below a size of two or more: where a tree is split. */
function splitOf(size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}

/**
 * The subtrees whose roots, in this order, prove that the list of `size` begins with its first `older` entries. (2.1.4.1)
 *
 * @throws RangeError unless 0 < older ≤ size
 */
export function consistencyProofRanges(older: number, size: number): LeafRange[] {
  if (!(older > 0 && older <= size)) throw new RangeError(`no list of ${size} begins with one of ${older}`)
  const subproof = (count: number, from: number, to: number, known: boolean): LeafRange[] => {
    const leaves = to - from
    if (count === leaves) return known ? [] : [{ from, to }]
    const middle = from + splitOf(leaves)
    return count <= middle - from
      ? [...subproof(count, from, middle, known), { from: middle, to }]
      : [...subproof(count - (middle - from), middle, to, false), { from, to: middle }]
  }
  return subproof(older, 0, size, true)
}

/**
 * The subtrees whose roots, in this order, prove that the entry at `index` (from 0) is in the list of `size`. (2.1.3.1)
 *
 * @throws RangeError for an entry outside of the list
 */
export function inclusionProofRanges(index: number, size: number): LeafRange[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`a list of ${size} has no entry ${index}`)
  const path = (from: number, to: number): LeafRange[] => {
    if (to - from === 1) return []
    const middle = from + splitOf(to - from)
    return index < middle ? [...path(from, middle), { from: middle, to }] : [...path(middle, to), { from, to: middle }]
  }
  return path(0, size)
}

const same = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, at) => byte === b[at])

const isOdd = (value: number) => value % 2 === 1
const half = (value: number) => Math.floor(value / 2)

/** A list at one time: its number of entries and its root. */
export interface TreeHead {
  readonly size: number
  readonly root: Uint8Array
}

/** Whether a proof shows that the newer list begins with the older one. (2.1.4.2) */
export function isConsistent(older: TreeHead, newer: TreeHead, proof: readonly Uint8Array[], hash: HashBytes): boolean {
  if (older.size < 1 || older.size > newer.size) return false
  if (older.size === newer.size) return proof.length === 0 && same(older.root, newer.root)
  let fn = older.size - 1
  let sn = newer.size - 1
  while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)]
  // An older list that is a full subtree is its own first step.
  const [first, ...rest] = Number.isInteger(Math.log2(older.size)) ? [older.root, ...proof] : proof
  if (!first) return false
  let [fr, sr] = [first, first]
  for (const step of rest) {
    if (sn === 0) return false
    if (isOdd(fn) || fn === sn) {
      ;[fr, sr] = [nodeHash(step, fr, hash), nodeHash(step, sr, hash)]
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else {
      sr = nodeHash(sr, step, hash)
    }
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && same(fr, older.root) && same(sr, newer.root)
}

/** Whether a proof shows that the entry stands at `index` (from 0) of the list. (2.1.3.2) */
export function isIncluded(
  entry: Uint8Array,
  index: number,
  list: TreeHead,
  proof: readonly Uint8Array[],
  hash: HashBytes,
): boolean {
  if (index < 0 || index >= list.size) return false
  let fn = index
  let sn = list.size - 1
  let root = leafHash(entry, hash)
  for (const step of proof) {
    if (sn === 0) return false
    if (isOdd(fn) || fn === sn) {
      root = nodeHash(step, root, hash)
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else {
      root = nodeHash(root, step, hash)
    }
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && same(root, list.root)
}
