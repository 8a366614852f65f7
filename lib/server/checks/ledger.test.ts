import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  changeDescription,
  makeArticle,
  makePublishedClaim,
  makeReview,
  makeTeam,
  makeVerdict,
  type Team,
} from '@/prisma/factories'
import { submitClaim } from '../claims/review'
import { oneClaim } from '../claims/show'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { correctClaim } from './publish'
import { publicCheck } from './show'

let database: TestDatabase
let team: Team
beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
})
afterAll(() => database.close())

const seen = async (id: string) => ({ version: (await oneClaim(team.chief, { id })).version })

it('tells readers of a correction what stood there and what stands there now (R21)', async () => {
  const { id: articleId } = await makeArticle(team.editor)
  const { id, slug } = await makePublishedClaim(team, articleId)
  const { statement } = await oneClaim(team.editor, { id })
  await changeDescription(team.editor, id, { statement: 'Harbour fees tripled.' })
  await makeVerdict(team.editor, id, { rating: 'unproven', justification: 'The register [1] shows another sum.' })
  await submitClaim(team.editor, { id }, await seen(id))
  await makeReview(team.reviewer, id)
  await correctClaim(team.chief, { id, kind: 'correction', note: 'We misread the register.' }, await seen(id))

  const ledger = (await publicCheck(null, { slug }))?.ledger ?? []
  expect(ledger).toHaveLength(1)
  expect(ledger[0]).toMatchObject({ kind: 'correction', note: 'We misread the register.' })
  const changes = new Map(ledger[0]?.changes.map((change) => [change.field, change]))
  expect([...changes.keys()]).toEqual(['statement', 'truth'])
  expect(changes.get('statement')).toMatchObject({ before: statement, after: 'Harbour fees tripled.' })
  expect(changes.get('truth')?.before).toContain('The register [1] shows it.')
  expect(changes.get('truth')?.after).toContain('The register [1] shows another sum.')
})
