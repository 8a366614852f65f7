import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeNewsroom } from '@/prisma/factories'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { requireGoodPassword } from './password-rules'

const lina = { name: 'Lina Farah-Haddad', email: 'lina.farah@newsroom.example' }

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  await makeNewsroom()
})
afterAll(() => database.close())

describe('a new password', () => {
  it.each([
    ...['1234567890', 'qwertyuiop', '0987654321', 'abcdefgh1234'],
    ...['abcdefghijklmnop', 'aaaaaaaaaaaaaaaa', 'abcabcabcabcabc'],
    ...['Password123!', 'letmein2026', 'football football', 'sunshine sunshine', 'ILoveYou!!!', 'trustno1trustno1'],
    ...['lina.farah@newsroom.example', 'LinaFarah2026', 'newsroom-lina', 'Haddad.Farah1', 'lina farah haddad'],
    ...['stet.newsroom.2026', 'checks.example!42'],
  ])('is refused when it is tried first: %s', async (password) => {
    await expect(requireGoodPassword(password, lina)).rejects.toMatchObject({ faults: [{ pointer: '/password' }] })
  })

  it.each([
    ...[
      'tea before the deadline',
      'kx8-2mm-qpz9-4rt',
      'حبر على ورق قديم',
      'Lina likes cold harbours',
      'x'.repeat(4) + 'vu7!nQ2p',
    ],
  ])('is taken when nobody tries it: %s', async (password) => {
    await expect(requireGoodPassword(password, lina)).resolves.toBeUndefined()
  })

  it('takes no longer when it is very long', async () => {
    await expect(requireGoodPassword('correct horse battery '.repeat(45), lina)).resolves.toBeUndefined()
  })
})
