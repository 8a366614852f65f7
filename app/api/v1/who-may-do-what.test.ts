import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Forbidden, NotFound, NotSignedIn, Refusal } from '@/lib/domain/errors'
import { DECLARED } from '@/lib/contract/addresses'
import type { MaybeActor } from '@/lib/policy/actor'
import { commands } from '@/lib/server/engine/command'
import { queries } from '@/lib/server/engine/query'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { withoutTrace } from '@/lib/server/test-rows'
import { call } from './test-client'
import { COMMANDS } from './test-commands'
import { QUERIES } from './test-queries'
import { expected, type Right, type Outcome } from './test-rights'
import { ROUTES } from './test-routes'
import { actorOf, IDENTITIES, makeWorld, type World } from './test-world'

function told(error: unknown): Outcome {
  if (error instanceof NotSignedIn) return 'sign in'
  if (error instanceof NotFound) return 'not found'
  if (error instanceof Forbidden) return 'forbidden'
  // The door was open, and something behind it said no.
  if (error instanceof Refusal) return 'allowed'
  throw error
}

const STATUS: Readonly<Record<number, Outcome>> = { 401: 'sign in', 403: 'forbidden', 404: 'not found' }

let database: TestDatabase
let world: World

beforeAll(async () => {
  const root = fileURLToPath(new URL('../../../lib/server', import.meta.url))
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  const modules = files.filter((file) => /(?<!\.test|\.d)\.ts$/.test(file) && !file.includes('generated'))
  for (const file of modules) await import(join(root, file))
  database = await openTestDatabase()
  world = await makeWorld()
}, 120_000)
afterAll(() => database.close())

/** Tries a command without leaving a trace. */
async function tried(name: string, actor: MaybeActor, input: unknown): Promise<Outcome> {
  const attempt = withoutTrace(async (tx) =>
    commands.get(name)?.within({ tx, actor, now: new Date() }, input, { version: 'any' }),
  )
  return attempt.then(() => 'allowed', told)
}

const answers = (right: Right) => Object.fromEntries(IDENTITIES.map((who) => [who, expected(right, who)]))

describe('who may do what', () => {
  it('is said of every command, query and route, and of nothing else', () => {
    expect(Object.keys(COMMANDS).sort()).toEqual([...commands.keys()].sort())
    expect(Object.keys(QUERIES).sort()).toEqual([...queries.keys()].sort())
    expect(Object.keys(ROUTES).sort()).toEqual(Object.keys(DECLARED).sort())
  })

  it.each(Object.entries(COMMANDS))('command %s', async (name, { right, input, direct }) => {
    const found: Record<string, Outcome> = {}
    for (const who of IDENTITIES) {
      const actor = actorOf(world, who)
      found[who] = direct
        ? await direct(world, actor).then(() => 'allowed' as const, told)
        : await tried(name, actor, input(world, who))
    }
    expect(found).toEqual(answers(right))
  })

  it.each(Object.entries(QUERIES))('query %s', async (_, { right, ask }) => {
    const found: Record<string, Outcome> = {}
    for (const who of IDENTITIES) {
      found[who] = await ask(world, actorOf(world, who)).then(() => 'allowed' as const, told)
    }
    expect(found).toEqual(answers(right))
  })

  // A version that nobody has: a guarded change is let in by the door and stopped behind it.
  it.each(Object.entries(ROUTES))('route %s', async (place, { right, path, body }) => {
    const [method = ''] = place.split(' ')
    const found: Record<string, Outcome> = {}
    for (const who of IDENTITIES) {
      const as = who === 'disabled' ? world.disabled : actorOf(world, who)
      const sent = method === 'GET' ? {} : { body: body?.(world) ?? {}, headers: { 'if-match': '"999999"' } }
      const answer = await call(method, path(world), { as, ...sent })
      expect(answer.status === 501 || answer.status < 500).toBe(true)
      if (answer.status >= 400) expect(answer.headers.get('content-type')).toBe('application/problem+json')
      found[who] = STATUS[answer.status] ?? 'allowed'
    }
    expect(found).toEqual(answers(right))
  })
})
