/**
 * A newsroom at work: fifty editors, each with a key of their own, save every two seconds for five minutes, beside readers of the public
 * pages. How long a save takes, and whether memory stays flat. `STET_RIG_SECONDS` shortens it.
 */

import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { oneArticle } from '@/lib/server/articles/show'
import { parseEnv } from '@/lib/server/platform/env'
import { createKey } from '@/lib/server/people/keys'
import { makeArticle, makePerson, makePublishedClaim, makeTeam } from '@/prisma/factories'
import { clientOf } from '../saves/load'
import { withStetServer } from '../stet-server'
import { percentile, residentMegabytes, servingProcess } from './measure'

const EDITORS = 50
const READERS = 4
const SAVE_EVERY_MS = 2_000
const READ_EVERY_MS = 200
const SECONDS = Number(process.env.STET_RIG_SECONDS ?? 300)

/** What must hold: milliseconds of a save; megabytes a minute, after the server has compiled what it needs. */
const BAR = { p95: 300, p99: 1_000, growth: 1 }

const Claim = z.object({ id: z.string(), version: z.number() })

/** @returns whether it holds */
export async function tryNewsroom(): Promise<boolean> {
  let holds = false
  await withStetServer(async ({ origin, environment, pid }) => {
    globalThis.stetEnv = parseEnv(environment)
    const team = await makeTeam()
    const { id } = await makeArticle(team.editor, { text: 'Harbour\n\nHarbour fees doubled since spring.' })
    await makePublishedClaim(team, id, { quote: 'Harbour fees doubled' })
    const { slug, deskId } = await oneArticle(team.chief, { id })
    const keys: string[] = []
    for (let at = 0; at < EDITORS; at += 1) {
      const editor = await makePerson({ role: 'editor', deskId })
      keys.push((await createKey(editor, { name: 'rig', scope: 'write', deskId: null })).secret)
    }
    const until = Date.now() + SECONDS * 1_000
    const saves: number[] = []
    const reads: number[] = []
    const memory: { readonly minute: number; readonly megabytes: number }[] = []
    const began = Date.now()
    const remember = async () => {
      while (Date.now() < until) {
        const megabytes = residentMegabytes(servingProcess(pid))
        if (megabytes !== null) memory.push({ minute: (Date.now() - began) / 60_000, megabytes })
        await wait(2_000)
      }
    }
    await Promise.all([
      remember(),
      ...keys.map((key, at) => editorAtWork(origin, key, id, until, (at * SAVE_EVERY_MS) / EDITORS, saves)),
      ...Array.from({ length: READERS }, () => reader(`${origin}/articles/${slug ?? ''}`, until, reads)),
    ])
    const [p95, p99] = [percentile(saves, 95), percentile(saves, 99)]
    const growth = slope(memory.filter(({ minute }) => minute > Math.min(3, SECONDS / 120)))
    console.log(
      `newsroom: ${saves.length} saves of ${EDITORS} editors, p50 ${percentile(saves, 50).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms; ${reads.length} pages read, p95 ${percentile(reads, 95).toFixed(0)} ms; memory ${growth.toFixed(2)} MB a minute`,
    )
    holds = p95 <= BAR.p95 && p99 <= BAR.p99 && growth <= BAR.growth
  })
  return holds
}

/** Marks a claim and then changes its statement again and again. A save that fails counts as endless. */
async function editorAtWork(
  origin: string,
  key: string,
  articleId: string,
  until: number,
  offset: number,
  times: number[],
): Promise<void> {
  await wait(offset)
  const client = clientOf(origin, 1)
  const headers = { Authorization: `Bearer ${key}` }
  const path = `/api/v1/articles/${articleId}/claims`
  const marked = await client.send({ method: 'POST', path, headers, body: { quote: 'fees doubled since spring' } })
  let claim = Claim.parse(JSON.parse(marked.text))
  for (let count = 1; Date.now() < until; count += 1) {
    const { status, text, took } = await client.send({
      method: 'PATCH',
      path: `/api/v1/claims/${claim.id}`,
      headers: { ...headers, 'If-Match': `"${claim.version}"` },
      body: { statement: `Harbour fees doubled, wording ${count}.` },
    })
    times.push(status === 200 ? took : Number.POSITIVE_INFINITY)
    if (status === 200) claim = Claim.parse(JSON.parse(text))
    await wait(Math.max(0, SAVE_EVERY_MS - took))
  }
  client.close()
}

async function reader(address: string, until: number, times: number[]): Promise<void> {
  while (Date.now() < until) {
    const began = performance.now()
    const answer = await fetch(address)
    await answer.arrayBuffer()
    times.push(answer.ok ? performance.now() - began : Number.POSITIVE_INFINITY)
    await wait(READ_EVERY_MS)
  }
}

/** Megabytes a minute, by least squares. */
function slope(points: readonly { readonly minute: number; readonly megabytes: number }[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / Math.max(1, values.length)
  const [x, y] = [mean(points.map(({ minute }) => minute)), mean(points.map(({ megabytes }) => megabytes))]
  const over = points.reduce((sum, { minute, megabytes }) => sum + (minute - x) * (megabytes - y), 0)
  const under = points.reduce((sum, { minute }) => sum + (minute - x) ** 2, 0)
  return under === 0 ? 0 : over / under
}
