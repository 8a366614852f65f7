import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeArticle, makeClaim, makeTeam } from '@/prisma/factories'
import { reader } from '../db/clients'
import { purge } from './purge'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { inWriteTransaction } from '../transaction/write-queue'

const NOW = new Date('2026-11-30T12:00:00Z')
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 24 * 60 * 60 * 1000)

let database: TestDatabase
let personId: string
let articleId: string
beforeAll(async () => {
  database = await openTestDatabase()
  const { editor } = await makeTeam()
  personId = editor.personId
  articleId = (await makeArticle(editor)).id
  await makeClaim(editor, articleId)
  await inWriteTransaction(async (tx) => {
    await tx.act.deleteMany()
    await tx.mail.deleteMany()
    await tx.rateLimit.deleteMany()
    const answer = { personId, command: 'claim.mark', requestHash: '', result: '{}' }
    const act = { personId, articleId, label: 'mark', inverse: '{}', forward: '{}', expects: '{}' }
    const mail = { to: 'a@newsroom.example', subject: 'A', text: '', language: 'en' }
    // More than one transaction removes.
    const many = Array.from({ length: 1_100 }, (_, at) => `${at}`)
    await tx.idempotentAnswer.createMany({
      data: many.map((id) => ({ ...answer, id, key: id, createdAt: daysAgo(3) })),
    })
    await tx.idempotentAnswer.create({ data: { ...answer, id: 'kept', key: 'kept', createdAt: daysAgo(1) } })
    await tx.endedSession.createMany({
      data: [
        { id: 'past', expiresAt: daysAgo(1) },
        { id: 'kept', expiresAt: daysAgo(-1) },
      ],
    })
    await tx.rateLimit.createMany({
      data: [
        { key: 'past', points: 1, expiresAt: daysAgo(1) },
        { key: 'kept', points: 1, expiresAt: daysAgo(-1) },
      ],
    })
    await tx.act.createMany({
      data: [
        { ...act, id: 'past', createdAt: daysAgo(31) },
        { ...act, id: 'kept', createdAt: daysAgo(29) },
      ],
    })
    await tx.mail.createMany({
      data: [
        { ...mail, id: 'past', createdAt: daysAgo(32), sentAt: daysAgo(31) },
        { ...mail, id: 'kept', createdAt: daysAgo(32), sentAt: daysAgo(29) },
        { ...mail, id: 'waiting', createdAt: daysAgo(60), sentAt: null },
      ],
    })
  })
})
afterAll(() => database.close())

it('removes what nobody will ask for again, however much it is, and nothing else', async () => {
  expect(await purge(NOW)).toEqual({ idempotentAnswers: 1_100, endedSessions: 1, rateLimits: 1, acts: 1, mails: 1 })
  const db = reader()
  const ids = async (rows: Promise<readonly { id: string }[]>) => (await rows).map(({ id }) => id)
  expect(await ids(db.idempotentAnswer.findMany())).toEqual(['kept'])
  expect(await ids(db.endedSession.findMany())).toEqual(['kept'])
  expect((await db.rateLimit.findMany()).map(({ key }) => key)).toEqual(['kept'])
  expect(await ids(db.act.findMany())).toEqual(['kept'])
  expect(await ids(db.mail.findMany({ orderBy: { id: 'asc' } }))).toEqual(['kept', 'waiting'])
})

it('finds nothing to remove the second time', async () => {
  expect(await purge(NOW)).toEqual({})
})
