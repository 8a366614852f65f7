/** What a site asks of programs that visit by themselves (RFC 9309). */

/** What robots.txt says to one program. */
export interface RobotRules {
  /** In the order of the file. */
  readonly rules: readonly { readonly allow: boolean; readonly path: string }[]
  /** Seconds between two visits; null where nothing is said. */
  readonly crawlDelay: number | null
}

/** Bytes of a robots.txt that count; RFC 9309 asks for 500 KiB at least. */
export const MOST_ROBOTS = 512 * 1024

interface Group {
  readonly agents: string[]
  readonly rules: { readonly allow: boolean; readonly path: string }[]
  crawlDelay: number | null
}

/**
 * The rules of the groups that name a program, together; of those for all (`*`) where none does.
 *
 * @param agent the product token: letters, hyphen, underscore
 */
export function robotRules(robots: string, agent: string): RobotRules {
  const groups = groupsOf(robots)
  const named = groups.filter(({ agents }) => agents.includes(agent.toLowerCase()))
  const own = named.length > 0 ? named : groups.filter(({ agents }) => agents.includes('*'))
  return {
    rules: own.flatMap(({ rules }) => rules),
    crawlDelay: own.reduce<number | null>((longest, { crawlDelay }) => {
      return crawlDelay === null ? longest : Math.max(longest ?? 0, crawlDelay)
    }, null),
  }
}

function groupsOf(robots: string): Group[] {
  const groups: Group[] = []
  let named = false
  for (const line of robots.slice(0, MOST_ROBOTS).split(/\r\n?|\n/)) {
    const [, key = '', value = ''] = /^\s*([\w-]+)\s*:\s*([^#]*?)\s*(?:#.*)?$/.exec(line) ?? []
    const name = key.toLowerCase()
    if (name === 'user-agent') {
      if (!named) groups.push({ agents: [], rules: [], crawlDelay: null })
      groups.at(-1)?.agents.push((/^[a-z_-]+|^\*/i.exec(value)?.[0] ?? '').toLowerCase())
      named = true
    } else if (name === 'allow' || name === 'disallow') {
      named = false
      if (value !== '') groups.at(-1)?.rules.push({ allow: name === 'allow', path: value })
    } else if (name === 'crawl-delay') {
      named = false
      const group = groups.at(-1)
      if (group && /^\d{1,6}(?:\.\d{1,3})?$/.test(value)) group.crawlDelay = Number(value)
    }
  }
  return groups
}

/** Whether a page may be asked for: the longest rule that fits decides, and of two as long the one that allows. */
export function mayAsk({ rules }: RobotRules, address: string): boolean {
  const { pathname, search } = new URL(address)
  const path = asCompared(`${pathname}${search}`)
  const fitting = rules.filter((rule) => fits(asCompared(rule.path), path))
  const longest = Math.max(0, ...fitting.map((rule) => rule.path.length))
  const deciding = fitting.filter((rule) => rule.path.length === longest)
  return deciding.length === 0 || deciding.some(({ allow }) => allow)
}

/** Letters written as percent signs and as themselves are the same; `%2F` and its like stay what they are. */
const asCompared = (path: string) =>
  path
    .replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase())
    .replace(/[^\x20-\x7e]+/gu, (letters) => encodeURI(letters.toWellFormed()))

/** `*` is anything, a `$` at the end is the end. Goes over the path once for each piece between two `*`. */
function fits(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$')
  const pieces = (anchored ? pattern.slice(0, -1) : pattern).split('*')
  let at = 0
  for (const [number, piece] of pieces.entries()) {
    const isLast = number === pieces.length - 1
    if (number > 0 && isLast && anchored) return path.length - piece.length >= at && path.endsWith(piece)
    const found = number === 0 ? (path.startsWith(piece) ? 0 : -1) : path.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return !anchored || at === path.length
}
