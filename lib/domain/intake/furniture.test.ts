import { describe, expect, it } from 'vitest'
import { isReportingCredit } from './byline'
import { repeatedCaptions } from './caption'
import { furnitureReason, isShareBar } from './furniture'
import { isPrompt } from './prompts'

describe('a line that belongs to the page, whatever the site', () => {
  it.each([
    ['12 comments', 'share-bar'],
    ['3.409 letture', 'share-bar'],
    ['0 Post Comment (+)', 'share-bar'],
    ['Tempo de leitura: 2 minutos', 'chrome'],
    ['Lesezeit: ca. 4 Minuten', 'chrome'],
    ['Today 12:01 AM', 'publication-date'],
    ['3 hours ago', 'publication-date'],
    ['منذ 3 ساعات', 'publication-date'],
    ['1 of 6', 'chrome'],
    ['ana.lind@post.example', 'chrome'],
    ['twitter.com/analind', 'chrome'],
    ['Explore further', 'related'],
    ['[Related: A bridge is built]', 'related'],
    ['Dowiedz się więcej: Kto głosował', 'related'],
    ['(Reporting by Ana Lind in Marrow; Editing by Tom Quay)', 'byline'],
  ])('%s → %s', (line, reason) => {
    expect(furnitureReason(line)).toBe(reason)
  })

  it.each([
    'Twelve comments were read out in the council.',
    'Today 12 ferries sailed.',
    'One of 6 ferries sank.',
    'https://twitter.com/analind/status/1234',
    'UP NEXT',
    '___',
    'Three hours ago the ferry sank.',
  ])('%s is none', (line) => {
    expect(furnitureReason(line)).toBeNull()
  })
})

describe('a share bar', () => {
  it.each([
    ['Facebook Twitter WhatsApp', true],
    ['Whatsapp   Facebook   Pint   Baixar', true],
    ['Share | Save', true],
    ['Facebook and Twitter were asked to share what they know.', false],
    ['Facebook', false],
  ])('%s: %s', (text, is) => {
    expect(isShareBar(text)).toBe(is)
  })
})

describe('who else reported', () => {
  it.each([
    '(Reporting by Ana Lind and Tom Quay, editing by Jo March)',
    'Additional reporting by Ana Lind',
    'Associated Press writers Ana Lind in Marrow and Tom Quay in Sund contributed to this report.',
    'Contributing: Ana Lind',
    '(إعداد سليم حداد للنشرة العربية - تحرير ليلى ناصر)',
  ])('is said by %s', (line) => {
    expect(isReportingCredit(line)).toBe(true)
  })

  it.each([
    'The storm contributed to this: the ferry was late.',
    'Reporting by the council showed that the ferry lost money.',
    'Edited by hand, the timetable had mistakes.',
  ])('is not said by %s', (line) => {
    expect(isReportingCredit(line)).toBe(false)
  })
})

describe('a prompt', () => {
  it.each([
    'Want more science? Get a subscription of our sister paper.',
    'Subscribe to The Post and read more of our writers.',
    'Listen to the programme live at noon, or listen back here.',
    'Follow the Post’s full coverage of the election at https://post.example/vote',
    'Want the best of Marrow? Check out our guides.',
    'More on the ferry: https://post.example/ferry',
    'Write to Ana Lind at ana@post.example',
  ])('%s', (text) => {
    expect(isPrompt(text)).toBe(true)
  })

  it.each([
    'He wanted more ships, and said so.',
    'Subscribers to the ferry fund were paid back.',
    'Write to the council at once, the mayor told them.',
    'Follow the coast north for an hour and you are in Sund.',
  ])('is not: %s', (text) => {
    expect(isPrompt(text)).toBe(false)
  })
})

describe('a caption that only repeats another', () => {
  const whole = 'The ferry leaves the harbour of Marrow on its last voyage of the year. (Reuters/Ana Lind)'
  it.each([
    ['the same words', [whole, whole], [false, true]],
    ['its beginning, cut short', [whole, 'The ferry leaves the harbour of Marrow on … more'], [false, true]],
    ['its beginning before it', ['The ferry leaves the harbour of Marrow on its...', whole], [true, false]],
    ['without its credit', [whole, whole.slice(0, 70)], [false, true]],
    ['other words', [whole, 'The ferry leaves Sund.'], [false, false]],
    ['a short credit', ['Reuters', 'Reuters'], [false, false]],
  ])('%s', (_, captions, repeated) => {
    expect(repeatedCaptions(captions)).toEqual(repeated)
  })
})
