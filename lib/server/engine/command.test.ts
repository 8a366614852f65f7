import { say } from '@/lib/domain/refusals/sentence'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Conflict, Forbidden, InvalidInput, NotFound, NotSignedIn } from '@/lib/domain/errors'
import type { Actor } from '@/lib/policy/actor'
import { makeArticle, makePerson, makeTeam, type Team } from '@/prisma/factories'
import { addAgent, deskAgents } from '../claims/agents'
import { importArticle } from '../articles/import'
import { verifyChain } from '../audit/verification'
import { describeClaim } from '../claims/describe'
import { markClaim } from '../claims/mark'
import { claimsOfArticle } from '../claims/of-article'
import { oneClaim } from '../claims/show'
import { command, commands } from './command'
import { reader, writer } from '../db/clients'
import { addSource } from '../claims/sources'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { inWriteTransaction } from '../transaction/write-queue'

let database: TestDatabase
let team: Team
let editor: Actor

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
  editor = team.editor
})
afterAll(() => {
  // Files share their worker's modules, and another one reads the list of all commands.
  commands.delete(ADD_AND_FAIL)
  return database.close()
})

const ADD_AND_FAIL = 'test.add-and-fail'

/** Adds an agent, then fails: nothing of it may stay. */
const addAndFail = command({
  name: ADD_AND_FAIL,
  permission: 'claim:change',
  input: z.strictObject({ deskId: z.string(), name: z.string() }),
  load: async ({ input }) => input,
  desk: ({ deskId }) => deskId,
  async run({ tx, actor, now, input }) {
    await addAgent.within({ tx, actor, now }, { deskId: input.deskId, name: input.name, kind: 'person' })
    await new Promise((resolve) => setImmediate(resolve))
    throw new Conflict(say('undo.nothing'))
  },
})

const namesOf = async () => {
  const { items } = await deskAgents(editor, { limit: 200 })
  return items.map(({ name }) => name)
}

describe('one writer (safety, trap 1)', () => {
  it('keeps every acknowledged change beside failing ones, and nothing of those', async () => {
    const [deskId = ''] = editor.roles.keys()
    const kept = Array.from({ length: 40 }, (_, at) => `Kept ${at}`)
    const failed = Array.from({ length: 40 }, (_, at) => `Failed ${at}`)
    const seen: string[][] = []
    await Promise.all([
      ...kept.map((name) => addAgent(editor, { name, kind: 'person' })),
      ...failed.map((name) => expect(addAndFail(editor, { deskId, name })).rejects.toBeInstanceOf(Conflict)),
      ...Array.from({ length: 10 }, async () => seen.push(await namesOf())),
    ])
    const names = await namesOf()
    expect(names.filter((name) => name.startsWith('Kept')).sort()).toEqual(kept.sort())
    expect([...names, ...seen.flat()].filter((name) => name.startsWith('Failed'))).toEqual([])
    expect((await verifyChain()).fault).toBeNull()
  })

  it('leaves no transaction open after a failure (trap 2)', async () => {
    const [deskId = ''] = editor.roles.keys()
    await addAndFail(editor, { deskId, name: 'Nobody' }).catch(() => undefined)
    expect(writer().database.inTransaction).toBe(false)
  })

  it('refuses a change that is started inside another: it would wait for itself', async () => {
    const inside = inWriteTransaction(() => addAgent(editor, { name: 'Inside', kind: 'person' }))
    await expect(inside).rejects.toThrow(/inside another change/)
    expect(await namesOf()).not.toContain('Inside')
  })

  it('has a reader on which nothing can be written', async () => {
    const db = reader()
    await expect(db.$queryRaw`UPDATE "AuditHead" SET "seq" = 0 WHERE "id" = 1 RETURNING "seq"`).rejects.toThrow(
      /readonly/,
    )
  })
})

