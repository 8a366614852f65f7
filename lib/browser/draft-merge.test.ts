import { describe, expect, it } from 'vitest'
import { mergeDrafts, sameValue } from './draft-merge'

const draft = (value: string | null, base: string | null) => ({ value, base, changedAt: 0 })

describe('a draft laid over a record', () => {
  it.each([
    ['is sent when nobody else changed the field', draft('mine', 'old'), 'old', 'send'],
    ['is settled when the record says the same already', draft('mine', 'old'), 'mine', 'settled'],
    ['is settled when only spaces at the ends differ', draft('mine ', 'old'), 'mine', 'settled'],
    ['is a conflict when another changed the field to something else', draft('mine', 'old'), 'theirs', 'conflict'],
    ['is settled when the person typed it back', draft('old', 'old'), 'old', 'settled'],
    ['is sent when it takes a value away', draft('', 'old'), 'old', 'send'],
  ] as const)('%s', (_, mine, now, outcome) => {
    const plan = mergeDrafts({ statement: mine }, { statement: now })
    expect({
      send: 'statement' in plan.send,
      settled: plan.settled.includes('statement'),
      conflict: 'statement' in plan.conflicts,
    }).toEqual({
      send: outcome === 'send',
      settled: outcome === 'settled',
      conflict: outcome === 'conflict',
    })
  })

  it('goes together silently with what another changed in a different field', () => {
    const plan = mergeDrafts({ statement: draft('mine', 'old') }, { statement: 'old', saidPlace: 'theirs' })
    expect(plan).toEqual({ send: { statement: 'mine' }, settled: [], conflicts: {} })
  })

  it('shows the other person’s value of a field in conflict', () => {
    expect(mergeDrafts({ statement: draft('mine', 'old') }, { statement: 'theirs' }).conflicts).toEqual({
      statement: 'theirs',
    })
  })
})

it.each([
  ['', null, true],
  ['  ', null, true],
  ['a', 'a ', true],
  ['a', 'b', false],
  [false, null, false],
  [0, null, false],
] as const)('%j and %j say the same: %s', (one, other, same) => {
  expect(sameValue(one, other)).toBe(same)
})
