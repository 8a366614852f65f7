/**
 * The one way to write a JSON value, for what is hashed: published records (rule R21) and the audit chain (rule R25).
 * Follows the JSON Canonicalization Scheme, RFC 8785: no spaces, members sorted by the UTF-16 units of their names,
 * numbers and strings as ECMAScript writes them.
 */

/** Deeper values are refused: nothing of ours nests so far, and a hostile value must not exhaust the stack. */
export const DEEPEST = 200

/** Thrown for a value that has no canonical form. */
export class NotCanonical extends Error {
  override readonly name = 'NotCanonical'
  constructor(
    /** Where, as a JSON pointer (RFC 6901); empty for the value itself. */
    readonly pointer: string,
    what: string,
  ) {
    super(`The value at "${pointer}" can't be written as canonical JSON: ${what}.`)
  }
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/**
 * Writes a value made of plain objects, arrays, strings, finite numbers, booleans and null. Members that are undefined
 * don't exist.
 *
 * @throws NotCanonical for anything else: dates, class instances, holes, NaN, lone surrogates, too deep a nesting
 */
export function canonicalJson(value: unknown): string {
  return write(value, '', 0)
}

function write(value: unknown, pointer: string, depth: number): string {
  if (depth > DEEPEST) throw new NotCanonical(pointer, `it nests deeper than ${DEEPEST} levels`)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new NotCanonical(pointer, `${value} is not a JSON number`)
    return JSON.stringify(value)
  }
  if (typeof value === 'string') return writeString(value, pointer)
  if (Array.isArray(value)) {
    // Array.from, because map would skip a hole and leave it unnoticed.
    return `[${Array.from(value, (item: unknown, index) => write(item, `${pointer}/${index}`, depth + 1)).join(',')}]`
  }
  if (typeof value !== 'object') throw new NotCanonical(pointer, `it is of type ${typeof value}`)
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw new NotCanonical(pointer, 'it is not a plain object')
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => {
      const at = `${pointer}/${escapePointer(name)}`
      return `${writeString(name, at)}:${write(member, at, depth + 1)}`
    })
  return `{${members.join(',')}}`
}

function writeString(text: string, pointer: string): string {
  if (LONE_SURROGATE.test(text)) throw new NotCanonical(pointer, 'it holds half of a character (a lone surrogate)')
  return JSON.stringify(text)
}

/** A member's name as one step of a JSON pointer (RFC 6901). */
export function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
