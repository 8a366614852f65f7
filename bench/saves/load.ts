/** Requests sent over so many connections at once, each the next one as soon as the last is answered. */

import { Agent, request as httpRequest } from 'node:http'

export interface Sent {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

export interface Answer {
  readonly status: number
  readonly text: string
  /** Milliseconds from sending to the last byte. */
  readonly took: number
}

export interface Client {
  send(sent: Sent): Promise<Answer>
  close(): void
}

/** A client with so many kept connections. */
export function clientOf(origin: string, connections: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return {
    send: ({ method, path, headers = {}, body }) =>
      new Promise((resolve, reject) => {
        const bytes = body === undefined ? null : JSON.stringify(body)
        const started = performance.now()
        const typed =
          bytes === null ? {} : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(bytes) }
        const sending = httpRequest(
          `${origin}${path}`,
          { method, agent, headers: { ...headers, ...typed } },
          (response) => {
            const parts: Buffer[] = []
            response.on('data', (part: Buffer) => parts.push(part))
            response.on('error', reject)
            response.on('end', () =>
              resolve({
                status: response.statusCode ?? 0,
                text: Buffer.concat(parts).toString('utf8'),
                took: performance.now() - started,
              }),
            )
          },
        )
        sending.on('error', reject)
        sending.end(bytes ?? undefined)
      }),
    close: () => agent.destroy(),
  }
}

/** How one load went. */
export interface Figures {
  /** Answers a second. */
  readonly rate: number
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
}

/**
 * Sends over all connections for a time.
 *
 * @param milliseconds how long new requests begin
 * @param next the next request of a connection, after the answer to its last one
 * @throws Error at the first answer that is no success
 */
export async function load(
  client: Client,
  connections: number,
  milliseconds: number,
  next: (connection: number, last: Answer | null) => Sent,
): Promise<Figures> {
  const times: number[] = []
  const started = performance.now()
  const until = started + milliseconds
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      let last: Answer | null = null
      while (performance.now() < until) {
        last = await client.send(next(connection, last))
        if (last.status >= 300) throw new Error(`a save was answered ${last.status}: ${last.text.slice(0, 300)}`)
        times.push(last.took)
      }
    }),
  )
  const seconds = (performance.now() - started) / 1000
  return { rate: times.length / seconds, p50: quantile(times, 0.5), p95: quantile(times, 0.95) }
}

/** The value below which this share of the values lies; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
