import { describe, expect, it } from 'vitest'
import { BrokenMessage, flatten, messageShape } from './catalogue'

describe('the arguments of a message', () => {
  it.each([
    ['none in plain words', 'Close', {}],
    ['a value', 'Saved {time}', { time: 'value' }],
    ['a number with its words', '{share, number, ::percent} of claims', { share: 'number' }],
    ['a plural', '{count, plural, one {# claim} other {# claims}}', { count: 'plural' }],
    [
      'one nested in a branch',
      '{count, plural, one {# claim in {desk}} other {# claims in {desk}}}',
      { count: 'plural', desk: 'value' },
    ],
    ['a choice', '{role, select, chief {the chief} other {someone}}', { role: 'select' }],
    ['a tag', 'Read <link>the method</link>', { link: 'tag' }],
    ['none behind a quote', "Write '{name}' as it is", {}],
    ['none for an apostrophe', "Don''t, or don't", {}],
    ['Arabic words around it', 'حُفظ {time}', { time: 'value' }],
  ])('are %s', (_, message, expected) => {
    expect(Object.fromEntries(messageShape(message).arguments)).toEqual(expected)
  })

  it('come with the branches of each plural, in the order written', () => {
    const { plurals } = messageShape('{n, plural, =0 {none} one {one in {m, plural, one {a} other {b}}} other {#}}')
    expect(plurals).toEqual([
      { argument: 'm', keywords: ['one', 'other'] },
      { argument: 'n', keywords: ['=0', 'one', 'other'] },
    ])
  })

  it.each([
    ['a brace that does not close', 'Saved {time'],
    ['a brace that does not open', 'Saved time}'],
    ['a plural without "other"', '{count, plural, one {# claim}}'],
    ['a plural without branches', '{count, plural}'],
    ['an unknown kind', '{count, plurall, other {#}}'],
    ['an empty argument', 'Saved {}'],
    ['a quote without end', "Write '{name}"],
  ])('are refused with %s', (_, message) => {
    expect(() => messageShape(message)).toThrow(BrokenMessage)
  })
})

describe('a flat catalogue', () => {
  it('names every message by the way to it', () => {
    expect([...flatten({ a: 'A', b: { c: 'C', 'same-as': 'S' } })]).toEqual([
      ['a', 'A'],
      ['b.c', 'C'],
      ['b.same-as', 'S'],
    ])
  })

  it('refuses what is no message', () => {
    expect(() => flatten({ a: ['A'], b: 3 })).toThrow(TypeError)
  })
})
