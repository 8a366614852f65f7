import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { addAgent } from '@/lib/server/claims/agents'
import { auditLog } from '@/lib/server/audit/list'
import { createKey } from '@/lib/server/people/keys'
import { log } from '@/lib/server/platform/log'
import { disablePerson } from '@/lib/server/people/accounts'
import { signIn } from '@/lib/server/people/sign-in'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { makeTeam, type Team } from '@/prisma/factories'
import { resolveActor } from './actor'
import { requireSameOrigin } from './same-origin'

const warned = vi.spyOn(log, 'warn').mockImplementation(() => undefined)
const informed = vi.spyOn(log, 'info').mockImplementation(() => undefined)
const lines = () => warned.mock.calls.map(([facts, what]) => [what, facts])

let database: TestDatabase
let team: Team
beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
})
afterAll(() => database.close())
beforeEach(() => {
  globalThis.stetLinesLogged = undefined
  warned.mockClear()
  informed.mockClear()
})

const SECRET = 'what nobody should read in a log'
const attempt = (work: Promise<unknown>) => expect(work).rejects.toThrow()
const of = (action: string, code: string, personId: string) => [
  'a request was refused',
  { action, code, personId, keyId: null, via: 'web' },
]

describe('the log tells', () => {
  it('who was refused what, and not what they sent', async () => {
    const { editor } = team
    await attempt(disablePerson(editor, { personId: team.chief.personId }))
    await attempt(auditLog(editor, {}))
    await attempt(addAgent(editor, { deskId: team.deskId, name: `${SECRET}\0`, kind: 'person' }))
    expect(lines()).toEqual([
      of('person.disable', 'not-found', editor.personId),
      of('audit.list', 'not-found', editor.personId),
      of('agent.add', 'invalid', editor.personId),
    ])
    expect(JSON.stringify(lines())).not.toContain(SECRET)
  })

  it('which key it was', async () => {
    const { secret, keyId } = await createKey(team.editor, { name: 'Reader', scope: 'read' })
    const reader = await resolveActor({ headers: new Headers({ authorization: `Bearer ${secret}` }) })
    await attempt(addAgent(reader, { deskId: team.deskId, name: SECRET, kind: 'person' }))
    expect(lines()).toMatchObject([['a request was refused', { code: 'forbidden', keyId, via: 'api' }]])
  })

  it('of keys that are none, of changes from other sites, and of limits that were reached', async () => {
    await attempt(resolveActor({ headers: new Headers({ authorization: `Bearer ${SECRET}` }) }))
    const request = new Request('https://checks.example', { headers: { origin: 'https://evil.example' } })
    expect(() => requireSameOrigin(request)).toThrow()
    const given = { email: 'lina@example.org', password: SECRET }
    for (let n = 0; n < 5; n += 1) await signIn(given, { address: '192.0.2.1', device: null })
    await attempt(signIn(given, { address: '192.0.2.1', device: null }))
    expect(lines()).toEqual([
      ['a key was refused', {}],
      ['a change from another site was refused', { host: 'evil.example' }],
      ['a limit was reached', { limit: 'sign-in-pair' }],
    ])
    expect(JSON.stringify([...warned.mock.calls, ...informed.mock.calls])).not.toContain(SECRET)
  })

  it('of sign-ins, the good and the refused', async () => {
    await signIn({ email: 'nobody@example.org', password: SECRET }, { address: '192.0.2.2', device: null })
    expect(informed).toHaveBeenCalledWith({ personId: null }, 'a sign-in was refused')
  })

  it('nothing of readers who pass by', async () => {
    await attempt(auditLog(null, {}))
    expect(lines()).toEqual([])
  })

  it('no more than a hundred and twenty lines of a kind in a minute', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T12:00:00Z') })
    for (let n = 0; n < 130; n += 1) await attempt(auditLog(team.editor, {}))
    expect(lines()).toHaveLength(120)
    vi.setSystemTime(new Date('2026-11-23T12:01:00Z'))
    await attempt(auditLog(team.editor, {}))
    expect(lines()).toHaveLength(121)
    vi.useRealTimers()
  })
})
