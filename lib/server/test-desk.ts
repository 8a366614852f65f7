import { afterAll, beforeAll, beforeEach } from 'vitest'
import { makeArticle, makeTeam, type Team } from '@/prisma/factories'
import { openTestDatabase, type TestDatabase } from './test-database'

/** What most tests work with: a desk with one person in each role, and an article that the editor has just brought in. */
export interface TestDesk {
  readonly database: TestDatabase
  readonly team: Team
  /** Another for each test. */
  readonly articleId: string
}

/** Makes a desk for a test file, on a database of its own, and an article for each of its tests. */
export function testDesk(): TestDesk {
  let database: TestDatabase | undefined
  let team: Team | undefined
  let articleId: string | undefined
  beforeAll(async () => {
    database = await openTestDatabase()
    team = await makeTeam()
  })
  beforeEach(async () => {
    articleId = (await makeArticle(made(team).editor)).id
  })
  afterAll(() => made(database).close())
  return {
    get database() {
      return made(database)
    },
    get team() {
      return made(team)
    },
    get articleId() {
      return made(articleId)
    },
  }
}

function made<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('a test asks for its desk before it is made')
  return part
}
