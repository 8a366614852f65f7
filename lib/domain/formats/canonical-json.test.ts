import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, DEEPEST, NotCanonical } from './canonical-json'

describe('canonical JSON', () => {
  it.each<[string, unknown, string]>([
    ['sorts members, at every depth', { b: { d: 1, c: 2 }, a: [3] }, '{"a":[3],"b":{"c":2,"d":1}}'],
    ['sorts by UTF-16 units, not by code points', { '\ufb33': 1, '😀': 2 }, '{"😀":2,"\ufb33":1}'],
    ['sorts names that look like numbers as text', { 10: 'a', 9: 'b' }, '{"10":"a","9":"b"}'],
    ['keeps the order of lists', [2, 1], '[2,1]'],
    ['writes numbers as ECMAScript does', [1e21, 1e-7, 0.1, -0, 100], '[1e+21,1e-7,0.1,0,100]'],
    ['escapes only what must be escaped', 'é "\\\n\u0007/', '"é \\"\\\\\\n\\u0007/"'],
    ['leaves out what is undefined', { a: undefined, b: null }, '{"b":null}'],
    ['keeps a member called __proto__', JSON.parse('{"__proto__":1}'), '{"__proto__":1}'],
  ])('%s', (_, value, text) => {
    expect(canonicalJson(value)).toBe(text)
  })

  it.each<[string, unknown, string]>([
    ['NaN', { a: [Number.NaN] }, '/a/0'],
    ['a date', { at: new Date(0) }, '/at'],
    ['a map', new Map(), ''],
    ['undefined in a list', [undefined], '/0'],
    ['a hole in a list', Array(1), '/0'],
    ['a big integer', { 'a/b~': 1n }, '/a~1b~0'],
    ['a lone surrogate', ['\ud800'], '/0'],
    ['a function', { f: () => 1 }, '/f'],
  ])('refuses %s and says where', (_, value, pointer) => {
    expect(() => canonicalJson(value)).toThrow(NotCanonical)
    expect(() => canonicalJson(value)).toThrow(`"${pointer}"`)
  })

  it('refuses a value that nests too deep in place of exhausting the stack', () => {
    let deep: unknown = 0
    for (let level = 0; level < 100_000; level++) deep = [deep]
    expect(() => canonicalJson(deep)).toThrow(`deeper than ${DEEPEST}`)
  })

  it('loses nothing and does not depend on the order of members', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        fc.pre(!/\\ud[89a-f]/i.test(JSON.stringify(value)))
        const text = canonicalJson(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalJson(reversed(value))).toBe(text)
      }),
    )
  })
})

/** The same value with the members of its objects in reverse. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  )
}
