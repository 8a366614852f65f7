import { fault } from '@/lib/domain/refusals/english'
import { say } from '@/lib/domain/refusals/sentence'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Conflict, InvalidInput, TooManyRequests } from '@/lib/domain/errors'
import type { Actor } from '@/lib/policy/actor'
import { formAction, MOST_KEPT, returnedForm, showOnce } from './returned-form'
import { redirectTo } from './route'

const actor = (personId: string): Actor => ({
  personId,
  name: 'Lina',
  admin: false,
  roles: new Map(),
  via: 'web',
  keyId: null,
  scope: 'write',
})
const lina = actor('lina')

beforeEach(() => globalThis.stetReturnedForms?.clear())
afterEach(() => globalThis.stetReturnedForms?.clear())

const request = (accept: string) => new Request('https://checks.example/', { method: 'POST', headers: { accept } })
const refusedWith = (error: unknown, fields: Record<string, string> = {}, accept = 'text/html') =>
  formAction(
    { request: request(accept), actor: lina, fields },
    { page: '/admin/keys', form: 'create-key' },
    async () => {
      throw error
    },
  )
const idIn = (response: Response) => /returned=([\w-]+)$/.exec(response.headers.get('location') ?? '')?.[1]

it('a refused form goes back with what was typed, and without any secret', async () => {
  const faults = [fault('/name', say('faults.empty')), fault('/name/0', say('faults.needed'))]
  const fields = { name: 'long '.repeat(4000), password: 'p', current: 'c', token: 't' }
  const response = await refusedWith(new InvalidInput(say('desk.name-taken'), faults), fields)
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toMatch(/^\/admin\/keys\?returned=/)
  expect(returnedForm(idIn(response), lina)).toEqual({
    form: 'create-key',
    fields: { name: fields.name },
    faults: ['name'],
    code: 'invalid',
    reason: null,
    message: 'There is a desk of this name already. Nothing was changed; choose another name.',
    retryAfterSeconds: null,
  })
})

it('says which conflict it was, and how long to wait', async () => {
  const conflict = await refusedWith(new Conflict(say('desk.name-taken'), { reason: 'last-admin' }))
  expect(returnedForm(idIn(conflict), lina)).toMatchObject({ code: 'conflict', reason: 'last-admin' })
  const slowed = await refusedWith(new TooManyRequests(say('people.too-many-tries'), 42))
  expect(returnedForm(idIn(slowed), lina)).toMatchObject({ code: 'too-many', retryAfterSeconds: 42 })
})

it('opens for who sent it, and for nobody else', async () => {
  const id = idIn(await refusedWith(new Conflict(say('desk.name-taken'))))
  expect(returnedForm(id, actor('omar'))).toBeNull()
  expect(returnedForm(id, null)).toBeNull()
  expect(returnedForm(['a', 'b'], lina)).toBeNull()
  expect(returnedForm('unknown', lina)).toBeNull()
  expect(returnedForm(id, lina)).not.toBeNull()
})

it('gives programmes the refusal itself, and never hides a failure of ours', async () => {
  await expect(refusedWith(new Conflict(say('desk.name-taken')), {}, 'application/json')).rejects.toThrow(Conflict)
  await expect(refusedWith(new TypeError('a bug'))).rejects.toThrow(TypeError)
})

it('goes where the action leads', async () => {
  const given = { request: request('text/html'), actor: lina, fields: {} }
  const response = await formAction(given, { page: '/a', form: 'f' }, async () => redirectTo('/b?done=saved'))
  expect(response.headers.get('location')).toBe('/b?done=saved')
})

it('shows a secret on the next page without writing it into the address', () => {
  const response = showOnce('/admin/keys', { request: request('text/html'), actor: lina }, { secret: 'stet_x' })
  expect(response.headers.get('location')).not.toContain('stet_x')
  expect(returnedForm(idIn(response), lina)?.shown).toEqual({ secret: 'stet_x' })
})

describe('what is kept has a ceiling, counted in bytes', () => {
  const refused = (sender: Actor | null, address: string, text: string) => {
    const headers = { accept: 'text/html', 'x-stet-peer': address }
    const trip = {
      request: new Request('https://checks.example/', { method: 'POST', headers }),
      actor: sender,
      fields: { text },
    }
    return formAction(trip, { page: '/report-error', form: 'report-error' }, async () => {
      throw new Conflict(say('desk.name-taken'))
    }).then(idIn)
  }
  const kept = () => [...(globalThis.stetReturnedForms?.values() ?? [])].reduce((sum, { bytes }) => sum + bytes, 0)
  const long = 'x'.repeat(60_000)

  it('for each address: who sends more loses their own oldest ones', async () => {
    const other = await refused(null, '198.51.100.8', long)
    const first = await refused(null, '198.51.100.7', long)
    let last: string | undefined
    for (let n = 0; n < 20; n += 1) last = await refused(null, '198.51.100.7', long)
    expect(kept()).toBeLessThanOrEqual(2 * MOST_KEPT.stranger)
    expect(returnedForm(first, null)).toBeNull()
    expect(returnedForm(last, null)?.fields.text).toBe(long)
    expect(returnedForm(other, null)?.fields.text).toBe(long)
  })

  it('for all strangers together, who never push out what a colleague typed', async () => {
    const own = await refused(lina, '198.51.100.7', long)
    for (let n = 0; n < 200; n += 1) await refused(null, `198.51.100.${n}`, long)
    expect(kept()).toBeLessThanOrEqual(MOST_KEPT.strangers + MOST_KEPT.person)
    expect(returnedForm(own, lina)?.fields.text).toBe(long)
  })
})
