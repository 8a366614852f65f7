import { describe, expect, it } from 'vitest'
import { isPartialDate } from './date-field'

describe('a date as precise as known', () => {
  it.each(['2014', '2014-01', '2014-01-15', '2024-02-29', '0099-12-31'])('is %s', (text) => {
    expect(isPartialDate(text)).toBe(true)
  })

  it.each([
    '',
    '14',
    '2014-13',
    '2014-00',
    '2014-02-29',
    '2014-1-5',
    '15.01.2014',
    '2014-01-15T09:00',
    ' 2014',
    '٢٠١٤',
  ])('is not %j', (text) => {
    expect(isPartialDate(text)).toBe(false)
  })
})
