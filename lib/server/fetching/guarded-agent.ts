/** Connections that can only end at public addresses, whatever a name server says and however often it says it. */

import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { type LookupFunction, Socket, type TcpNetConnectOpts } from 'node:net'
import type { Duplex } from 'node:stream'
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent'
import { closedRange } from '../platform/address-guard'

/** A connection was about to be made, or was made, to an address that isn't public. */
export class ClosedAddress extends Error {
  constructor(readonly range: string) {
    super(`the address is not public: ${range}`)
  }
}

/**
 * A resolver that gives only answers in which every address is public. One closed address among public ones refuses the
 * answer as a whole: such a name is made to slip past somebody. The socket connects to what was judged here and asks no
 * second time, so an answer that changes in between (rebinding) changes nothing.
 */
export function guardedLookup(resolve: LookupFunction = systemLookup): LookupFunction {
  return (hostname, options, give) => {
    resolve(hostname, options, (error, found, family) => {
      const range = error ? null : firstClosed(found)
      if (range === null) give(error, found, family)
      else give(new ClosedAddress(range), '', 0)
    })
  }
}

function firstClosed(found: string | readonly LookupAddress[]): string | null {
  const addresses = typeof found === 'string' ? [found] : found.map(({ address }) => address)
  if (addresses.length === 0) return 'no address'
  for (const address of addresses) {
    const range = closedRange(address)
    if (range !== null) return range
  }
  return null
}

/** Ends a connection in the moment it stands, before anything is written to it, when its other end isn't public. */
export function endWhenClosed<Connection extends Duplex>(connection: Connection): Connection {
  if (connection instanceof Socket) {
    connection.prependOnceListener('connect', () => {
      const range = closedRange(connection.remoteAddress ?? '')
      if (range !== null) connection.destroy(new ClosedAddress(range))
    })
  }
  return connection
}

type Connected = (error: Error | null, socket: Duplex) => void

class GuardedHttpAgent extends RequestFilteringHttpAgent {
  override createConnection(options: TcpNetConnectOpts, connected?: Connected): Duplex {
    return endWhenClosed(super.createConnection(options, connected))
  }
}

class GuardedHttpsAgent extends RequestFilteringHttpsAgent {
  override createConnection(options: TcpNetConnectOpts, connected?: Connected): Duplex {
    return endWhenClosed(super.createConnection(options, connected))
  }
}

/** A new agent for one request; nothing is kept open. `open`: a host that a setting allows wherever it leads to. */
export function agentFor(url: URL, open: boolean): HttpAgent {
  const secure = url.protocol === 'https:'
  if (open) return secure ? new HttpsAgent() : new HttpAgent()
  return secure ? new GuardedHttpsAgent() : new GuardedHttpAgent()
}