describe('an Idempotency-Key', () => {
  it('gives the first answer again and does nothing twice', async () => {
    const article = await makeArticle(editor)
    const idempotency = { key: 'mark-once', requestHash: 'the same' }
    const place = { articleId: article.id, quote: 'Harbour fees doubled' }
    const [first, second] = await Promise.all([
      markClaim(editor, place, { idempotency }),
      markClaim(editor, place, { idempotency }),
    ])
    expect(second).toEqual(first)
    expect((await claimsOfArticle(editor, { articleId: article.id })).items).toHaveLength(1)
  })

  it('is refused for another request', async () => {
    const { id } = await makeArticle(editor)
    await markClaim(
      editor,
      { articleId: id, quote: 'doubled since spring' },
      { idempotency: { key: 'k', requestHash: 'a' } },
    )
    const again = markClaim(
      editor,
      { articleId: id, quote: 'secret list' },
      { idempotency: { key: 'k', requestHash: 'b' } },
    )
    await expect(again).rejects.toBeInstanceOf(Conflict)
  })

  it('is not used up by a request that was refused', async () => {
    const { id } = await makeArticle(editor)
    const idempotency = { key: 'after-a-fault', requestHash: 'same' }
    await expect(markClaim(editor, { articleId: id, quote: 'no such words' }, { idempotency })).rejects.toBeInstanceOf(
      InvalidInput,
    )
    await expect(markClaim(editor, { articleId: id, quote: 'secret list' }, { idempotency })).resolves.toBeDefined()
  })

  describe('gives the first answer again only to whom the same would still be allowed', () => {
    const once = (key: string) => ({ idempotency: { key, requestHash: 'same' } })
    const commands = [
      [
        'that is done at once',
        (by: Actor) => addSource(by, { deskId: team.deskId, title: 'A register' }, once('source')),
      ],
      [
        'that takes work beforehand',
        (by: Actor) =>
          importArticle(by, { deskId: team.deskId, text: 'Ships\n\nThey left.', known: 'import' }, once('article')),
      ],
    ] as const
    it.each(commands)('a command %s', async (_, run) => {
      const { email: __, ...person } = await makePerson({ role: 'editor', deskId: team.deskId })
      const first = await run(person)
      expect(await run(person)).toEqual(first)
      await expect(run({ ...person, roles: new Map() })).rejects.toBeInstanceOf(NotFound)
      await expect(run({ ...person, scope: 'read' })).rejects.toBeInstanceOf(Forbidden)
      // The key is a person's own: for somebody else it is a first request.
      expect(await run(team.reviewer)).not.toEqual(first)
    })
  })
})

describe('what comes from outside', () => {
  it.each([
    ['a filter in place of an id (trap 15)', { articleId: { not: '' }, quote: 'fees' }],
    ['a filter in place of words', { articleId: 'a', quote: { contains: 'f' } }],
    ['a member that is not known', { articleId: 'a', quote: 'fees', deskId: 'b' }],
    ['nothing', null],
  ])('is refused when it is %s', async (_, given) => {
    await expect(Reflect.apply(markClaim, null, [editor, given])).rejects.toBeInstanceOf(InvalidInput)
  })

  it('is not even looked at from somebody without an account', async () => {
    await expect(addSource(null, { title: 'A document' })).rejects.toBeInstanceOf(NotSignedIn)
  })
})

describe('places in the audit log', () => {
  const placesOf = async (work: (audited: (places: readonly number[]) => void) => Promise<unknown>) => {
    const told: number[] = []
    await work((places) => void told.push(...places))
    return told
  }

  it('are told of each change, its own only, though others share its transaction', async () => {
    const told = await Promise.all(
      ['One', 'Two', 'Three'].map((name) =>
        placesOf((audited) => addAgent(editor, { name: `Placed ${name}`, kind: 'person' }, { audited })),
      ),
    )
    const rows = await reader().auditEvent.findMany({ where: { command: 'agent.add' }, orderBy: { seq: 'asc' } })
    expect(told.map((places) => places.length)).toEqual([1, 1, 1])
    expect(told.flat().sort((a, b) => a - b)).toEqual(rows.slice(-3).map(({ seq }) => seq))
  })

  it('are none for an answer that is given again', async () => {
    const idempotency = { key: crypto.randomUUID(), requestHash: 'same' }
    const add = (audited: (places: readonly number[]) => void) =>
      addAgent(editor, { name: 'Placed once', kind: 'person' }, { audited, idempotency })
    expect(await placesOf(add)).toHaveLength(1)
    expect(await placesOf(add)).toEqual([])
  })
})

describe('a command answered by a query', () => {
  it('shows what its own change made, whatever others change in the same transaction', async () => {
    const { id: articleId } = await makeArticle(editor)
    const { id } = await markClaim(editor, { articleId, quote: 'Harbour fees doubled' })
    const statements = Array.from({ length: 8 }, (_, at) => `Harbour fees rose ${at} times.`)
    const answers = await Promise.all(
      statements.map((statement) => describeClaim.answered(editor, { id, statement }, { version: 'any' }, oneClaim)),
    )
    expect(answers.map(({ statement }) => statement)).toEqual(statements)
    expect(answers.map(({ version }) => version)).toEqual(statements.map((_, at) => at + 2))
  })

  it('answers a repeated request with the claim as it is by then', async () => {
    const { id: articleId } = await makeArticle(editor)
    const options = { idempotency: { key: 'answered-once', requestHash: 'the same' } }
    const send = () => markClaim.answered(editor, { articleId, quote: 'Harbour fees doubled' }, options, oneClaim)
    const { id } = await send()
    await describeClaim(editor, { id, statement: 'Said otherwise.' }, { version: 'any' })
    expect(await send()).toMatchObject({ id, statement: 'Said otherwise.' })
  })
})
