import { expect, it } from 'vitest'
import { progressOf } from './claim-progress'

it.each([
  ['draft', null, 'unchecked'],
  ['submitted', null, 'in-review'],
  ['approved', null, 'in-review'],
  ['published', { retracted: false }, 'published'],
  ['draft', { retracted: false }, 'published'],
  ['retracted', { retracted: true }, 'retracted'],
] as const)('a claim in state %s with publication %j is drawn as %s', (state, publication, line) => {
  expect(progressOf({ state, publication })).toBe(line)
})
