import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Address } from '@/lib/contract/address'
import { DECLARED } from '@/lib/contract/addresses'
import { ProblemView } from '@/lib/contract/problem'
import { openApiDocument } from '@/lib/http/openapi'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { type Answer, call } from './test-client'
import { ROUTES } from './test-routes'
import { actorOf, IDENTITIES, makeWorld, type World } from './test-world'

let database: TestDatabase
let world: World

beforeAll(async () => {
  database = await openTestDatabase()
  world = await makeWorld()
}, 120_000)
afterAll(() => database.close())

const statuses = statusesByPlace()

/** The statuses that the description names, by method and path. */
function statusesByPlace(): ReadonlyMap<string, readonly string[]> {
  const paths = Object.entries(openApiDocument().paths ?? {})
  return new Map(
    paths.flatMap(([path, { get, post, put, patch, delete: taken }]) =>
      Object.entries({ GET: get, POST: post, PUT: put, PATCH: patch, DELETE: taken }).flatMap(([method, operation]) =>
        operation ? [[`${method} ${path}`, Object.keys(operation.responses ?? {})] as const] : [],
      ),
    ),
  )
}

const place = fc.constantFrom(...Object.keys(ROUTES))

/** Who asks; most often somebody who may do something. */
const who = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...IDENTITIES) },
  { weight: 5, arbitrary: fc.constantFrom('chief', 'editor', 'reviewer') },
)

/** What is meant; with a field left out, exchanged or added; or anything. */
const change = fc.oneof(
  { weight: 4, arbitrary: fc.constant((body: object): unknown => body) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.nat(20), fc.jsonValue({ maxDepth: 2 })).map(
      ([at, value]) =>
        (body: object): unknown =>
          exchanged(body, at, value),
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }).map((value) => (): unknown => value) },
)

function exchanged(body: object, at: number, value: unknown): unknown {
  const names = Object.keys(body)
  return { ...body, [names[at % Math.max(1, names.length)] ?? 'more']: value }
}

/** The version that is named: none, any, one that may be right, one that isn't. */
const ifMatch = fc.constantFrom(null, '*', '*', '"1"', '"2"', '"3"', '"999999"')
/** What takes away is mostly stopped by an old version: most other addresses need what would be gone. */
const TAKES_AWAY = /^DELETE|\/drop$/
const isGone = fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) })
/** Another row than the one that is there. */
const strays = fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) })

/** What stands against an answer; null when it is as declared. */
function faultOf(address: Address, answer: Answer): string | null {
  if (answer.status >= 400) {
    const problem = ProblemView.safeParse(answer.json)
    return problem.success && problem.data.status === answer.status ? null : `no problem: ${answer.text}`
  }
  const declared = address.answer
  if (answer.status === 204) return answer.text === '' ? null : 'a body where there is none'
  const type = ('type' in declared ? declared.type : undefined) ?? 'application/json; charset=utf-8'
  const sentType = answer.headers.get('content-type') ?? ''
  if (type !== 'application/octet-stream' && !sentType.startsWith(type.split(';')[0] ?? '')) return `is ${sentType}`
  if (!('view' in declared) || sentType.startsWith('text/event-stream')) return null
  const view = declared.view.safeParse(answer.json)
  return view.success ? null : `another view: ${view.error.message} in ${answer.text.slice(0, 2000)}`
}

it('500 random calls are answered as declared', { timeout: 300_000 }, async () => {
  const answered = new Set<string>()
  await fc.assert(
    fc.asyncProperty(
      place,
      who,
      change,
      ifMatch,
      isGone,
      strays,
      async (at, identity, changed, named, gone, isStray) => {
        const [address, route] = [DECLARED[at], ROUTES[at]]
        if (!address || !route) throw new Error(`${at} is in no table`)
        const [method = ''] = at.split(' ')
        const version = TAKES_AWAY.test(at) && !gone ? '"999999"' : named
        const meant = route.body?.(world) ?? {}
        const answer = await call(method, isStray ? elsewhere(route.path(world)) : route.path(world), {
          as: identity === 'disabled' ? world.disabled : actorOf(world, identity),
          ...(method === 'GET' ? {} : { body: typeof meant === 'object' ? changed(meant) : meant }),
          headers: version === null || method === 'GET' ? {} : { 'if-match': version },
        })
        expect(statuses.get(at), `${at} ${answer.status} ${answer.text.slice(0, 300)}`).toContain(`${answer.status}`)
        expect(faultOf(address, answer), `${at} ${answer.status}`).toBeNull()
        if (answer.status < 300) answered.add(at)
      },
    ),
    { numRuns: 500, endOnFailure: true },
  )
  // Otherwise only refusals would be looked at.
  expect(answered.size).toBeGreaterThan(40)
})

/** The same address with another row in it. */
const elsewhere = (path: string) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '00000000-0000-4000-8000-000000000000')
