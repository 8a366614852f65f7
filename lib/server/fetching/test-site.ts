import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, LookupFunction, Socket } from 'node:net'

/** A web site on this machine, for tests: real connections, nothing outside. */
export interface TestSite {
  readonly port: number
  /** What was asked for, in order: method, path and headers. */
  readonly asked: { readonly path: string; readonly headers: Readonly<Record<string, unknown>> }[]
  /** Connections that were made, whether or not anything was asked. */
  connections(): number
  close(): Promise<void>
}

/** Answers by path; an unknown path is 404. */
export async function openTestSite(
  answers: Readonly<Record<string, RequestListener>>,
  make: (listener: RequestListener) => Server = createServer,
): Promise<TestSite> {
  const asked: TestSite['asked'] = []
  const open = new Set<Socket>()
  let connections = 0
  const server = make((request, response) => {
    const path = request.url ?? ''
    asked.push({ path, headers: request.headers })
    const answer = answers[path.split('?')[0] ?? '']
    if (answer) answer(request, response)
    else response.writeHead(404).end()
  })
  server.on('connection', (socket) => {
    connections += 1
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: portOf(server.address()),
    asked,
    connections: () => connections,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        for (const socket of open) socket.destroy()
      }),
  }
}

const portOf = (address: AddressInfo | string | null) => (address && typeof address === 'object' ? address.port : 0)

/** A name server of our own: each name's answers in turn, the last one for ever. Unknown names don't exist. */
export function testResolver(names: Readonly<Record<string, readonly string[]>>) {
  const lookups: string[] = []
  const resolve: LookupFunction = (hostname, options, give) => {
    const answers = names[hostname] ?? []
    const turn = lookups.filter((name) => name === hostname).length
    lookups.push(hostname)
    const answer = answers[Math.min(turn, answers.length - 1)]
    if (answer === undefined) {
      give(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), '', 0)
      return
    }
    const found = answer.split(' ').map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    const [first] = found
    if (options.all) give(null, found)
    else give(null, first?.address ?? '', first?.family ?? 4)
  }
  return { resolve, lookups }
}
