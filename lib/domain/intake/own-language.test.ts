import { describe, expect, it } from 'vitest'
import { type OwnLanguage, ownLanguage } from './own-language'

const ENGLISH = { language: 'en-GB', direction: 'ltr' } as const
const ARABIC = { language: 'ar', direction: 'rtl' } as const

describe('what a block is written in (R6)', () => {
  it.each<[string, string, typeof ENGLISH | typeof ARABIC, OwnLanguage, OwnLanguage]>([
    ['nothing of its own', 'The ferry will not sail.', ENGLISH, {}, {}],
    ['another script', 'قال الوزير إن العبّارة لن تبحر.', ENGLISH, {}, { language: 'ar', direction: 'rtl' }],
    [
      'a quotation among other letters',
      'وقال: The ferry will not sail in the winter.',
      ARABIC,
      {},
      { direction: 'ltr' },
    ],
    ['a name in an Arabic paragraph', 'قال Ana Lind إن العبّارة لن تبحر هذا الشتاء.', ARABIC, {}, {}],
    ['what the page says', 'La nave non parte.', ENGLISH, { language: 'it' }, { language: 'it' }],
    ['the same language from another place', 'The ferry sails.', ENGLISH, { language: 'en-US' }, {}],
    [
      'a direction that the page says, for few letters',
      'שלום MV Marrow',
      ENGLISH,
      { direction: 'rtl' },
      { direction: 'rtl' },
    ],
    ['a direction that no letter has', 'The ferry sails.', ENGLISH, { direction: 'rtl' }, {}],
    ['numbers', '2025 – 400', ARABIC, {}, {}],
  ])('%s', (_, text, article, said, own) => {
    expect(ownLanguage(text, article, said)).toMatchObject(own)
    expect(ownLanguage(text, article, said).direction).toBe(own.direction)
  })
})
