import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/policy/actor'
import { makePerson, makeTeam, type Team } from '@/prisma/factories'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { onePerson, people, peopleToChoose } from './list'

let database: TestDatabase
let team: Team
let admin: Actor
const PEOPLE = 60

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
  admin = team.admin
  for (let number = 0; number < PEOPLE; number++) {
    await makePerson({ name: `Reporter ${String(number).padStart(2, '0')}`, role: 'editor', deskId: team.deskId })
  }
  await makePerson({ name: 'Zoë Müller', email: 'zoe@pier.example' })
  await makePerson({ name: 'أحمد درويش' })
  await makePerson({ name: 'Reporter gone', disabled: true })
}, 120_000)
afterAll(() => database.close())

const names = async (input: Parameters<typeof people>[1]) => (await people(admin, input)).items.map(({ name }) => name)

describe('the list of people', () => {
  it.each([
    ['a name without its accents', 'muller', ['Zoë Müller']],
    ['two words in any order', 'muller zoe', ['Zoë Müller']],
    ['a part of an e-mail address', 'pier.ex', ['Zoë Müller']],
    ['an Arabic name without its hamza', 'احمد', ['أحمد درويش']],
    ['nobody', 'nobody of this name', []],
  ])('finds %s', async (_, words, found) => {
    expect(await names({ words })).toEqual(found)
  })

  it('comes in parts, each person once, whoever is disabled last, and says how many there are', async () => {
    const found: string[] = []
    let cursor: string | undefined
    do {
      const part: Awaited<ReturnType<typeof people>> = await people(admin, { words: 'reporter', limit: 25, cursor })
      expect(part.total).toBe(PEOPLE + 1)
      expect(part.items.length).toBeLessThanOrEqual(25)
      found.push(...part.items.map(({ name }) => name))
      cursor = part.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(found.length).toBe(PEOPLE + 1)
    expect(new Set(found).size).toBe(found.length)
    expect(found.slice(0, -1)).toEqual(found.slice(0, -1).toSorted())
    expect(found.at(-1)).toBe('Reporter gone')
  })

  it('shows one person, and offers those who can sign in', async () => {
    expect(await onePerson(admin, { id: admin.personId })).toMatchObject({ id: admin.personId, admin: true })
    const offered = (await peopleToChoose(admin, {})).map(({ name }) => name)
    expect(offered).toContain('Zoë Müller')
    expect(offered).not.toContain('Reporter gone')
  })
})
