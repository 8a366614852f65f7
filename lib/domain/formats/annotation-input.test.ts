import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimNumber, compareKeys, keysOf } from './annotation-input'

describe('keys', () => {
  it('are made from names, in every script, each once', () => {
    expect(keysOf(['Wall Street Journal', 'فيصل المقداد', 'O’Neil, J.', '***', 'wall street  journal', '…'])).toEqual([
      'wall-street-journal',
      'فيصل-المقداد',
      'o-neil-j',
      'nameless',
      'wall-street-journal-2',
      'nameless-2',
    ])
  })

  it('are never given twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('A', 'a', 'A 2', 'a-2', 'B', '')), (names) => {
        expect(new Set(keysOf(names)).size).toBe(names.length)
      }),
    )
  })

  it.each<[string, number | null]>([
    ['C16', 16],
    ['C03', 3],
    ['C0', null],
    ['c1', null],
    ['https://x.example/C1', null],
  ])('like %s have the number %s', (key, number) => {
    expect(claimNumber(key)).toBe(number)
  })

  it('are ordered as people count', () => {
    expect(['C10', 'C2', 'C1', 'b', 'a'].sort(compareKeys)).toEqual(['C1', 'C2', 'C10', 'a', 'b'])
  })
})
