// Serves Stet: Next's own handler behind our front door, with limits for slow and idle connections that `next start` can't
// be told. Started by scripts/setup.mjs as `node scripts/server.mjs start|dev`.
import { createServer } from 'node:http'
import { giveBackFreedMemory } from './freed-memory.mjs'
import { buildFolder, root } from './setup.mjs'

const dev = process.argv[2] === 'dev'
const hostname = process.env.HOST || '127.0.0.1'
const port = Number(process.env.PORT || 3000)
process.env.NODE_ENV = dev ? 'development' : 'production'
const { default: next } = await import('next')

const server = createServer({
  // Also for a connection on which nothing is ever sent.
  headersTimeout: 10_000,
  // For a whole request with its body; lib/http/body.ts is stricter, by who sends it.
  requestTimeout: 150_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16 * 1024,
})
server.maxConnections = 4_000
// Without a byte in either direction; strangers have less (lib/http/unread-answers.ts), and event streams send every 15 seconds.
server.timeout = 600_000

// While developing, Next talks to the browser by WebSocket. Else it would take every connection that asks for one past the front
// door, and leave it open for ever: it is given a server that never listens, and such a request is one like others.
const app = next({ dev, hostname, port, httpServer: dev ? server : createServer() })
await app.prepare()
if (!dev) {
  // Next runs instrumentation.ts at the first request; it makes everything ready and opens the front door, so it must be first.
  const { ensureInstrumentationRegistered } = await import(
    'next/dist/server/lib/router-utils/instrumentation-globals.external.js'
  )
  await ensureInstrumentationRegistered(root, buildFolder)
}
const handle = app.getRequestHandler()
const door = globalThis.stetFrontDoor

if (!dev) giveBackFreedMemory()
server.on('connection', (socket) => door.connected(socket))
server.on('request', (request, response) => {
  door.receive(request, response, () => void handle(request, response))
})
server.on('error', (error) => {
  const sentence =
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken by another programme. Stop that one, or set PORT to another number.`
      : error.message
  console.error(`\n✗ ${sentence}`)
  process.exit(1)
})
// Connections that knock while a flood is let in wait; with Node's 511 they would have to knock again a second later.
server.listen({ port, host: hostname, backlog: 2_048 }, () =>
  console.log(`   Stet listens on http://${hostname}:${port}`),
)

/** Answers what is under way, but doesn't wait for open event streams. */
function stop() {
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), 2_000)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop)
