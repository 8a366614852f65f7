/**
 * Saves a second beside a bare app on Next and Prisma: marking a claim (POST) and changing one (PATCH), over 1, 10 and 50
 * connections, both as durable as each other (`synchronous=FULL`), in turns. Then reads over 50 connections while others save,
 * and reads while another process holds the write lock. The statements of a save are counted by app/api/v1/statements.test.ts.
 */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { runStet } from '../run-stet'
import { type StetServer, withStetServer } from '../stet-server'
import { withBareApp } from './bare-app'
import { type Client, clientOf, type Figures, load, quantile, type Answer, type Sent } from './load'

const CONNECTIONS = [1, 10, 50]
const TURNS = 3
const TURN_MS = 2_500
const HELD_MS = 3_000
const READERS = 50
const SAVERS = 10

const Identified = z.object({ id: z.string() })
const Keyed = z.object({ key: z.string() })
const Claim = z.object({ id: z.string(), version: z.number() })

/** What one of the two apps is sent. */
interface App {
  readonly name: 'stet' | 'bare'
  readonly origin: string
  readonly mark: (connection: number) => Sent
  readonly change: (claimId: string, version: number, statement: string) => Sent
}

export const benchSaves = (): Promise<void> =>
  withStetServer((server) =>
    withBareApp(async (bareOrigin) => {
      const stet = await stetApp(server)
      const apps = [bareApp(bareOrigin), stet] as const
      console.log('\nsaves      connections      bare/s  p50  p95      stet/s  p50  p95   p95/p50   stet/bare')
      for (const connections of CONNECTIONS) {
        await compare('POST claim', connections, apps, markingLoad)
        await compare('PATCH claim', connections, apps, changingLoad)
      }
      await readsBesideSaves(stet)
      await readsBesideLock(server, stet)
    }),
  )

const QUOTE = 'Harbour fees doubled since spring'
const ARTICLE = [
  'Harbour fees',
  ...Array.from(
    { length: 60 },
    (_, at) => `Paragraph ${at}. Shipping companies deny it; the council said so in report ${at}.`,
  ),
  `${QUOTE}.`,
].join('\n\n')

async function stetApp({ origin, folder, environment }: StetServer): Promise<App> {
  const env = { ...process.env, ...environment }
  const file = join(folder, 'article.txt')
  writeFileSync(file, ARTICLE)
  const { id: articleId } = Identified.parse(JSON.parse(await runStet(['article', 'import', file, '--json'], env)))
  await runStet(['user', 'add', 'editor@bench.example', '--name', 'Editor', '--role', 'editor'], env)
  const made = await runStet(
    ['key', 'create', 'bench', '--for', 'editor@bench.example', '--scope', 'write', '--json'],
    env,
  )
  const headers = { Authorization: `Bearer ${Keyed.parse(JSON.parse(made)).key}` }
  const path = '/api/v1'
  return {
    name: 'stet',
    origin,
    mark: () => ({ method: 'POST', path: `${path}/articles/${articleId}/claims`, headers, body: { quote: QUOTE } }),
    change: (id, version, statement) => ({
      method: 'PATCH',
      path: `${path}/claims/${id}`,
      headers: { ...headers, 'If-Match': `"${version}"` },
      body: { statement },
    }),
  }
}

const bareApp = (origin: string): App => ({
  name: 'bare',
  origin,
  mark: () => ({
    method: 'POST',
    path: '/claims',
    body: { articleId: 'article', start: 0, end: QUOTE.length, exact: QUOTE },
  }),
  change: (id, _, statement) => ({ method: 'PATCH', path: `/claims/${id}`, body: { statement } }),
})

type Load = (app: App, client: Client, connections: number) => Promise<Figures>

const markingLoad: Load = (app, client, connections) => load(client, connections, TURN_MS, app.mark)

/** Each connection changes a claim of its own, with the version of the last answer. */
const changingLoad: Load = async (app, client, connections) => {
  const claims = await Promise.all(
    Array.from({ length: connections }, async (_, at) =>
      Claim.parse(JSON.parse((await client.send(app.mark(at))).text)),
    ),
  )
  let saves = 0
  return load(client, connections, TURN_MS, (connection, last) => {
    const claim = last ? Claim.parse(JSON.parse(last.text)) : claims[connection]
    saves += 1
    return app.change(claim?.id ?? '', claim?.version ?? 0, `Harbour fees rose ${saves} times.`)
  })
}

