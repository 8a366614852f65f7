const ARGUMENT_KINDS = ['value', 'number', 'date', 'time', 'plural', 'selectordinal', 'select', 'tag'] as const

/** How a message uses an argument. */
export type ArgumentKind = (typeof ARGUMENT_KINDS)[number]

export interface PluralBranches {
  readonly argument: string
  /** Keywords as written: `one`, `other`, `=0`. */
  readonly keywords: readonly string[]
}

export interface MessageShape {
  readonly arguments: ReadonlyMap<string, ArgumentKind>
  readonly plurals: readonly PluralBranches[]
}

/** A message that ICU MessageFormat does not allow. */
export class BrokenMessage extends Error {
  override name = 'BrokenMessage'
}

/** Number and date words may follow these. */
const SIMPLE = new Set(['number', 'date', 'time'])
const BRANCHING = new Set(['plural', 'selectordinal', 'select'])

/**
 * The arguments and plural branches of an ICU message, so that two languages can be held against each other: the same
 * arguments, and each plural form that the language has.
 *
 * `{name}`, `{n, number}`, `{n, plural, one {…} other {…}}` and `<tag>…</tag>` are known, nested to any depth; a
 * straight apostrophe quotes as in ICU (`'{'`), and two stand for one.
 *
 * @throws BrokenMessage where the braces don't close or a branching argument has no `other`
 */
export function messageShape(message: string): MessageShape {
  const found: Found = { arguments: new Map(), plurals: [] }
  const end = readText(message, 0, found, false)
  if (end !== message.length) throw new BrokenMessage(`"}" without "{" in: ${message}`)
  return found
}

interface Found {
  readonly arguments: Map<string, ArgumentKind>
  readonly plurals: PluralBranches[]
}

/** Reads running text until the brace that closes it (not consumed) or the end. */
function readText(message: string, from: number, found: Found, inside: boolean): number {
  let at = from
  while (at < message.length) {
    const character = message[at]
    if (character === "'") at = afterQuote(message, at)
    else if (character === '{') at = readArgument(message, at, found)
    else if (character === '}') {
      if (!inside) throw new BrokenMessage(`"}" without "{" in: ${message}`)
      return at
    } else {
      const tag = /^<([a-zA-Z][\w-]*)\/?>/.exec(message.slice(at))?.[1]
      if (tag) found.arguments.set(tag, 'tag')
      at += 1
    }
  }
  return at
}

/** After an apostrophe: `''` is one; before a brace it quotes up to the next; else it is only an apostrophe. */
function afterQuote(message: string, at: number): number {
  const next = message[at + 1]
  if (next === "'") return at + 2
  if (next !== '{' && next !== '}') return at + 1
  const close = message.indexOf("'", at + 1)
  if (close === -1) throw new BrokenMessage(`Quote without end in: ${message}`)
  return close + 1
}

/** Reads `{…}` from its opening brace; returns the place after the closing one. */
function readArgument(message: string, at: number, found: Found): number {
  const head = /^\{\s*([\p{L}\p{N}_]+)\s*(?:,\s*([a-z]+)\s*)?([,}])/u.exec(message.slice(at))
  const [all, name, type, next] = head ?? []
  if (all === undefined || name === undefined) throw new BrokenMessage(`No argument after "{" in: ${message}`)
  const kind = kindOf(type, message)
  found.arguments.set(name, kind)
  const after = at + all.length
  if (next === '}') {
    if (BRANCHING.has(kind)) throw new BrokenMessage(`${name} has no branches in: ${message}`)
    return after
  }
  if (type !== undefined && BRANCHING.has(type)) return readBranches(message, after, name, kind, found)
  const close = message.indexOf('}', after)
  if (close === -1) throw new BrokenMessage(`"{" without "}" in: ${message}`)
  return close + 1
}

function kindOf(type: string | undefined, message: string): ArgumentKind {
  if (type === undefined) return 'value'
  const kind = ARGUMENT_KINDS.find((known) => known === type)
  if (kind === undefined || !(SIMPLE.has(kind) || BRANCHING.has(kind))) {
    throw new BrokenMessage(`Unknown kind ${type} in: ${message}`)
  }
  return kind
}

function readBranches(message: string, from: number, argument: string, kind: ArgumentKind, found: Found): number {
  const keywords: string[] = []
  let at = from
  for (;;) {
    const head = /^\s*(?:offset:\d+\s*)?(=\d+|[\p{L}\p{N}_-]+)\s*\{/u.exec(message.slice(at))
    const [all, keyword] = head ?? []
    if (all === undefined || keyword === undefined) break
    keywords.push(keyword)
    at = readText(message, at + all.length, found, true)
    if (message[at] !== '}') throw new BrokenMessage(`"{" without "}" in: ${message}`)
    at += 1
  }
  const close = /^\s*\}/.exec(message.slice(at))?.[0]
  if (close === undefined) throw new BrokenMessage(`${argument} is not closed in: ${message}`)
  if (!keywords.includes('other')) throw new BrokenMessage(`${argument} has no "other" in: ${message}`)
  if (kind !== 'select') found.plurals.push({ argument, keywords })
  return at + close.length
}

/** A catalogue flattened: dotted key → message. */
export type FlatCatalogue = ReadonlyMap<string, string>

/** Every message of a nested catalogue by its dotted key. @throws TypeError for a value that is neither text nor table */
export function flatten(catalogue: object, prefix = ''): FlatCatalogue {
  const flat = new Map<string, string>()
  for (const [key, value] of Object.entries(catalogue)) {
    const path = prefix === '' ? key : `${prefix}.${key}`
    if (typeof value === 'string') flat.set(path, value)
    else if (typeof value === 'object' && value !== null) {
      for (const [inner, message] of flatten(value, path)) flat.set(inner, message)
    } else throw new TypeError(`${path} is neither a message nor a table of messages`)
  }
  return flat
}
