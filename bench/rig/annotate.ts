/**
 * An import beside others' work: `stet annotate` takes over two thousand marks on one article while ten editors save every second
 * elsewhere. How long the others wait; without the import as well, to compare. `STET_RIG_MARKS` makes it smaller.
 */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { parseEnv } from '@/lib/server/platform/env'
import { createKey } from '@/lib/server/people/keys'
import { makeArticle, makePerson, makeTeam } from '@/prisma/factories'
import { crowdedText, separatePlaces } from '../drawing/crowded'
import { runStet } from '../run-stet'
import { clientOf } from '../saves/load'
import { withStetServer } from '../stet-server'
import { percentile } from './measure'

const MARKS = Number(process.env.STET_RIG_MARKS ?? 2_000)
const EDITORS = 10
const SAVE_EVERY_MS = 1_000
/** How long the editors save without the import. */
const ALONE_MS = 20_000

/** What must hold: milliseconds that a save of the others takes meanwhile. */
const BAR = { p99: 500 }

const Claim = z.object({ id: z.string(), version: z.number() })
const Report = z.object({ outcomes: z.array(z.object({ claim: z.object({ id: z.string() }).nullable() })) })

/** @returns whether it holds */
export async function tryAnnotate(): Promise<boolean> {
  let holds = false
  await withStetServer(async ({ origin, folder, environment }) => {
    globalThis.stetEnv = parseEnv(environment)
    const team = await makeTeam()
    const text = crowdedText(80 * MARKS)
    const big = await makeArticle(team.editor, { text })
    const file = join(folder, 'marks.json')
    writeFileSync(file, JSON.stringify(annotations(big.text)))
    const email = 'importer@rig.example'
    await makePerson({ email, role: 'editor', deskId: team.deskId })
    const keys: string[] = []
    for (let at = 0; at < EDITORS; at += 1) {
      const editor = await makePerson({ role: 'editor', deskId: team.deskId })
      keys.push((await createKey(editor, { name: 'rig', scope: 'write', deskId: null })).secret)
    }
    const small = await makeArticle(team.editor)
    const alone = await savesUntil(origin, keys, small.id, wait(ALONE_MS))
    const began = performance.now()
    const imported = runStet(['annotate', big.id, file, '--as', email, '--json'], { ...process.env, ...environment })
    const beside = await savesUntil(origin, keys, small.id, imported)
    const seconds = (performance.now() - began) / 1_000
    const marked = Report.parse(JSON.parse(await imported)).outcomes.filter(({ claim }) => claim !== null).length
    const told = (times: readonly number[]) =>
      [50, 95, 99, 100].map((share) => `p${share} ${percentile(times, share).toFixed(0)}`).join(', ')
    console.log(
      `annotate: ${marked} of ${MARKS} marks in ${seconds.toFixed(0)} s; others' ${beside.length} saves meanwhile ${told(beside)} ms; ${alone.length} without it ${told(alone)} ms`,
    )
    holds = marked === MARKS && percentile(beside, 99) <= BAR.p99
  })
  return holds
}

/** A file of annotations in W3C's form, one for each of so many places of a text. */
function annotations(text: string) {
  const characters = [...text]
  const items = separatePlaces(text, MARKS).map(({ start, end }, at) => ({
    id: `urn:rig:${at}`,
    type: 'Annotation',
    motivation: 'highlighting',
    target: {
      source: 'https://rig.example/article',
      selector: [
        { type: 'TextQuoteSelector', exact: characters.slice(start, end).join('') },
        { type: 'TextPositionSelector', start, end },
      ],
    },
  }))
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'AnnotationCollection',
    total: items.length,
    first: { type: 'AnnotationPage', items },
  }
}

/** Milliseconds of each save of all editors until something ends. A save that fails counts as endless. */
async function savesUntil(
  origin: string,
  keys: readonly string[],
  articleId: string,
  end: Promise<unknown>,
): Promise<readonly number[]> {
  const times: number[] = []
  let ended = false
  const over = end.finally(() => {
    ended = true
  })
  const atWork = async (key: string, at: number) => {
    await wait((at * SAVE_EVERY_MS) / EDITORS)
    const client = clientOf(origin, 1)
    const headers = { Authorization: `Bearer ${key}` }
    const marking = { method: 'POST', path: `/api/v1/articles/${articleId}/claims`, headers }
    const marked = await client.send({ ...marking, body: { quote: 'fees had doubled since spring' } })
    let claim = Claim.parse(JSON.parse(marked.text))
    for (let count = 1; !ended; count += 1) {
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
  await Promise.all([over, ...keys.map(atWork)])
  return times
}
