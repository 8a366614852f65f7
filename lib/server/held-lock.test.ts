import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeArticle, makeClaim, makeTeam, type Team } from '@/prisma/factories'
import { deskClaims } from './claims/list'
import { oneClaim } from './claims/show'
import { createKey } from './people/keys'
import { actorForKey } from './people/actors'
import { openTestDatabase, type TestDatabase } from './test-database'

const HOLDER = fileURLToPath(new URL('lock-holder.ts', import.meta.url))

let database: TestDatabase
let team: Team

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
})
afterAll(() => database.close())

/** Another process that holds the write lock from now on, until `release`. */
async function lockHolder() {
  const child = spawn(process.execPath, ['--import', 'tsx', HOLDER, database.file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return {
    async release() {
      const ended = once(child, 'exit')
      child.stdin.end()
      await ended
    },
  }
}

it('answers reads while a save waits for a lock that another process holds, and the save once it is free', async () => {
  const { id: articleId } = await makeArticle(team.editor)
  const { id } = await makeClaim(team.editor, articleId)
  const { secret } = await createKey(team.editor, { name: 'Never used', scope: 'read' })
  const holder = await lockHolder()
  const events: string[] = []
  const save = makeClaim(team.editor, articleId).then(() => events.push('saved'))
  // Its first use is to be noted, which nobody waits for.
  expect((await actorForKey(secret))?.personId).toBe(team.editor.personId)
  for (let read = 0; read < 20; read += 1) {
    await Promise.all([oneClaim(team.editor, { id }), deskClaims(team.editor, { articleId })])
    // The save has tried again in between, and the event loop has come round.
    await new Promise((resolve) => setTimeout(resolve, 1))
    events.push('read')
  }
  await holder.release()
  events.push('released')
  await save
  expect(events.filter((event) => event !== 'saved')).toEqual([...Array(20).fill('read'), 'released'])
  expect(events.indexOf('saved')).toBeGreaterThanOrEqual(20)
  expect((await deskClaims(team.editor, { articleId })).items).toHaveLength(2)
})
