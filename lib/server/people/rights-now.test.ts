import { afterAll, beforeAll, expect, it } from 'vitest'
import { NotFound, NotSignedIn } from '@/lib/domain/errors'
import { makeTeam, SAMPLE_TEXT } from '@/prisma/factories'
import { importArticle } from '../articles/import'
import { SYSTEM } from '../ready'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { disablePerson } from './accounts'
import { removeMembership } from './memberships'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

it('Who is disabled while an article is being read does not bring it in', async () => {
  const { editor, deskId } = await makeTeam()
  await disablePerson(SYSTEM, { personId: editor.personId })
  await expect(importArticle(editor, { deskId, text: SAMPLE_TEXT })).rejects.toThrow(NotSignedIn)
})

it('Who leaves the desk meanwhile does not either', async () => {
  const { editor, deskId } = await makeTeam()
  await removeMembership(SYSTEM, { personId: editor.personId, deskId })
  await expect(importArticle(editor, { deskId, text: SAMPLE_TEXT })).rejects.toThrow(NotFound)
})
