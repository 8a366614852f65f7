import { describe, expect, it } from 'vitest'
import { hasOppositePolarity, holdsDenial, isDeniedBy } from './polarity'

describe('the words that lead to a quote', () => {
  it.each([
    ['The spokeswoman dismissed the possibility that ', true],
    ['There was no evidence that ', true],
    ['US officials denied it on Wednesday, following claims by a minister that ', false],
    ['A report from officials it did not name said that ', false],
    ['The minister said that ', false],
    ['The minister did not ', true],
    ['The minister didn’t ', true],
    ['The minister, who did not come, said that ', false],
    ['إن المحادثات لم ', true],
    ['ونفت الوزارة أن ', true],
    ['لا صحة لما قيل من أن ', true],
    ['ونقل موقع عن مصادر لم يسمها أن ', false],
    ['قال المتحدث إن ', false],
  ])('%j deny it: %s', (before, denied) => {
    expect(isDeniedBy(before)).toBe(denied)
  })
})

it.each([
  ['The talks did not take place.', true],
  ['The talks didn’t take place.', true],
  ['She rejects the claim.', true],
  ['The talks took place.', false],
  ['A notable nation.', false],
  ['لم تجر المحادثات', true],
  ['جرت المحادثات', false],
])('%j holds a denial: %s', (text, held) => {
  expect(holdsDenial(text)).toBe(held)
})

it('warns only when the normalised sentence has lost the denial', () => {
  const said = { before: 'Kerry dismissed the idea that ', quote: 'Assad is a partner' }
  expect(hasOppositePolarity({ ...said, statement: 'Assad is a partner.' })).toBe(true)
  expect(hasOppositePolarity({ ...said, statement: 'Kerry rejected that Assad is a partner.' })).toBe(false)
  expect(hasOppositePolarity({ ...said, quote: 'Assad is not a partner', statement: 'Assad is a partner.' })).toBe(
    false,
  )
})
