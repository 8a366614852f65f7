import { describe, expect, it } from 'vitest'
import { shownDate } from './shown-date'

describe('a date in words', () => {
  it.each([
    ['2014', '2014'],
    ['2014-01', 'January 2014'],
    ['2014-01-15', '15 January 2014'],
    ['2014-01-15T09:00:00Z', '15 January 2014'],
    ['some day', 'some day'],
  ])('%s is shown as %s, no more precise than it is known', (date, shown) => {
    expect(shownDate(date, 'en')).toBe(shown)
  })

  it('a time is shown as the day it was in the newsroom’s zone', () => {
    expect(shownDate('2014-01-15T23:30:00Z', 'en', 'Europe/Vienna')).toBe('16 January 2014')
  })

  it('a whole day is the same day in every zone', () => {
    expect(shownDate('2014-01-15', 'en', 'America/New_York')).toBe('15 January 2014')
  })

  it('Arabic names the month', () => {
    expect(shownDate('2014-01', 'ar')).toContain('يناير')
  })
})
