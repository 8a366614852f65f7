import { describe, expect, it } from 'vitest'
import { readDate, readDateLine } from './publication-date'

describe('a date', () => {
  it.each([
    ['2014-01-16', '2014-01-16'],
    ['2014-01', '2014-01'],
    ['2014-01-16T23:30:00+0200', '2014-01-16T23:30:00+02:00'],
    ['2014-01-16T23:30Z', '2014-01-16T23:30:00Z'],
    ['2014-01-16 23:30:00', '2014-01-16'],
    ['Thursday, January 16, 2014', '2014-01-16'],
    ['16. Januar 2014', '2014-01-16'],
    ['le 3 février 2020', '2020-02-03'],
    ['16 كانون الثاني 2014', '2014-01-16'],
    ['١٦ يناير ٢٠١٤', '2014-01-16'],
    ['23/04/2014', '2014-04-23'],
    ['4/23/2014', '2014-04-23'],
    ['03.04.2014', '2014-04-03'],
    ['3/4/2014', null],
    ['2014-02-30', null],
    ['in 2014 and later', null],
    ['soon', null],
  ])('%s is read as %s', (raw, date) => {
    expect(readDate(raw)).toBe(date)
  })

  it('is a line of its own only where the line says nothing else', () => {
    expect(readDateLine('Published: 16 January 2014, 10:05 GMT')).toBe('2014-01-16')
    expect(readDateLine('November 19, 2019 | 4:20am | Updated November 20 | 9:32pm')).toBe('2019-11-19')
    expect(readDateLine('Publikacja: 04.05.2021')).toBe('2021-05-04')
    expect(readDateLine('Posted on Maret 30, 2015 by Admin')).toBe('2015-03-30')
    expect(readDateLine('On 16 January 2014 the ferry sank in the harbour.')).toBeNull()
  })
})
