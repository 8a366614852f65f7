import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HopRole } from '@/lib/domain/codes'
import { InvalidInput } from '@/lib/domain/errors'
import { changeDescription, makeAgent, makeArticle, makeClaim, makeTeam, type Team } from '@/prisma/factories'
import { mergeAgent } from './agents'
import { annotateArticle } from '../annotations/annotate'
import { exportArticle } from '../reports/export'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { oneClaim } from './show'

let database: TestDatabase
let team: Team
let articleId: string

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
  articleId = (await makeArticle(team.editor)).id
})
afterAll(() => database.close())

const hop = (name: string, role: HopRole) => ({ agent: { name, kind: 'person' as const }, role })
const rolesOf = async (id: string) => (await oneClaim(team.editor, { id })).chain.map(({ name, role }) => [name, role])

describe('the attribution chain (R2)', () => {
  it.each([
    ['without an originator', [hop('A', 'relay')]],
    ['with a second originator', [hop('A', 'originator'), hop('B', 'originator')]],
    ['with a narrator before the end', [hop('A', 'originator'), hop('B', 'narrator'), hop('C', 'relay')]],
    ['with the same agent twice running', [hop('A', 'originator'), hop('A', 'relay')]],
  ])('is refused %s, by marking and by describing', async (_, chain) => {
    const given = hop('Z', 'originator')
    const { id } = await makeClaim(team.editor, articleId, { chain: [given] })
    await expect(changeDescription(team.editor, id, { chain })).rejects.toBeInstanceOf(InvalidInput)
    await expect(makeClaim(team.editor, articleId, { chain })).rejects.toBeInstanceOf(InvalidInput)
    expect(await rolesOf(id)).toEqual([['Z', 'originator']])
  })

  it('loses a hop to a merge that would leave the same agent twice running, and comes through a file', async () => {
    const own = (await makeArticle(team.editor)).id
    const [one, two] = [await makeAgent(team.editor), await makeAgent(team.editor)]
    const chain = [
      { agent: one.id, role: 'originator' as const },
      { agent: two.id, role: 'relay' as const },
      hop('The Quay', 'narrator'),
    ]
    const { id } = await makeClaim(team.editor, own, { chain })
    await mergeAgent(team.editor, { id: two.id, into: one.id }, { version: 'any' })
    expect((await rolesOf(id)).map(([, role]) => role)).toEqual(['originator', 'narrator'])
    const json = JSON.parse((await exportArticle(team.editor, { articleId: own, format: 'json' })).body)
    const other = (await makeArticle(team.editor)).id
    await annotateArticle(team.editor, { articleId: other, json })
    const again = JSON.parse((await exportArticle(team.editor, { articleId: other, format: 'json' })).body)
    expect(again.claims).toEqual(json.claims)
  })
})
