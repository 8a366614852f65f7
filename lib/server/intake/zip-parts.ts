/**
 * What a zip holds, opened with a limit on what is really produced: the sizes written in it are never believed (safety,
 * trap 6). A Word file is a zip of XML.
 */

import { inflateRawSync } from 'node:zlib'

/** Thrown for a zip that isn't one, uses what Word doesn't, or would grow beyond the limit. */
export class BadZip extends Error {
  override readonly name = 'BadZip'
  constructor(readonly why: 'damaged' | 'encrypted' | 'too much') {
    super(`The zip is ${why}.`)
  }
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
/** The end record stands before a comment of at most 65,535 bytes. */
const END_REACH = 22 + 65_535
const MAX_ENTRIES = 5_000

interface Entry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly packed: number
  readonly at: number
}

/**
 * The parts of a zip by name, every one of them inflated and counted.
 *
 * @param limit most bytes of all parts together, produced
 * @throws BadZip
 */
export function zipParts(bytes: Uint8Array, limit: number): Map<string, Uint8Array> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = new Map<string, Uint8Array>()
  let left = limit
  for (const entry of entriesOf(file)) {
    const part = inflated(file, entry, left)
    left -= part.byteLength
    if (left < 0) throw new BadZip('too much')
    parts.set(entry.name, part)
  }
  return parts
}

function entriesOf(file: Buffer): Entry[] {
  const from = Math.max(0, file.length - END_REACH)
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < from || end + 22 > file.length || file.readUInt32LE(end) !== END) throw new BadZip('damaged')
  const count = file.readUInt16LE(end + 10)
  if (count > MAX_ENTRIES) throw new BadZip('too much')
  const entries: Entry[] = []
  let at = file.readUInt32LE(end + 16)
  for (let n = 0; n < count; n++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== ENTRY) throw new BadZip('damaged')
    const nameLength = file.readUInt16LE(at + 28)
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      flags: file.readUInt16LE(at + 8),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      at: file.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

function inflated(file: Buffer, { flags, method, packed, at }: Entry, limit: number): Uint8Array {
  if (flags & 1) throw new BadZip('encrypted')
  if (at + 30 > file.length || file.readUInt32LE(at) !== LOCAL) throw new BadZip('damaged')
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
  if (start + packed > file.length) throw new BadZip('damaged')
  const data = file.subarray(start, start + packed)
  if (method === 0) return data
  if (method !== 8) throw new BadZip('damaged')
  try {
    // Stops at the limit, whatever the file says of its size.
    return inflateRawSync(data, { maxOutputLength: Math.max(1, limit) })
  } catch (error) {
    throw new BadZip(error instanceof RangeError ? 'too much' : 'damaged')
  }
}

/** A zip of the given parts, none of them packed: for a reader that takes nothing but zips. */
export function storedZip(parts: ReadonlyMap<string, Uint8Array>): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, part] of parts) {
    const called = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    // The name is in UTF-8.
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt32LE(part.byteLength, 14)
    common.writeUInt32LE(part.byteLength, 18)
    common.writeUInt16LE(called.length, 22)
    const head = Buffer.concat([signature(LOCAL), common, called])
    const offset = Buffer.alloc(14)
    offset.writeUInt32LE(at, 10)
    central.push(signature(ENTRY), Buffer.from([20, 0]), common, offset, called)
    local.push(head, Buffer.from(part.buffer, part.byteOffset, part.byteLength))
    at += head.length + part.byteLength
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.size, 4)
  end.writeUInt16LE(parts.size, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...local, directory, signature(END), end])
}

function signature(sign: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(sign)
  return bytes
}
