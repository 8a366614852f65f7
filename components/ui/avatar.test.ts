import { expect, it } from 'vitest'
import { initialsOf } from './avatar'

it.each([
  ['Lina Haddad', 'LH'],
  ['lina', 'L'],
  ['Ana María de la Cruz', 'AC'],
  ['Éva Ődön', 'ÉŐ'],
  ['لينا حداد', 'ل'],
  ['👩‍💻 Desk', '👩‍💻D'],
  ['  ', ''],
])('%j has the initials %j', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
