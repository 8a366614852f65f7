/** Lists of hosts in settings: those that may be fetched besides public ones, and those that a newsroom imports from. Pure. */

import { hostOf } from './url-decision'

/** A host that may be fetched wherever it leads to, at one port or, without one, at every port. */
export interface AllowedHost {
  readonly host: string
  readonly port: string | null
}

/**
 * Reads `STET_FETCH_ALLOW`: hosts parted by commas or spaces, each a name or an IP address, with a port or without:
 * `fixtures.test:8080, 127.0.0.1, [::1]:3001`.
 *
 * @returns null when an entry isn't a host
 */
export function readAllowedHosts(setting: string): readonly AllowedHost[] | null {
  const entries = setting.split(/[\s,]+/).filter((entry) => entry !== '')
  const hosts = entries.flatMap((entry) => readAllowedHost(entry) ?? [])
  return hosts.length === entries.length ? hosts : null
}

function readAllowedHost(entry: string): AllowedHost | null {
  const bare = entry.split(':').length > 2 && !entry.startsWith('[') ? `[${entry}]` : entry
  if (/[/?#@\\]/.test(bare) || !URL.canParse(`http://${bare}`)) return null
  const url = new URL(`http://${bare}`)
  const port = /:(\d{1,5})$/.exec(bare.replace(/^\[[^\]]*\]/, ''))?.[1] ?? null
  return { host: hostOf(url), port }
}

/** Whether a setting says that this host may be fetched wherever it leads to. */
export function isAllowed(url: URL, allowed: readonly AllowedHost[]): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  return allowed.some((entry) => entry.host === hostOf(url) && (entry.port === null || entry.port === port))
}

/** Whether a newsroom that imports from some sites only imports from this one: `example.org` means its subdomains too. */
export function isImportHost(url: URL, hosts: readonly string[]): boolean {
  if (hosts.length === 0) return true
  const host = hostOf(url)
  return hosts.some((each) => host === each || host.endsWith(`.${each}`))
}
