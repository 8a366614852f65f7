/**
 * Thirty editors write at once over HTTP while the command line imports beside the server, on one SQLite file. Prints how long
 * a change takes, and proves that none was lost: each editor adds a word of their own to a shared statement again and again,
 * each time with the version they read, and every acknowledged word must stand there at the end.
 */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { runStet } from '../run-stet'
import { withStetServer } from '../stet-server'

const EDITORS = 30
const ROUNDS = 8
const IMPORTS = 6
/** What a client of a busy desk must be ready for. */
const EXPECTED = new Set([200, 201, 204, 409, 412, 429])

const Identified = z.object({ id: z.string(), version: z.number() })
const Claim = Identified.extend({ statement: z.string(), evidence: z.array(z.unknown()) })
const Keyed = z.object({ key: z.string() })
const Imported = z.object({ id: z.string() })

interface Timing {
  readonly what: string
  readonly milliseconds: number
}

/** Runs the benchmark; ends with exit code 1 when a change was lost or an unexpected answer came. */
export const benchWriters = (): Promise<void> =>
  withStetServer(({ origin, folder, environment }) =>
    measure(`${origin}/api/v1`, folder, { ...process.env, ...environment }),
  )

async function measure(api: string, folder: string, environment: NodeJS.ProcessEnv) {
  const stet = (...args: string[]) => runStet(args, environment)
  const article = join(folder, 'article.txt')
  writeFileSync(article, articleText(0))
  const { id: articleId } = Imported.parse(JSON.parse(await stet('article', 'import', article, '--json')))
  const keys: string[] = []
  for (let editor = 0; editor < EDITORS; editor += 1) {
    const email = `editor-${editor}@bench.example`
    await stet('user', 'add', email, '--name', `Editor ${editor}`, '--role', 'editor')
    keys.push(
      Keyed.parse(
        JSON.parse(await stet('key', 'create', `bench ${editor}`, '--for', email, '--scope', 'write', '--json')),
      ).key,
    )
  }
  const shared = Claim.parse(
    await (
      await call(api, keys[0] ?? '', 'POST', `/articles/${articleId}/claims`, {
        quote: 'Harbour fees rose in district 0',
      })
    ).json(),
  )
  const timings: Timing[] = []
  const answers = new Map<number, number>()
  const written: string[] = []
  const attached: string[] = []
  const editors = keys.map((key, editor) =>
    work({ api, key, editor, articleId, sharedId: shared.id, timings, answers, written, attached }),
  )
  const imports = importBeside(stet, folder)
  await Promise.all([...editors, imports])
  const end = Claim.parse(await (await call(api, keys[0] ?? '', 'GET', `/claims/${shared.id}`)).json())
  const words = new Set(end.statement.split(' '))
  const lost = written.filter((word) => !words.has(word))
  const verified = await stet('audit', 'verify')
  report(timings, answers, {
    written: written.length,
    lost: lost.length,
    evidence: attached.length,
    evidenceFound: end.evidence.length,
    imports: await imports,
    verified,
  })
}

interface Work {
  readonly api: string
  readonly key: string
  readonly editor: number
  readonly articleId: string
  readonly sharedId: string
  readonly timings: Timing[]
  readonly answers: Map<number, number>
  readonly written: string[]
  readonly attached: string[]
}

/** One editor: marks a claim, adds a word to the shared statement, attaches evidence to the shared claim; again and again. */
async function work({ api, key, editor, articleId, sharedId, timings, answers, written, attached }: Work) {
  const timed = async (what: string, method: string, path: string, body: unknown, version?: number) => {
    const started = performance.now()
    const response = await call(api, key, method, path, body, version)
    timings.push({ what, milliseconds: performance.now() - started })
    answers.set(response.status, (answers.get(response.status) ?? 0) + 1)
    return response
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    await timed('mark', 'POST', `/articles/${articleId}/claims`, {
      quote: `Harbour fees rose in district ${editor + 1}`,
    })
    const evidence = await timed('evidence', 'POST', `/claims/${sharedId}/evidence`, {
      source: { title: `Register ${editor}-${round}` },
      stance: 'supports',
    })
    if (evidence.status === 201) attached.push(`${editor}-${round}`)
    const word = `${editor}·${round}`
    for (;;) {
      const seen = Claim.parse(await (await call(api, key, 'GET', `/claims/${sharedId}`)).json())
      const change = await timed(
        'describe',
        'PATCH',
        `/claims/${sharedId}`,
        { statement: `${seen.statement} ${word}` },
        seen.version,
      )
      if (change.status === 200) {
        written.push(word)
        break
      }
      await change.body?.cancel()
      if (!EXPECTED.has(change.status)) break
      await wait(20 + Math.random() * 200)
    }
  }
}

function call(
  api: string,
  key: string,
  method: string,
  path: string,
  body?: unknown,
  version?: number,
): Promise<Response> {
  return fetch(`${api}${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

async function importBeside(stet: (...args: string[]) => Promise<string>, folder: string): Promise<number> {
  for (let count = 1; count <= IMPORTS; count += 1) {
    const file = join(folder, `beside-${count}.txt`)
    writeFileSync(file, articleText(count))
    // Each report is much like the others.
    await stet('article', 'import', file, '--known', 'import')
  }
  return IMPORTS
}

const articleText = (number: number) =>
  [
    `Harbour fees, report ${number}`,
    ...Array.from(
      { length: EDITORS + 1 },
      (_, district) => `Harbour fees rose in district ${district}, the council said in report ${number}.`,
    ),
  ].join('\n\n')

interface Outcome {
  readonly written: number
  readonly lost: number
  readonly evidence: number
  readonly evidenceFound: number
  readonly imports: number
  readonly verified: string
}

function report(timings: readonly Timing[], answers: ReadonlyMap<number, number>, outcome: Outcome) {
  console.log(
    `\n${EDITORS} editors, ${ROUNDS} rounds each, ${outcome.imports} imports by the command line beside them\n`,
  )
  console.log('change      count   p50 ms   p95 ms   max ms')
  for (const what of ['mark', 'evidence', 'describe']) {
    const times = timings
      .filter((each) => each.what === what)
      .map((each) => each.milliseconds)
      .sort((a, b) => a - b)
    const at = (share: number) =>
      (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(0).padStart(8)
    console.log(`${what.padEnd(10)} ${String(times.length).padStart(6)} ${at(0.5)} ${at(0.95)} ${at(1)}`)
  }
  console.log(
    `\nanswers: ${[...answers]
      .sort(([a], [b]) => a - b)
      .map(([status, count]) => `${status} × ${count}`)
      .join(', ')}`,
  )
  console.log(
    `acknowledged words ${outcome.written}, lost ${outcome.lost}; evidence acknowledged ${outcome.evidence}, found ${outcome.evidenceFound}; ${outcome.verified.trim()}`,
  )
  const unexpected = [...answers.keys()].filter((status) => !EXPECTED.has(status))
  if (outcome.lost > 0 || outcome.evidence !== outcome.evidenceFound || unexpected.length > 0) {
    console.error(`✗ ${outcome.lost} changes lost, unexpected answers: ${unexpected.join(', ') || 'none'}`)
    process.exitCode = 1
  }
}
