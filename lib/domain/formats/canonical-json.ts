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

/** Names of members and numbers of items on the way to the value that is being written. */
type Path = (string | number)[]

/**
 * Writes a value made of plain objects, arrays, strings, finite numbers, booleans and null. Members that are undefined
 * don't exist.
 *
 * @throws NotCanonical for anything else: dates, class instances, holes, NaN, lone surrogates, too deep a nesting
 */
export function canonicalJson(value: unknown): string {
  return write(value, [])
}

function write(value: unknown, path: Path): string {
  if (path.length > DEEPEST) throw notCanonical(path, `it nests deeper than ${DEEPEST} levels`)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw notCanonical(path, `${value} is not a JSON number`)
    return JSON.stringify(value)
  }
  if (typeof value === 'string') return writeString(value, path)
  if (Array.isArray(value)) return writeArray(value, path)
  if (typeof value !== 'object') throw notCanonical(path, `it is of type ${typeof value}`)
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw notCanonical(path, 'it is not a plain object')
  return writeObject(value, path)
}

/** Counted by its length, because iterators and `map` would let a hole pass unnoticed. */
function writeArray(items: readonly unknown[], path: Path): string {
  let written = ''
  for (let index = 0; index < items.length; index += 1) {
    path.push(index)
    written += `${index === 0 ? '' : ','}${write(items[index], path)}`
    path.pop()
  }
  return `[${written}]`
}

function writeObject(members: object, path: Path): string {
  let written = ''
  // Without a comparison of our own, `sort` compares UTF-16 units.
  for (const name of Object.keys(members).sort()) {
    const member: unknown = Reflect.get(members, name)
    if (member === undefined) continue
    path.push(name)
    written += `${written === '' ? '' : ','}${writeString(name, path)}:${write(member, path)}`
    path.pop()
  }
  return `{${written}}`
}

function writeString(text: string, path: Path): string {
  if (!text.isWellFormed()) throw notCanonical(path, 'it holds half of a character (a lone surrogate)')
  return JSON.stringify(text)
}

const notCanonical = (path: Path, what: string) =>
  new NotCanonical(path.map((step) => `/${escapePointer(String(step))}`).join(''), what)

/** A member's name as one step of a JSON pointer (RFC 6901). */
export function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
