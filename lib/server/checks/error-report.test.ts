import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Conflict, InvalidInput, NotFound, TooManyRequests } from '@/lib/domain/errors'
import { oneClaim } from '@/lib/server/claims/show'
import { makeApprovedClaim, makeArticle, makePerson, makeTeam, type Team } from '@/prisma/factories'
import { auditLog } from '../audit/list'
import { reader } from '../db/clients'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { closeErrorReport, errorReports, oneErrorReport, reportError, sendErrorReport } from './error-report'
import { publishClaim } from './publish'

let database: TestDatabase
let team: Team
let slug: string

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
  const claim = await makeApprovedClaim(team, (await makeArticle(team.editor)).id)
  ;({ slug } = await publishClaim(team.chief, claim, { version: (await oneClaim(team.chief, claim)).version }))
})
afterAll(() => database.close())

const reported = () => reportError(null, { slug, text: 'The figure is wrong.' })
const list = async (closed: boolean) =>
  (await errorReports(team.editor, { deskId: team.deskId, closed })).items.map(({ id }) => id)

describe('a reader’s report', () => {
  it('waits until it is closed, with what came of it and why', async () => {
    const { id } = await reported()
    expect(await list(false)).toContain(id)
    await closeErrorReport(team.chief, { id, outcome: 'corrected', reason: 'The figure was mended.' })
    expect(await list(false)).not.toContain(id)
    expect(await list(true)).toContain(id)
    expect(await oneErrorReport(team.editor, { id })).toMatchObject({
      ...{ outcome: 'corrected', closeReason: 'The figure was mended.', closedById: team.chief.personId },
    })
    const { items } = await auditLog(team.admin, { command: 'error.close' })
    expect(items[0]).toMatchObject({ targetId: id, actorId: team.chief.personId, deskId: team.deskId })
  })

  it('is not closed without a reason', async () => {
    const { id } = await reported()
    await expect(closeErrorReport(team.chief, { id, outcome: 'stands', reason: '  ' })).rejects.toThrow(InvalidInput)
    expect(await list(false)).toContain(id)
  })

  it('about no check is heard by the newsroom’s first desk, and by no other', async () => {
    const { id: deskId } = await reader().desk.findFirstOrThrow({ orderBy: { createdAt: 'asc' } })
    const chief = await makePerson({ role: 'chief', deskId })
    const { id } = await reportError(null, { text: 'Your address in the imprint is wrong.' })
    expect((await errorReports(chief, { deskId })).items.map((report) => report.id)).toContain(id)
    expect(await list(false)).not.toContain(id)
    await expect(oneErrorReport(team.chief, { id })).rejects.toThrow(NotFound)
    await closeErrorReport(chief, { id, outcome: 'corrected', reason: 'The imprint was mended.' })
    expect(await oneErrorReport(chief, { id })).toMatchObject({ claimId: null, outcome: 'corrected' })
  })

  it('is closed once: who comes second is told', async () => {
    const { id } = await reported()
    await closeErrorReport(team.chief, { id, outcome: 'stands', reason: 'The figure is right.' })
    await expect(
      closeErrorReport(team.chief, { id, outcome: 'corrected', reason: 'The figure was mended.' }),
    ).rejects.toThrow(Conflict)
    expect(await oneErrorReport(team.chief, { id })).toMatchObject({ outcome: 'stands' })
  })

  it('comes in parts', async () => {
    const ids = [(await reported()).id, (await reported()).id, (await reported()).id]
    const found: string[] = []
    let cursor: string | null = null
    do {
      const part: Awaited<ReturnType<typeof errorReports>> = await errorReports(team.chief, {
        ...{ deskId: team.deskId, closed: false, limit: 2 },
        ...(cursor === null ? {} : { cursor }),
      })
      found.push(...part.items.map(({ id }) => id))
      cursor = part.nextCursor
    } while (cursor !== null)
    expect(new Set(found).size).toBe(found.length)
    expect(found).toEqual(expect.arrayContaining(ids))
  })
})

describe('reports of one address', () => {
  const send = (address: string) => sendErrorReport(null, { slug, text: 'The figure is wrong.' }, address)

  it('are taken five in ten minutes, and the next hears when to come again', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 80 }, () => send('198.51.100.7')))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    const refusal = await send('198.51.100.7').catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(TooManyRequests)
    expect(refusal).toMatchObject({ message: expect.stringContaining('wait a few minutes') })
  })

  it('leave those of other readers alone', async () => {
    await expect(send('198.51.100.8')).resolves.toBeUndefined()
  })
})
