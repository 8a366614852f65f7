import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NotFound, NotSignedIn } from '@/lib/domain/errors'
import { makeDesk, makeTeam, SAMPLE_TEXT } from '@/prisma/factories'
import { importArticle } from '../articles/import'
import { createKey, revokeKey } from '../people/keys'
import { SYSTEM } from '../engine/system-actor'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { disablePerson, invitePerson, setAdmin } from '../people/accounts'
import { actorForKey } from '../people/actors'
import { removeMembership, setMembership } from '../people/memberships'

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

it('Who is no administrator any more invites nobody', async () => {
  const { admin } = await makeTeam()
  await setAdmin(SYSTEM, { personId: admin.personId, admin: false })
  const invited = { email: 'invited-too-late@newsroom.example', name: 'Too Late', memberships: [] }
  await expect(invitePerson(admin, invited)).rejects.toThrow(NotFound)
})

describe('A key', () => {
  async function keyOf(bound: (deskId: string) => { deskId?: string }) {
    const { editor, deskId } = await makeTeam()
    const { secret, keyId } = await createKey(editor, { name: 'intake', scope: 'write', ...bound(deskId) })
    const actor = await actorForKey(secret)
    if (!actor) throw new Error('no such key')
    return { actor, keyId, editor, deskId }
  }

  it('that is revoked while an article is being read does not bring it in', async () => {
    const { actor, keyId, editor, deskId } = await keyOf(() => ({}))
    await revokeKey(editor, { keyId })
    await expect(importArticle(actor, { deskId, text: SAMPLE_TEXT })).rejects.toThrow(NotSignedIn)
  })

  it('of one desk does not reach another that its person belongs to', async () => {
    const { actor, editor, deskId } = await keyOf((desk) => ({ deskId: desk }))
    const other = await makeDesk()
    await setMembership(SYSTEM, { personId: editor.personId, deskId: other.id, role: 'editor' })
    await expect(importArticle(actor, { deskId: other.id, text: SAMPLE_TEXT })).rejects.toThrow(NotFound)
    await importArticle(actor, { deskId, text: SAMPLE_TEXT })
  })
})
