import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DECLARED } from '@/lib/contract/addresses'
import type { Actor } from '@/lib/policy/actor'
import { deskClaims } from '@/lib/server/claims/list'
import { oneClaim } from '@/lib/server/claims/show'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { makeClaim } from '@/prisma/factories'
import { call } from './test-client'
import { ROUTES } from './test-routes'
import { makeWorld, type World } from './test-world'

/*
 * Every address that changes something, and whether it is a change of what exists, which names the version that was seen
 * (rule R24). A copy by hand: a new address is told here too.
 */

/** Without If-Match 428, with a stale one 412. */
const NEEDED = [
  ...['PATCH /articles/{id}', 'POST /articles/{id}/drop', 'POST /articles/{id}/reopen', 'POST /articles/{id}/versions'],
  ...['PATCH /claims/{id}', 'DELETE /claims/{id}'],
  ...['DELETE /claims/{id}/verdicts/{kind}', 'POST /claims/{id}/verdicts/{kind}/confirm', 'POST /claims/{id}/verdicts'],
  ...['submit', 'withdraw', 'take', 'reviews', 'publish', 'corrections', 'retract', 'drop', 'reopen'].map(
    (verb) => `POST /claims/{id}/${verb}`,
  ),
  ...['PATCH /appearances/{id}', 'DELETE /appearances/{id}'],
  ...['accept', 'reattach', 'keep'].map((verb) => `POST /appearances/{id}/${verb}`),
  ...['PATCH /evidence/{id}', 'DELETE /evidence/{id}', 'PATCH /relations/{id}', 'DELETE /relations/{id}'],
  ...['PATCH /comments/{id}', 'DELETE /comments/{id}', 'POST /comments/{id}/resolve'],
  ...['PATCH /agents/{id}', 'DELETE /agents/{id}', 'POST /agents/{id}/merge'],
  ...['PATCH /sources/{id}', 'DELETE /sources/{id}'],
  ...['POST /watches/{id}/stop', 'POST /watches/{id}/ask'],
  ...['POST /changed-pages/{id}/dismiss', 'POST /changed-pages/{id}/reopen'],
]

/** Of these, where `*` doesn't do. */
const OF_ONE_VERSION = ['reviews', 'publish', 'corrections'].map((verb) => `POST /claims/{id}/${verb}`)

/** What overwrites nothing, and why. */
const NOT_NEEDED: Readonly<Record<string, string>> = {
  'POST /articles': 'makes something new',
  'POST /articles/batch': 'makes something new',
  'POST /articles/preview': 'stores nothing',
  'PUT /articles/{id}/presence': 'is told, never stored',
  'POST /articles/{id}/claims': 'makes something new; the body names the version of the text',
  'POST /articles/{id}/notes': 'makes something new; the body names the version of the text',
  'POST /articles/{id}/watch': 'begins something; refused while the page is watched',
  'POST /articles/{id}/undo': 'compares every field with what the act left in it',
  'POST /articles/{id}/redo': 'compares every field with what the act found in it',
  'POST /articles/{id}/submit-ready': 'is about many claims, each as it stands',
  'POST /articles/{id}/confirm-verdicts': 'names each claim with the version that was seen',
  'POST /articles/{id}/annotations': 'makes something new, and overwrites nothing that is here',
  'POST /articles/{id}/publish-approved': 'is about many claims, each as it was approved',
  'POST /claims/{id}/relations': 'makes something new',
  'POST /claims/{id}/evidence': 'makes something new',
  'POST /claims/{id}/comments': 'makes something new',
  'POST /claims/{id}/adjudicate': 'is not there yet',
  'POST /error-reports/{id}/close': 'can be done once',
  'POST /agents': 'makes something new',
  'POST /sources': 'makes something new',
  'POST /sources/{id}/snapshots': 'makes something new',
  'POST /sources/{id}/identity': 'changes nothing; that it was opened is audited',
}

const CHANGES = Object.keys(DECLARED).filter((place) => !place.startsWith('GET '))

let database: TestDatabase
let world: World
let chief: Actor

beforeAll(async () => {
  database = await openTestDatabase()
  world = await makeWorld()
  chief = world.team.chief
}, 60_000)
afterAll(() => database.close())

async function sent(place: string, ifMatch: string | null) {
  const entry = ROUTES[place]
  if (!entry) throw new Error(`${place} is in no table`)
  const [method = ''] = place.split(' ')
  const headers: Record<string, string> = ifMatch === null ? {} : { 'if-match': ifMatch }
  return call(method, entry.path(world), { as: chief, body: entry.body?.(world) ?? {}, headers })
}

describe('If-Match (R24)', () => {
  it('is said to be needed, or not, of every address that changes something', () => {
    expect([...NEEDED, ...Object.keys(NOT_NEEDED)].sort()).toEqual(CHANGES.sort())
    const described = CHANGES.filter((place) => /needed|named|to-overwrite/.test(DECLARED[place]?.ifMatch ?? ''))
    expect(described.filter((place) => DECLARED[place]?.ifMatch === 'named').sort()).toEqual(OF_ONE_VERSION.sort())
    expect(described.filter((place) => place !== 'POST /claims/{id}/adjudicate').sort()).toEqual([...NEEDED].sort())
  })

  it.each(NEEDED)('%s: 428 without, 412 with a stale one, nothing changed', async (place) => {
    const before = await deskClaims(chief, { deskId: world.deskId })
    const without = await sent(place, null)
    expect(without).toMatchObject({ status: 428, json: { code: 'version-required' } })
    const stale = await sent(place, '"999999"')
    expect(stale).toMatchObject({ status: 412, json: { code: 'stale', currentVersion: expect.any(Number) } })
    expect(await deskClaims(chief, { deskId: world.deskId })).toEqual(before)
  })

  it.each(OF_ONE_VERSION)('%s: decided of a named version, which * is not (R21)', async (place) => {
    expect(await sent(place, '*')).toMatchObject({ status: 428, json: { detail: expect.stringContaining('not *') } })
  })

  it('is not needed for a first verdict, and is for the next', async () => {
    const { id } = await makeClaim(chief, world.articleId)
    const path = `/claims/${id}/verdicts`
    const give = (rating: string, headers = {}) =>
      call('POST', path, { as: chief, headers, body: { kind: 'truth', rating, asOf: '2026-03-02' } })
    expect((await give('true')).status).toBe(201)
    expect((await give('false')).status).toBe(428)
    const { version, truthVerdict } = await oneClaim(chief, { id })
    expect(truthVerdict).toMatchObject({ rating: 'true' })
    expect((await give('false', { 'if-match': `"${version}"` })).status).toBe(201)
    expect((await oneClaim(chief, { id })).truthVerdict).toMatchObject({ rating: 'false' })
  })
})
