import { expect, it } from 'vitest'
import { InvalidInput, TooManyRequests } from '@/lib/domain/errors'
import { generatedPassword, hashPassword, isPassword } from './passwords'

it('stores argon2id with 19 MiB, two passes and one lane', async () => {
  expect(await hashPassword('a long enough secret')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

it('knows the password and no other', async () => {
  const stored = await hashPassword('a long enough secret')
  expect(await isPassword(stored, 'a long enough secret', 'known')).toBe(true)
  expect(await isPassword(stored, 'a long enough secre', 'known')).toBe(false)
  expect(await isPassword(stored, '', 'known')).toBe(false)
})

it('says no to any password of nobody', async () => {
  expect(await isPassword(null, 'a long enough secret', 'stranger')).toBe(false)
})

it('refuses more than 1,024 bytes, counted in UTF-8', async () => {
  await expect(hashPassword('ش'.repeat(513))).rejects.toThrow(InvalidInput)
  await expect(isPassword(null, 'x'.repeat(1025), 'stranger')).rejects.toThrow(InvalidInput)
  expect(await hashPassword('ش'.repeat(512))).toContain('argon2id')
})

it('hashes two at a time, lets some wait, and sends the rest away to come again', async () => {
  const all = await Promise.allSettled(Array.from({ length: 30 }, () => hashPassword('a long enough secret')))
  const refused = all.filter((one) => one.status === 'rejected')
  expect(all.length - refused.length).toBe(18)
  for (const { reason } of refused) expect(reason).toBeInstanceOf(TooManyRequests)
  expect(await hashPassword('a long enough secret')).toContain('argon2id')
})

it('lets those whom we know go first, however many strangers guess', async () => {
  const knownWaiting = () => globalThis.stetHashing?.known.length
  const strangers = Array.from({ length: 30 }, () => isPassword(null, 'a guess', 'stranger'))
  const colleague = isPassword(null, 'a long enough secret', 'known')
  const answers = Promise.allSettled([...strangers, colleague])
  expect(knownWaiting()).toBe(1)
  // The first of the two that run gives its place to the colleague, though sixteen guesses have waited for longer.
  await Promise.race(strangers.slice(0, 2))
  expect(knownWaiting()).toBe(0)
  expect((await answers).at(-1)?.status).toBe('fulfilled')
})

it('makes passwords that differ and can be read aloud', () => {
  const made = new Set(Array.from({ length: 50 }, generatedPassword))
  expect(made.size).toBe(50)
  for (const password of made) expect(password).toMatch(/^([a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/)
})
