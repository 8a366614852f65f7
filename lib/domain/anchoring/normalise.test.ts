import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseText, normaliseWithMap, TextRefused } from './normalise'
import { utf16Units } from './units'

/** Made of what normalisation touches, beside what it must not. */
const touchy = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\r',
        '\n',
        '\ufeff',
        '\u00a0',
        '\u200b',
        '\u200f',
        '\u202b',
        '\u0301',
        '\u0327',
        '\u3099',
        '\u0653',
      ),
      fc.constantFrom(
        'e',
        'é',
        'Å',
        'が',
        'か',
        '각',
        'ᄀ',
        'ᅡ',
        'ᆨ',
        'آ',
        'ا',
        'ﬁ',
        '“',
        '…',
        '\u{1d15e}',
        '\u{2f800}',
        '😃',
      ),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))

describe('a text in stored form', () => {
  it.each([
    ['drops a byte-order mark', '\ufeffRent', 'Rent'],
    ['keeps a zero-width no-break space inside', 'Re\ufeffnt', 'Re\ufeffnt'],
    ['makes CRLF and CR one LF each', 'a\r\nb\rc\n\r\nd', 'a\nb\nc\n\nd'],
    ['composes', 'cafe\u0301', 'café'],
    ['composes Arabic madda', 'ا\u0653', 'آ'],
    ['keeps ligatures, quotes, dots and spaces', 'ﬁ “…”\u00a0\t x ', 'ﬁ “…”\u00a0\t x '],
    ['keeps bidi controls', '\u200fنص\u202c', '\u200fنص\u202c'],
  ])('%s', (_, raw, text) => {
    expect(normaliseText(raw)).toBe(text)
    expect(normaliseWithMap(raw).text).toBe(text)
  })

  it.each([
    ['NUL', 'a\0b', 'nul', 1],
    ['a high surrogate alone', 'ab\ud83d', 'lone-surrogate', 2],
    ['a low surrogate alone', '\ude03a', 'lone-surrogate', 0],
  ])('refuses %s and says where', (_, raw, reason, at) => {
    expect(() => normaliseText(raw)).toThrow(expect.objectContaining({ name: 'TextRefused', reason, at }))
    expect(() => normaliseWithMap(raw)).toThrow(TextRefused)
  })

  it('changes nothing when done again', () => {
    fc.assert(
      fc.property(touchy, (raw) => {
        expect(normaliseText(normaliseText(raw))).toBe(normaliseText(raw))
      }),
    )
  })

  it('can tell for every place where it came from: what stood before it normalises to what stands before it', () => {
    fc.assert(
      fc.property(touchy, (raw) => {
        const { text, toRaw, fromRaw } = normaliseWithMap(raw)
        expect(toRaw(utf16Units(text.length))).toBe(raw.length)
        expect(fromRaw(utf16Units(raw.length))).toBe(text.length)
        for (let n = 0; n <= text.length; n++) {
          const at = utf16Units(n)
          const origin = toRaw(at)
          if (fromRaw(origin) !== at || /^[\udc00-\udfff]/.test(text.slice(at))) continue
          expect(normaliseText(raw.slice(0, origin))).toBe(text.slice(0, at))
        }
      }),
      { numRuns: 200 },
    )
  })

  it('maps places outside the changed characters exactly', () => {
    const raw = '\ufeffcafe\u0301\r\nnext'
    const { text, toRaw, fromRaw } = normaliseWithMap(raw)
    expect(text).toBe('café\nnext')
    expect(toRaw(utf16Units(text.indexOf('next')))).toBe(raw.indexOf('next'))
    expect(fromRaw(utf16Units(raw.indexOf('next')))).toBe(text.indexOf('next'))
    expect(toRaw(utf16Units(3))).toBe(4)
    expect(fromRaw(utf16Units(5))).toBe(3)
  })
})
