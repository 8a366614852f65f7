import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/policy/actor'
import { makeArticle, makeClaim, makeNewsroom, makePerson } from '@/prisma/factories'
import { bundle } from '@/scripts/bundle.mjs'
import { verifyChain } from './audit/verification'
import { closeDatabase, reader } from './db/clients'
import { openFile } from './db/sqlite'
import { openTestDatabase, type TestDatabase } from './test-database'

/** How often a writer is killed; the acceptance run does it fifty times. */
const KILLS = Number(process.env.STET_KILLS ?? 6)
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Inside node_modules, so that packages are found. */
const FOLDER = join(ROOT, 'node_modules', '.cache', 'stet-tests')

let database: TestDatabase
let editor: Actor & { readonly email: string }
let articleId: string

beforeAll(async () => {
  await bundle({ 'kill-writer': 'lib/server/kill-writer.ts' }, { root: ROOT, folder: FOLDER })
  database = await openTestDatabase()
  const { deskId } = await makeNewsroom()
  editor = await makePerson({ role: 'editor', deskId })
  articleId = (await makeArticle(editor)).id
})
afterAll(() => database.close())

/** Lets a writer acknowledge so many changes, kills it without warning, and gives what it had acknowledged. */
function writtenUntilKilled(acknowledgements: number): Promise<string[]> {
  const writer = spawn(process.execPath, [join(FOLDER, 'kill-writer.mjs'), database.folder, articleId, editor.email], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const acknowledged: string[] = []
  let complaint = ''
  writer.stderr.on('data', (part: Buffer) => {
    complaint += part.toString()
  })
  createInterface({ input: writer.stdout }).on('line', (line) => {
    acknowledged.push(line)
    if (acknowledged.length === acknowledgements) writer.kill('SIGKILL')
  })
  return new Promise((resolve, reject) => {
    writer.on('close', (_, signal) => {
      if (signal === 'SIGKILL') resolve(acknowledged)
      else reject(new Error(`the writer ended by itself: ${complaint}`))
    })
  })
}

it('keeps every acknowledged change when it is killed, and nothing by halves', async () => {
  await closeDatabase()
  for (let kill = 0; kill < KILLS; kill += 1) {
    const acknowledged = await writtenUntilKilled(3 + 5 * (kill % 4))
    const file = openFile(database.file)
    expect(file.pragma('integrity_check', { simple: true })).toBe('ok')
    file.close()
    for (const line of acknowledged) {
      const [kind, id = ''] = line.split(' ')
      const found =
        kind === 'claim' ? reader().claim.findUnique({ where: { id } }) : reader().verdict.findUnique({ where: { id } })
      expect(await found).not.toBeNull()
    }
    expect((await verifyChain()).fault).toBeNull()
    const claims = await reader().claim.findMany({ include: { appearances: true } })
    expect(claims.every(({ appearances }) => appearances.length === 1)).toBe(true)
    const events = await reader().auditEvent.findMany({ where: { kind: { in: ['claim', 'verdict'] } } })
    const rows = claims.length + (await reader().verdict.count())
    expect(events).toHaveLength(rows)
    await closeDatabase()
  }
  await makeClaim(editor, articleId)
}, 600_000)
