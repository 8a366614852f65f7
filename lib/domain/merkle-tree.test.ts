import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  consistencyProofRanges,
  inclusionProofRanges,
  isConsistent,
  isIncluded,
  type LeafRange,
  MerkleFrontier,
} from './merkle-tree'

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'hex'))

/** Entries, roots and proofs with which the implementations of Certificate Transparency are tested (RFC 6962, RFC 9162). */
const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(bytes)
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

function headOf(entries: readonly Uint8Array[]) {
  const frontier = new MerkleFrontier(sha256)
  for (const entry of entries) frontier.add(entry)
  return { size: frontier.size, root: frontier.root() }
}

const proofOf = (ranges: readonly LeafRange[], entries: readonly Uint8Array[]) =>
  ranges.map(({ from, to }) => headOf(entries.slice(from, to)).root)

describe('the Merkle tree of RFC 9162', () => {
  it.each(ROOTS.map((root, size) => [size, root] as const))('has the known root of %i entries', (size, root) => {
    expect(hex(headOf(ENTRIES.slice(0, size)).root)).toBe(root)
  })

  it.each([
    [1, 1, []],
    [
      1,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      6,
      8,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [
      2,
      5,
      [
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])('proves by the known hashes that the first %i begin the first %i', (older, size, proof) => {
    expect(proofOf(consistencyProofRanges(older, size), ENTRIES).map(hex)).toEqual(proof)
  })

  it.each([
    [0, 1, []],
    [
      0,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      5,
      8,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
    [
      1,
      5,
      [
        '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])('proves by the known hashes that entry %i is among the first %i', (index, size, proof) => {
    expect(proofOf(inclusionProofRanges(index, size), ENTRIES).map(hex)).toEqual(proof)
  })

  const many = Array.from({ length: 40 }, (_, at) => Uint8Array.of(at))

  it('proves every older list of every list, and no other', () => {
    const forged = many.with(3, Uint8Array.of(99))
    for (let size = 1; size <= many.length; size += 1) {
      const newer = headOf(many.slice(0, size))
      for (let count = 1; count <= size; count += 1) {
        const older = headOf(many.slice(0, count))
        const proof = proofOf(consistencyProofRanges(count, size), many)
        expect(isConsistent(older, newer, proof, sha256), `${count} of ${size}`).toBe(true)
        expect(isConsistent({ ...older, root: newer.root }, newer, proof, sha256)).toBe(count === size)
        expect(isConsistent(older, newer, [...proof, older.root], sha256)).toBe(false)
        if (count > 3) expect(isConsistent(headOf(forged.slice(0, count)), newer, proof, sha256)).toBe(false)
        if (proof.length > 0) expect(isConsistent(older, newer, proof.slice(1), sha256)).toBe(false)
      }
    }
  })

  it('proves every entry of every list at its place, and nowhere else', () => {
    for (let size = 1; size <= many.length; size += 1) {
      const list = headOf(many.slice(0, size))
      for (let index = 0; index < size; index += 1) {
        const entry = many[index] ?? new Uint8Array()
        const proof = proofOf(inclusionProofRanges(index, size), many)
        expect(isIncluded(entry, index, list, proof, sha256), `${index} of ${size}`).toBe(true)
        expect(isIncluded(Uint8Array.of(99), index, list, proof, sha256)).toBe(false)
        if (size > 1) expect(isIncluded(entry, (index + 1) % size, list, proof, sha256)).toBe(false)
      }
    }
  })

  it('proves nothing that can’t be', () => {
    expect(() => consistencyProofRanges(0, 5)).toThrow(RangeError)
    expect(() => consistencyProofRanges(6, 5)).toThrow(RangeError)
    expect(() => inclusionProofRanges(5, 5)).toThrow(RangeError)
    const list = headOf(many)
    expect(isConsistent({ size: 0, root: list.root }, list, [], sha256)).toBe(false)
    expect(isIncluded(Uint8Array.of(0), 40, list, [], sha256)).toBe(false)
  })
})
