import { InvalidInput } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'

/** Levels of lists and objects in a body: nothing of ours has more, and far more would overflow the stack. */
export const DEEPEST = 64
/** Values and names in a body: five million of them in a few MB would hold up everybody while they are parsed. */
export const MOST_VALUES = 20_000

const QUOTE = 0x22
const BACKSLASH = 0x5c

/**
 * Counts how deep and how full a JSON text is while its bytes arrive, so that reading stops before anything is parsed.
 * It judges the punctuation only; whether it is JSON at all is found out by the parser.
 */
export class JsonShape {
  #depth = 0
  #values = 0
  #inString = false
  #escaped = false

  /** @throws InvalidInput as soon as the text is too deep or holds too much */
  add(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += 1) {
      if (this.#inString) at = this.#skipString(bytes, at)
      else this.#count(bytes[at])
    }
  }

  /** Where the string ends, or the last byte of this part. */
  #skipString(bytes: Uint8Array, from: number): number {
    for (let at = from; at < bytes.length; at += 1) {
      if (this.#escaped) this.#escaped = false
      else if (bytes[at] === BACKSLASH) this.#escaped = true
      else if (bytes[at] === QUOTE) {
        this.#inString = false
        return at
      }
    }
    return bytes.length - 1
  }

  #count(byte: number | undefined): void {
    switch (byte) {
      case QUOTE:
        this.#inString = true
        return
      case 0x5b: // [
      case 0x7b: // {
        this.#depth += 1
        this.#values += 1
        break
      case 0x5d: // ]
      case 0x7d: // }
        this.#depth -= 1
        return
      case 0x2c: // ,
      case 0x3a: // :
        this.#values += 1
        break
      default:
        return
    }
    if (this.#depth > DEEPEST) {
      throw new InvalidInput(say('http.too-deep', { most: DEEPEST }))
    }
    if (this.#values > MOST_VALUES) {
      throw new InvalidInput(say('http.too-many-values', { most: MOST_VALUES }))
    }
  }
}
