import { afterEach, beforeEach, expect, it } from 'vitest'
import { Refusal } from '@/lib/domain/errors'
import { loadDemo } from '@/prisma/demo/load'
import { makeArticle, makeClaim, makeReadyClaim, makeTeam } from '@/prisma/factories'
import { verifyChain } from './verification'
import { reader } from '../db/clients'
import { removeDemo } from '../upkeep/demo'
import { DESK_ACTS } from '../test-acts'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { UPKEEP_ACTS } from '../test-upkeep-acts'

const ACTS = { ...DESK_ACTS, ...UPKEEP_ACTS }

/** Numbers from 0 to 1 that look like chance and are the same each time (an LCG of Numerical Recipes). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

let database: TestDatabase
beforeEach(async () => {
  database = await openTestDatabase()
})
afterEach(() => database.close())

const claimsOf = (articleId: string) =>
  reader().claim.findMany({
    where: { articleId, deletedAt: null },
    orderBy: { number: 'asc' },
    select: { id: true, version: true },
  })

const HISTORIES = 20
const ACTS_EACH = 30
const done = new Set<string>()

it.each(Array.from({ length: HISTORIES }, (_, at) => at + 1))('history %i gives no false alarm', async (seed) => {
  const next = chance(seed)
  const oneOf = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(next() * items.length)]
  const team = await makeTeam()
  const { id: articleId } = await makeArticle(team.editor)
  await makeReadyClaim(team.editor, articleId)
  if (seed % 5 === 0) await loadDemo()
  for (let count = 0; count < ACTS_EACH; count += 1) {
    const { id, version } = oneOf(await claimsOf(articleId)) ?? {
      ...(await makeClaim(team.editor, articleId)),
      version: 1,
    }
    const [name, act] = oneOf(Object.entries(ACTS)) ?? []
    try {
      await act?.({ team, articleId, id, seen: { version } })
      done.add(name ?? '')
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
  if (seed % 5 === 0) await removeDemo(team.admin, {})
  expect((await verifyChain()).faults).toEqual([])
})

it('had every act in one of the histories', () => {
  expect(Object.keys(ACTS).filter((name) => !done.has(name))).toEqual([])
})
