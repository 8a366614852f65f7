import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NotFound } from '@/lib/domain/errors'
import type { Actor } from '@/lib/policy/actor'
import { makeArticle, makeNewsroom, makePerson } from '@/prisma/factories'
import { auditLog, verifyAudit } from './list'
import { appendAuditEvents } from '../transaction/audit-trail'
import { addDesk } from '../newsroom/desks'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { tamperWith } from '../test-tampering'
import { inWriteTransaction } from '../transaction/write-queue'

let database: TestDatabase
let owner: Actor
let deskId: string
beforeEach(async () => {
  database = await openTestDatabase()
  ;({ owner, deskId } = await makeNewsroom())
  for (const name of ['Politics', 'Science', 'Sports']) await addDesk(owner, { name })
})
afterEach(() => database.close())

const tamper = (sql: string) => tamperWith(database.file, sql)

describe('the chain', () => {
  it('holds as it was written', async () => {
    expect(await verifyAudit(owner, {})).toMatchObject({ events: 4, fault: null })
  })

  it('is walked in portions, between which others get their turn', async () => {
    const notes = Array.from({ length: 1_000 }, (_, at) => ({ kind: 'desk', targetId: `desk-${at}` }))
    await inWriteTransaction(async (tx) => appendAuditEvents(tx, owner, 'test.much', notes, new Date()))
    let turns = 0
    const others = setInterval(() => (turns += 1), 0)
    expect(await verifyAudit(owner, {})).toMatchObject({ events: 1_004, fault: null })
    clearInterval(others)
    expect(turns).toBeGreaterThan(1)
  })

  it.each([
    ['an actor’s name', `UPDATE "AuditEvent" SET "actorName" = 'Nobody' WHERE "seq" = 3`, { seq: 3, fault: 'altered' }],
    [
      'a time',
      `UPDATE "AuditEvent" SET "at" = '2020-01-01T00:00:00.000+00:00' WHERE "seq" = 2`,
      { seq: 2, fault: 'altered' },
    ],
    ['a payload', `UPDATE "AuditPayload" SET "payload" = '{}' WHERE "seq" = 3`, { seq: 3, fault: 'payload-altered' }],
    ['a payload taken away', `DELETE FROM "AuditPayload" WHERE "seq" = 3`, { seq: 3, fault: 'payload-altered' }],
    [
      'an event taken out',
      `DELETE FROM "AuditPayload" WHERE "seq" = 2; DELETE FROM "AuditEvent" WHERE "seq" = 2`,
      { seq: 2, fault: 'missing' },
    ],
    [
      'the end cut off',
      `DELETE FROM "AuditPayload" WHERE "seq" = 4; DELETE FROM "AuditEvent" WHERE "seq" = 4`,
      { seq: 4, fault: 'cut' },
    ],
    [
      'the head set back',
      `UPDATE "AuditHead" SET "seq" = 3, "hash" = (SELECT "hash" FROM "AuditEvent" WHERE "seq" = 3)`,
      { seq: 4, fault: 'cut' },
    ],
  ])('shows %s', async (_, sql, fault) => {
    tamper(sql)
    expect((await verifyAudit(owner, {})).fault).toEqual(fault)
  })
})

describe('the log', () => {
  it('comes newest first, in parts', async () => {
    const first = await auditLog(owner, { limit: 3 })
    expect(first.items.map(({ seq }) => seq)).toEqual([4, 3, 2])
    const rest = await auditLog(owner, { limit: 3, cursor: first.nextCursor ?? '' })
    expect(rest).toMatchObject({ items: [{ seq: 1, command: 'newsroom.found', via: 'system' }], nextCursor: null })
  })

  it('is found by the beginning of an action', async () => {
    expect((await auditLog(owner, { command: 'desk.' })).items).toHaveLength(3)
  })

  it('tells an administrator what changed on the site, and of a desk’s work only that it changed', async () => {
    const editor = await makePerson({ deskId, role: 'editor' })
    await makeArticle(editor, { title: 'A secret scoop', deskId })
    const { items } = await auditLog(owner, {})
    expect(items.some(({ articleId, change }) => articleId !== null && change === null)).toBe(true)
    expect(JSON.stringify(items)).not.toContain('secret scoop')
    expect(items.find(({ command }) => command === 'desk.add')?.change).toMatchObject({ after: { name: 'Sports' } })
  })

  it('is nobody else’s', async () => {
    const chief = await makePerson({ deskId, role: 'chief' })
    await expect(auditLog(chief, {})).rejects.toThrow(NotFound)
    await expect(verifyAudit(chief, {})).rejects.toThrow(NotFound)
  })
})
