import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBytes, type Declared } from './decode-bytes'
import { unmarkedUtf16 } from './unmarked-utf16'

const ARABIC =
  'قال المسؤول إن العبارة لن تبحر في الشتاء القادم بسبب كلفة الوقود، وأضاف أن المجلس سيعيد النظر في القرار.'
const CHINESE = '市议会星期二投票决定冬季关闭渡轮。港务长在一份书面声明中说，自去年十一月的风暴以来没有人使用过它。'
const JAPANESE =
  '市議会は火曜日、冬の間フェリーを閉鎖することを決めた。港長は書面で、昨年十一月の嵐以来だれも使っていないと述べた。'
const FRENCH =
  'Le conseil de Marrow a décidé mardi de fermer le bac pendant l’hiver – « personne ne l’a utilisé », dit-il.'
const RUSSIAN =
  'Городской совет во вторник решил закрыть паром на зиму, сообщил начальник порта в письменном заявлении.'

/** What windows-1252 has where Latin-1 has controls, as far as the sentence above needs it. */
const CURLY: Readonly<Record<string, number>> = { '’': 0x92, '–': 0x96 }

/** A text in an encoding, by asking the decoder what each pair of bytes is. */
function encoded(text: string, encoding: string): Uint8Array {
  if (encoding === 'windows-1252')
    return Uint8Array.from([...text].map((letter) => CURLY[letter] ?? letter.charCodeAt(0)))
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(text, 'utf16le'))
  if (encoding === 'utf-16be') return new Uint8Array(Buffer.from(text, 'utf16le').swap16())
  const decoder = new TextDecoder(encoding)
  const bytesOf = new Map<string, readonly number[]>()
  const learn = (...bytes: number[]) => {
    const letter = decoder.decode(Uint8Array.from(bytes))
    if ([...letter].length === 1 && letter !== '\ufffd' && !bytesOf.has(letter)) bytesOf.set(letter, bytes)
  }
  for (let byte = 0; byte < 256; byte++) learn(byte)
  const single = /^(?:windows|iso|koi)/.test(encoding)
  for (let first = 0x81; !single && first < 0xff; first++)
    for (let second = 0x30; second < 0xff; second++) learn(first, second)
  return Uint8Array.from([...text].flatMap((letter) => [...(bytesOf.get(letter) ?? [])]))
}

const ENCODINGS: readonly (readonly [string, string])[] = [
  ['windows-1256', ARABIC],
  ['iso-8859-6', ARABIC],
  ['windows-1252', FRENCH],
  ['windows-1251', RUSSIAN],
  ['koi8-r', RUSSIAN],
  ['gb18030', CHINESE],
  ['shift_jis', JAPANESE],
  ['euc-jp', JAPANESE],
  ['utf-16le', ARABIC],
  ['utf-16be', ARABIC],
  ['utf-16le', CHINESE],
  ['utf-16be', CHINESE],
  ['utf-16le', FRENCH],
  ['utf-16be', FRENCH],
]

const read = (bytes: Uint8Array, declared: Declared) => {
  const decoded = decodeBytes(bytes, declared)
  return 'kind' in decoded
    ? decoded.kind
    : { text: decoded.text, encoding: decoded.encoding, notes: decoded.notes.map(({ kind }) => kind) }
}

describe('bytes as text', () => {
  it.each(ENCODINGS)('%s: as the transport says, and as the words tell when nothing says it', (encoding, text) => {
    const bytes = encoded(text, encoding)
    expect(read(bytes, { html: false, contentType: `text/plain; charset=${encoding}` })).toEqual({
      text,
      encoding,
      notes: [],
    })
    expect(read(bytes, { html: false })).toEqual({ text, encoding, notes: ['decoded-by-detection'] })
  })

  it.each(ENCODINGS.filter(([encoding]) => !encoding.startsWith('utf-16')))('%s: as <meta> says', (encoding, text) => {
    const head = new TextEncoder().encode(`<meta charset="${encoding}"><p>`)
    expect(read(Uint8Array.from([...head, ...encoded(text, encoding)]), { html: true })).toMatchObject({
      encoding,
      notes: [],
    })
  })

  it.each(['utf-16le', 'utf-16be'])('%s: its mark wins over what the transport says', (encoding) => {
    const bytes = encoded(`\ufeff${ARABIC}`, encoding)
    expect(read(bytes, { html: false, contentType: 'text/plain; charset=windows-1256' })).toEqual({
      text: ARABIC,
      encoding,
      notes: [],
    })
  })

  it('UTF-16 said without its order is read in the order that it has', () => {
    const declared = { html: false, contentType: 'text/plain; charset=utf-16' }
    expect(read(encoded(ARABIC, 'utf-16be'), declared)).toEqual({
      text: ARABIC,
      encoding: 'utf-16be',
      notes: ['declared-encoding-wrong'],
    })
  })

  it('text in UTF-8 is never taken for UTF-16', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 8, maxLength: 80 }), (text) => {
        const printed = text.replace(/\p{Cc}/gu, ' ')
        expect(unmarkedUtf16(new TextEncoder().encode(printed))).toBeNull()
      }),
    )
    expect(unmarkedUtf16(new TextEncoder().encode('A text with a NUL\0in'))).toBeNull()
  })
})
