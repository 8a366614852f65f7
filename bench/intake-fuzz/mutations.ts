/** Changes by chance to bytes and to marked-up text. The same numbers make the same changes. */

/** Numbers from 0 to 1, by a seed. */
export type Chance = () => number

export const below = (chance: Chance, end: number): number => Math.floor(chance() * end)

export function oneOf<Item>(chance: Chance, items: readonly [Item, ...Item[]]): Item {
  return items[below(chance, items.length)] ?? items[0]
}

/** A place in so many things, and how many from there on: mostly few. */
function stretch(chance: Chance, length: number): { readonly from: number; readonly to: number } {
  const from = below(chance, length + 1)
  const most = chance() < 0.8 ? 16 : length
  return { from, to: Math.min(length, from + below(chance, most + 1)) }
}

/** Bytes on which readers of bytes stumble: ends of text, byte order marks, half characters, signs of direction. */
const BYTES: readonly [string, ...string[]] = [
  '\x00',
  '\xff',
  '\xff\xfe',
  '\xfe\xff',
  '\xef\xbb\xbf',
  '\xed\xa0\x80',
  '\xc0\x80',
  '\xf4\x90\x80\x80',
  '\xe2\x80\xae',
  '\xcc\x81',
  '\xe2\x80\xa8',
  '\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9',
  '\xd9\x8e\xd9\x91',
  '\x85',
  '\r',
  '\n\n',
  '\x1b$B',
  '\t'.repeat(40),
]

/** One change to bytes: some of them turned, left out, doubled, put elsewhere, cut off, or others put in. */
export function changeBytes(bytes: Uint8Array, chance: Chance): Uint8Array {
  const before = Buffer.from(bytes)
  const { from, to } = stretch(chance, before.length)
  const cut = () => [before.subarray(0, from), before.subarray(to)] as const
  switch (below(chance, 7)) {
    case 0: {
      for (let at = from; at < to; at++) before[at] = below(chance, 256)
      return before
    }
    case 1:
      return Buffer.concat(cut())
    case 2:
      return Buffer.concat([before.subarray(0, to), before.subarray(from)])
    case 3: {
      const [head, tail] = cut()
      const part = before.subarray(from, to)
      return chance() < 0.5 ? Buffer.concat([tail, part, head]) : Buffer.concat([part, head, tail])
    }
    case 4:
      return chance() < 0.3 ? before.subarray(0, from) : Buffer.concat(cut())
    case 5: {
      if (before.length > 0) before[below(chance, before.length)] = below(chance, 256)
      return before
    }
    default:
      return Buffer.concat([
        before.subarray(0, from),
        Buffer.from(oneOf(chance, BYTES), 'latin1'),
        before.subarray(from),
      ])
  }
}

/** Words of a language that a text is cut into and that are put in at other places. */
export interface Tongue {
  /** Its tokens, the text between them among these: all of a text together is the text. */
  readonly token: RegExp
  /** What is put in. */
  readonly words: readonly [string, ...string[]]
}

/** One change to a text of tokens: left out, doubled, exchanged, repeated a hundred times, or another put in. */
export function changeTokens(text: string, { token, words }: Tongue, chance: Chance): string {
  const tokens = text.match(token) ?? []
  const { from, to } = stretch(chance, tokens.length)
  const [head, part, tail] = [tokens.slice(0, from), tokens.slice(from, to), tokens.slice(to)]
  switch (below(chance, 6)) {
    case 0:
      return [...head, ...tail].join('')
    case 1:
      return [...head, ...part, ...part, ...tail].join('')
    case 2:
      return [...head, ...tail, ...part].join('')
    case 3:
      return [...head, ...Array.from({ length: 100 }, () => part.slice(0, 3)).flat(), ...tail].join('')
    case 4: {
      const [a, b] = [below(chance, tokens.length), below(chance, tokens.length)]
      return tokens.map((each, at) => (at === a ? tokens[b] : at === b ? tokens[a] : each)).join('')
    }
    default:
      return [...head, oneOf(chance, words), ...part, ...tail].join('')
  }
}

/** Some changes after each other: one to four. */
export function several<Thing>(thing: Thing, chance: Chance, change: (thing: Thing) => Thing): Thing {
  let changed = thing
  for (let left = 1 + below(chance, 4); left > 0; left--) changed = change(changed)
  return changed
}
