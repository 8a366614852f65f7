import { describe, expect, it } from 'vitest'
import { cleanAuthor, findByline, findResponsible, findSignature, isBody } from './byline'
import { findCredit } from './caption'
import { cutSiteName } from './furniture'
import { directionOf, directionOfLanguage, languageByScript, languageTag } from './language'

describe('a byline', () => {
  it.each([
    ['By Ana Lind', 'Ana Lind'],
    ['By Ana Lind and Tom Quay, Staff Writers', 'Ana Lind, Tom Quay'],
    ['Par Jeanne Roué', 'Jeanne Roué'],
    ['بقلم: سليم حداد', 'سليم حداد'],
    ['By Ana Lind, Senior Harbour Correspondent', 'Ana Lind'],
    ['By Ana Lind in Marrow', 'Ana Lind'],
    ['By Ana Lind for The Marrow Post', 'Ana Lind'],
    ['By Ana Lind and agencies', 'Ana Lind'],
    ['By Ana Lind on Monday', 'Ana Lind'],
    ['By Ana Lind / AFP', 'Ana Lind'],
    ['Автор: Анна Линд', 'Анна Линд'],
    ['文/王小明', '王小明'],
    ['記者王小明／報導', '王小明'],
    ['责任编辑： 王小明', '王小明'],
    ['By the end of the week', null],
    ['By law the ferry must run.', null],
  ])('%s → %s', (line, names) => {
    expect(findByline(line)).toBe(names)
  })

  it.each([
    ['By Ana Lind —', 'Ana Lind'],
    ['https://example.org/ana', null],
    ['@ana', null],
    ['ana.lind@paper.example (Ana Lind)', 'Ana Lind'],
    ['Ana Lind <ana.lind@paper.example>', 'Ana Lind'],
    ['ana.lind@paper.example', null],
  ])('as metadata give it: %s → %s', (author, names) => {
    expect(cleanAuthor(author)).toBe(names)
  })

  it.each(['Selm Media', 'Lind Holdings', 'Ferry Works', 'Marrow Live', 'Ministry of Ports'])(
    '%s is a body',
    (name) => {
      expect(isBody(name)).toBe(true)
    },
  )
})

describe('below the text', () => {
  it.each([
    ['Ana Lind\nChair of the Ferry Union', 'Ana Lind'],
    ['Ana Lind', null],
    ['Ferry Union\nMarrow', null],
    ['Ana Lind\nChair of the union, who has said so before.', null],
  ])('a message is signed: %j → %s', (text, name) => {
    expect(findSignature(text)).toBe(name)
  })

  it.each([
    ['责任编辑： 王小明', '王小明'],
    ['By Ana Lind', null],
  ])('an editor answers for a report: %s → %s', (line, name) => {
    expect(findResponsible(line)).toBe(name)
  })
})

describe('a credit', () => {
  it.each([
    ['A pier at dusk. (Reuters/Ana Lind)', { agency: 'Reuters', photographer: 'Ana Lind' }],
    ['A pier at dusk. Photo: Ana Lind', { agency: null, photographer: 'Ana Lind' }],
    ['A pier at dusk. Photo: R.H.W. Lind, AP', { agency: 'AP', photographer: 'R.H.W. Lind' }],
    ['A pier at dusk (AP)', { agency: 'AP' }],
  ])('%s', (text, credit) => {
    expect(findCredit(text)).toMatchObject(credit)
  })

  it.each(['The ferry (old and slow) sank.', 'He left (in May)'])('is not in: %s', (text) => {
    expect(findCredit(text)).toBeNull()
  })
})

describe('the name of the site in a headline', () => {
  it.each([
    ['behind a bar', 'Ferry to close | The Post', [], 'Ferry to close', ' | The Post'],
    ['behind a dash, when it is known', 'Ferry to close - The Post', ['The Post'], 'Ferry to close', ' - The Post'],
    ['not behind a dash, when it is not', 'Ferry to close - at last', ['The Post'], 'Ferry to close - at last', ''],
    [
      'with more behind it',
      'Ferry to close | THE POST Archive 2010',
      ['The Post'],
      'Ferry to close',
      ' | THE POST Archive 2010',
    ],
  ])('is cut %s', (_, line, names, headline, suffix) => {
    expect(cutSiteName(line, names)).toMatchObject({ headline, suffix })
  })
})

describe('language and direction', () => {
  it.each([
    ['قال المسؤول إن العبارة لن تبحر في الشتاء', 'ar', 'rtl'],
    ['گفت که کشتی در زمستان حرکت نمی‌کند و چنین خواهد ماند', 'fa', 'rtl'],
    ['یہ کشتی سردیوں میں نہیں چلے گی اور ٹکٹ ختم ہیں', 'ur', 'rtl'],
    ['הספינה לא תפליג בחורף', 'he', 'rtl'],
    ['The ferry to بيروت will not sail', null, 'ltr'],
  ])('%s', (text, language, direction) => {
    expect(languageByScript(text)).toBe(language)
    expect(directionOf(text)).toBe(direction)
  })

  it('tags are brought into form, and what is none is refused', () => {
    expect([languageTag('en_us'), languageTag('AR'), languageTag('english language'), languageTag('')]).toEqual([
      'en-US',
      'ar',
      null,
      null,
    ])
    expect(directionOfLanguage('ar-EG')).toBe('rtl')
  })
})
