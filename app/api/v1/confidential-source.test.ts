import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/policy/actor'
import { oneClaim } from '@/lib/server/claims/show'
import { verifyAudit } from '@/lib/server/audit/list'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { storedRows, storeSnapshot } from '@/lib/server/test-rows'
import { makeArticle, makeClaim, makeEvidence, makeSource, makeTeam, makeVerdict, type Team } from '@/prisma/factories'
import { call } from './test-client'

let database: TestDatabase
let team: Team
let articleId: string
let claimId: string
let sourceId: string
let sha256: string

/** What would tell who it is: former title, publisher, address. */
const FORMER = ['Diary of Rana Qasim', 'Qasim Papers', 'https://qasim.example/diary']
const NOTE = 'We met at the ferry landing.'
const FORMATS = ['md', 'html', 'csv', 'csv&part=evidence', 'json', 'webannotation']
const ANY = { 'if-match': '*' }

const get = (path: string, as: Actor = team.chief) => call('GET', path, { as })
const open = (as: Actor) => call('POST', `/sources/${sourceId}/identity`, { as, body: {} })

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
  articleId = (await makeArticle(team.editor)).id
  claimId = (await makeClaim(team.editor, articleId)).id
  const [title = '', publisher = '', url = ''] = FORMER
  sourceId = (await makeSource(team.editor, { title, publisher, url })).id
  sha256 = (await storeSnapshot(sourceId, team.editor)).snapshotSha256
  await makeEvidence(team.editor, claimId, { sourceId, note: NOTE })
  await makeVerdict(team.editor, claimId)
  const body = { title: 'A person close to the port', url: null, confidential: true, identity: 'Rana Qasim' }
  const made = await call('PATCH', `/sources/${sourceId}`, { as: team.editor, body, headers: ANY })
  expect(made.status).toBe(200)
})
afterAll(() => database.close())

describe('a source that became confidential (R15)', () => {
  it('goes by its cover name everywhere: views, lists, history, exports, for its owner and the chief too', async () => {
    const paths = [
      ...[`/sources/${sourceId}`, `/sources?deskId=${team.deskId}`, `/sources/${sourceId}/uses`],
      ...[`/claims/${claimId}`, `/claims/${claimId}/history`, `/articles/${articleId}/workspace`],
      ...FORMATS.map((format) => `/articles/${articleId}/export?format=${format}`),
    ]
    for (const path of paths) {
      for (const as of [team.editor, team.chief, team.reviewer]) {
        const { status, text } = await get(path, as)
        expect({ path, status }).toEqual({ path, status: 200 })
        for (const former of [...FORMER, 'Rana Qasim', sha256])
          expect({ path, told: text.includes(former) }).toEqual({ path, told: false })
      }
    }
    expect((await get(`/claims/${claimId}/history`)).text).toContain('A person close to the port')
  })

  it('has no copies any more, by whatever address they are asked for', async () => {
    for (const as of [team.editor, team.chief]) {
      expect((await get(`/sources/${sourceId}/snapshots`, as)).status).toBe(404)
      expect((await get(`/sources/${sourceId}/snapshots/${sha256}`, as)).status).toBe(404)
    }
  })

  it('is found by no search for what it was', async () => {
    for (const words of ['qasim', 'diary', 'papers']) {
      expect((await get(`/sources?deskId=${team.deskId}&words=${words}`)).json).toMatchObject({ items: [] })
    }
  })

  it('keeps the note on its evidence inside the newsroom until its owner or the chief releases it', async () => {
    const [{ id } = { id: '' }] = (await oneClaim(team.editor, { id: claimId })).evidence
    const exported = () => Promise.all(FORMATS.map((format) => get(`/articles/${articleId}/export?format=${format}`)))
    const told = async () => (await exported()).map(({ text }) => text.includes(NOTE))
    const change = (as: Actor, body: object) => call('PATCH', `/evidence/${id}`, { as, body, headers: ANY })
    expect((await get(`/evidence/${id}`, team.reviewer)).text).toContain(NOTE)
    expect(new Set(await told())).toEqual(new Set([false]))
    expect((await change(team.reviewer, { noteReleased: true })).status).toBe(403)
    expect(new Set(await told())).toEqual(new Set([false]))
    expect((await change(team.editor, { noteReleased: true })).status).toBe(200)
    expect(await told()).toContain(true)
    expect((await change(team.reviewer, { noteReleased: false })).status).toBe(200)
    expect(new Set(await told())).toEqual(new Set([false]))
  })

  it('leaves nothing of what it was in the audit log, whose chain holds', async () => {
    const payloads = await storedRows().auditPayload.findMany({ where: { event: { deskId: team.deskId } } })
    const text = payloads.map(({ payload }) => payload).join('\n')
    for (const former of [...FORMER, 'Rana Qasim']) expect(text).not.toContain(former)
    expect(await verifyAudit(team.admin, {})).toMatchObject({ fault: null })
  })

  it('is opened by its owner and the chief only, and each opening is an event of the audit log', async () => {
    const openings = () =>
      storedRows().auditEvent.findMany({
        where: { targetId: sourceId, command: 'source.open-identity' },
        orderBy: { seq: 'asc' },
        select: { actorId: true },
      })
    expect((await open(team.reviewer)).status).toBe(403)
    expect((await open(team.stranger)).status).toBe(404)
    expect(await openings()).toEqual([])
    for (const as of [team.editor, team.chief]) {
      expect(await open(as)).toMatchObject({ status: 200, json: { identity: 'Rana Qasim' } })
    }
    expect(await openings()).toEqual([{ actorId: team.editor.personId }, { actorId: team.chief.personId }])
  })

  it('has its identity kept by no Idempotency-Key', async () => {
    const headers = { 'idempotency-key': crypto.randomUUID() }
    await call('POST', `/sources/${sourceId}/identity`, { as: team.editor, body: {}, headers })
    const kept = await storedRows().idempotentAnswer.findMany({ where: { personId: team.editor.personId } })
    expect(JSON.stringify(kept)).not.toContain('Rana Qasim')
  })
})
