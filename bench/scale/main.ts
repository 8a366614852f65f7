/**
 * What a desk's lists, its inbox and the public list cost at a thousand, ten thousand and a hundred thousand claims: every
 * query as its page asks it, in one process, the three databases in turns, so that whatever else the machine does meets all
 * of them alike. Reads that grow with what is shown, never with the table, take the same time at each size; the ratios count.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asText, checksFeed } from '@/app/feed'
import { deskAgents } from '@/lib/server/claims/agents'
import { deskArticles } from '@/lib/server/articles/list'
import { publicChecks, publicCorrections } from '@/lib/server/checks/lists'
import { deskClaims } from '@/lib/server/claims/list'
import { closeDatabase } from '@/lib/server/db/clients'
import { parseEnv } from '@/lib/server/platform/env'
import { inbox, reviewsWaiting } from '@/lib/server/review/inbox'
import { bootstrap } from '@/lib/server/upkeep/bootstrap'
import { reviewQueue } from '@/lib/server/review/review-queue'
import { deskSources } from '@/lib/server/claims/sources'
import { type CrowdedDesk, makeManyRows } from '@/prisma/many-rows'

const SIZES = [1_000, 10_000, 100_000] as const
/** How often each database has its turn, and how many rounds of all queries a turn has. */
const TURNS = 6
const ROUNDS = 20

type Ask = (desk: CrowdedDesk) => Promise<unknown>

const ASKED: Readonly<Record<string, Ask>> = {
  'claims, first page': ({ editor, deskId }) => deskClaims(editor, { deskId }),
  'claims, a later page': ({ editor, deskId }) => deskClaims(editor, { deskId, cursor: 'claim-800' }),
  'claims by state': ({ editor, deskId }) => deskClaims(editor, { deskId, state: 'returned' }),
  'claims by person': ({ editor, deskId }) => deskClaims(editor, { deskId, personId: editor.personId }),
  'claims by rating': ({ editor, deskId }) => deskClaims(editor, { deskId, rating: 'true' }),
  sources: ({ editor, deskId }) => deskSources(editor, { deskId }),
  agents: ({ editor, deskId }) => deskAgents(editor, { deskId }),
  articles: ({ editor, deskId }) => deskArticles(editor, { deskId }),
  'inbox of an editor': ({ editor }) => inbox(editor, {}),
  'inbox of a reviewer': ({ reviewer }) => inbox(reviewer, {}),
  'inbox of a chief': ({ chief }) => inbox(chief, {}),
  'badge of reviews': ({ reviewer }) => reviewsWaiting(reviewer, {}),
  'review queue, mine': ({ reviewer, deskId }) => reviewQueue(reviewer, { deskId }),
  "review queue, others'": ({ editor, deskId }) => reviewQueue(editor, { deskId, queue: 'others' }),
  "review queue, others', of a reviewer": ({ reviewer, deskId }) => reviewQueue(reviewer, { deskId, queue: 'others' }),
  'review queue, returned': ({ reviewer, deskId }) => reviewQueue(reviewer, { deskId, queue: 'returned' }),
  'review queue, done': ({ reviewer, deskId }) => reviewQueue(reviewer, { deskId, queue: 'done' }),
  'public home': () => publicChecks(null, { limit: 20 }),
  'public home, page 20': () => publicChecks(null, { limit: 20, offset: 380 }),
  corrections: () => publicCorrections(null, {}),
  feed: () => checksFeed(asText),
}

interface Times {
  readonly p50: number
  readonly p95: number
}

/** Makes the databases, asks them in turns, and prints a table: milliseconds, and how much more the largest takes. */
export async function benchScale(): Promise<void> {
  const places: Place[] = []
  try {
    for (const size of SIZES) places.push(await makePlace(size))
    for (let turn = 0; turn < TURNS; turn += 1) for (const place of places) await measure(place)
    print(new Map(places.map(({ size, taken }) => [size, timesOf(taken)])))
  } finally {
    for (const place of places) await close(place)
  }
}

function print(bySize: ReadonlyMap<number, ReadonlyMap<string, Times>>) {
  const [small, , large] = SIZES
  const table: Record<string, Record<string, string>> = {}
  for (const name of Object.keys(ASKED)) {
    const times = (size: number) => bySize.get(size)?.get(name) ?? { p50: 0, p95: 0 }
    table[name] = Object.fromEntries([
      ...SIZES.map(
        (size) => [`${size / 1000} k`, `${times(size).p50.toFixed(1)} / ${times(size).p95.toFixed(1)}`] as const,
      ),
      ['p50 ×', (times(large).p50 / times(small).p50).toFixed(1)] as const,
      ['p95 ×', (times(large).p95 / times(small).p95).toFixed(1)] as const,
    ])
  }
  console.log('Milliseconds, p50 / p95, by number of claims:')
  console.table(table)
}

/** A database of one size, with the connections that a process has open to it, and what its queries took, in milliseconds. */
interface Place {
  readonly size: number
  readonly folder: string
  readonly desk: CrowdedDesk
  readonly open: Readonly<Pick<typeof globalThis, 'stetEnv' | 'stetReader' | 'stetWriter'>>
  readonly taken: ReadonlyMap<string, number[]>
}

async function makePlace(size: number): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'stet-bench-'))
  leave()
  globalThis.stetEnv = parseEnv({
    STET_DATA: folder,
    NEXTAUTH_URL: 'https://checks.example',
    NEXTAUTH_SECRET: 'a secret for the benchmarks only, long enough',
  })
  await bootstrap()
  const desk = await makeManyRows(globalThis.stetEnv.databaseFile, {
    claims: size,
    articles: size / 20,
    sources: size / 2,
    agents: size / 10,
    people: 50,
  })
  const { stetEnv, stetReader, stetWriter } = globalThis
  const taken = new Map(Object.keys(ASKED).map((name) => [name, []]))
  return { size, folder, desk, open: { stetEnv, stetReader, stetWriter }, taken }
}

/** The process knows no database then; those it has opened stay open. */
function leave() {
  globalThis.stetEnv = undefined
  globalThis.stetReader = undefined
  globalThis.stetWriter = undefined
}

async function measure({ desk, open, taken }: Place): Promise<void> {
  Object.assign(globalThis, open)
  for (let round = 0; round < ROUNDS + 2; round += 1) {
    for (const [name, ask] of Object.entries(ASKED)) {
      const begin = performance.now()
      await ask(desk)
      // The first rounds warm up: the statements are prepared, the pages are in memory.
      if (round >= 2) taken.get(name)?.push(performance.now() - begin)
    }
  }
}

async function close({ folder, open }: Place): Promise<void> {
  Object.assign(globalThis, open)
  await closeDatabase()
  leave()
  rmSync(folder, { recursive: true, force: true })
}

const timesOf = (taken: Place['taken']) =>
  new Map([...taken].map(([name, times]) => [name, { p50: share(times, 0.5), p95: share(times, 0.95) }]))

function share(times: readonly number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
