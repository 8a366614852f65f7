import { expect, it } from 'vitest'
import { attemptKeys } from './attempt-keys'

it('gives the same key for the same content and another one for any other', () => {
  const keyFor = attemptKeys()
  const first = keyFor({ to: 'new', title: 'Fees' })
  expect(keyFor({ to: 'new', title: 'Fees' })).toBe(first)
  expect(keyFor({ to: 'new', title: 'Fees double' })).not.toBe(first)
  expect(keyFor({ to: 'an article', title: 'Fees' })).not.toBe(first)
})

it('gives another form other keys', () => {
  expect(attemptKeys()({})).not.toBe(attemptKeys()({}))
})