/** Lets the apps save in turns, and prints the median of each one's turns. */
async function compare(what: string, connections: number, apps: readonly App[], run: Load) {
  const turns: Record<App['name'], Figures[]> = { bare: [], stet: [] }
  for (let turn = 0; turn <= TURNS; turn += 1) {
    for (const app of turn % 2 === 0 ? apps : apps.toReversed()) {
      const client = clientOf(app.origin, connections)
      const figures = await run(app, client, connections)
      client.close()
      // The first turn warms up.
      if (turn > 0) turns[app.name].push(figures)
    }
  }
  const [bare, stet] = [median(turns.bare), median(turns.stet)]
  const cells = ({ rate, p50, p95 }: Figures) =>
    `${rate.toFixed(0).padStart(8)} ${p50.toFixed(1).padStart(5)} ${p95.toFixed(1).padStart(5)}`
  console.log(
    `${what.padEnd(12)} ${String(connections).padStart(8)}     ${cells(bare)}     ${cells(stet)} ${(stet.p95 / stet.p50).toFixed(1).padStart(8)} ${(stet.rate / bare.rate).toFixed(2).padStart(11)}`,
  )
}

const median = (turns: readonly Figures[]): Figures => ({
  rate: quantile(
    turns.map(({ rate }) => rate),
    0.5,
  ),
  p50: quantile(
    turns.map(({ p50 }) => p50),
    0.5,
  ),
  p95: quantile(
    turns.map(({ p95 }) => p95),
    0.5,
  ),
})

/** Fifty readers beside ten who save: nobody's read waits much longer than the others'. */
async function readsBesideSaves(app: App) {
  const [readers, savers] = [clientOf(app.origin, READERS), clientOf(app.origin, SAVERS)]
  const { id } = Claim.parse(JSON.parse((await savers.send(app.mark(0))).text))
  const read = readingOf(app, id)
  const [reads, saves] = await Promise.all([
    load(readers, READERS, TURN_MS, () => read),
    load(savers, SAVERS, TURN_MS, app.mark),
  ])
  readers.close()
  savers.close()
  const told = ({ rate, p50, p95 }: Figures) =>
    `${rate.toFixed(0)}/s, p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (${(p95 / p50).toFixed(1)} of it)`
  console.log(`\nreads over ${READERS} connections: ${told(reads)}; beside them saves over ${SAVERS}: ${told(saves)}`)
}

const readingOf = (app: App, claimId: string): Sent => ({
  method: 'GET',
  path: `/api/v1/claims/${claimId}`,
  headers: app.mark(0).headers ?? {},
})

/** Another process holds the write lock; one save waits, and others read. */
async function readsBesideLock({ folder }: StetServer, app: App) {
  const client = clientOf(app.origin, 4)
  const { id } = Claim.parse(JSON.parse((await client.send(app.mark(0))).text))
  const reads: Sent[] = [{ method: 'GET', path: '/api/health/live' }, readingOf(app, id)]
  const holder = spawn(process.execPath, ['--import', 'tsx', 'lib/server/lock-holder.ts', join(folder, 'stet.db')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await once(holder.stdout, 'data')
  const until = performance.now() + HELD_MS
  const save = client.send(app.mark(0))
  const times: Answer[] = []
  while (performance.now() < until) {
    times.push(...(await Promise.all(reads.map((read) => client.send(read)))))
    await wait(5)
  }
  holder.stdin.end()
  const { status, took } = await save
  const took95 = times.map((read) => read.took)
  console.log(
    `\nwrite lock held for ${HELD_MS} ms by another process: ${times.length} reads, p50 ${quantile(took95, 0.5).toFixed(1)} ms, longest ${quantile(took95, 1).toFixed(1)} ms; the save that waited was answered ${status} after ${took.toFixed(0)} ms`,
  )
  client.close()
}
