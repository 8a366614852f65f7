import { describe, expect, it } from 'vitest'
import { chooseLanguage, directionOf, interfaceLanguage } from './language'

describe('the direction of a language', () => {
  it.each([
    ['en', 'ltr'],
    ['ar', 'rtl'],
    ['ar-SY', 'rtl'],
    ['he', 'rtl'],
    ['fa', 'rtl'],
    ['ur', 'rtl'],
    ['ku-Latn', 'ltr'],
    ['ckb', 'rtl'],
    ['az-Arab', 'rtl'],
    ['zh-Hans', 'ltr'],
    ['', 'ltr'],
    ['not a tag', 'ltr'],
  ])('%j runs %s', (language, direction) => {
    expect(directionOf(language)).toBe(direction)
  })
})

describe('the language of the interface', () => {
  it.each([
    ['what was chosen before', 'ar', 'en', 'ar'],
    ['the browser’s first request', null, 'ar-SY,en;q=0.8', 'ar'],
    ['the best request by its quality, not by its place', null, 'en;q=0.3, ar;q=0.9', 'ar'],
    ['the first we speak', null, 'fr-CH, fr;q=0.9, ar;q=0.7, en;q=0.5', 'ar'],
    ['the newsroom’s when a request is refused with q=0', null, 'ar;q=0', 'en'],
    ['English when nothing is requested', null, null, 'en'],
    ['English when nothing is spoken', 'tlh', 'de, *;q=0.1', 'en'],
    ['the browser’s request when the choice is unknown', 'xx', 'ar', 'ar'],
    ['English for a broken header', null, ';;q=,,', 'en'],
  ])('is %s', (_, chosen, header, expected) => {
    expect(chooseLanguage(chosen, header, 'en')).toBe(expected)
  })

  it.each([
    ['nothing is requested', null, null, 'ar'],
    ['nothing that is requested is spoken', null, 'de, *;q=0.1', 'ar'],
    ['only the newsroom’s own is refused', null, 'ar;q=0', 'ar'],
    ['a request can be met', null, 'en', 'en'],
    ['a choice was made', 'en', null, 'en'],
  ])('of an Arabic newsroom, when %s', (_, chosen, header, expected) => {
    expect(chooseLanguage(chosen, header, 'ar')).toBe(expected)
  })

  it('is found behind a region and any case', () => {
    expect(['AR-eg', ' en-GB', 'arc', undefined].map(interfaceLanguage)).toEqual(['ar', 'en', null, null])
  })
})
