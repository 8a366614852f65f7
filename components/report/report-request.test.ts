import { describe, expect, it } from 'vitest'
import { reportRequest, requestFault, requestQuery } from './report-request'

describe('what an address asks to be reported', () => {
  it.each([
    ['nothing', {}, 'nothing-chosen'],
    ['an article', { article: 'a1' }, null],
    ['a period without its end', { scope: 'period', from: '2026-01-01', format: 'md' }, 'periodFault'],
    ['a period that ends before it begins', { scope: 'period', from: '2026-02-01', to: '2026-01-01' }, 'periodFault'],
    ['a day that does not exist', { scope: 'period', from: '2026-13-01', to: '2026-13-02' }, 'periodFault'],
    ['a period as a web page', { scope: 'period', from: '2026-01-01', to: '2026-01-31' }, 'periodFormats'],
    ['a period as a table', { scope: 'period', from: '2026-01-01', to: '2026-01-31', format: 'csv' }, null],
    ['one day', { scope: 'period', from: '2026-01-01', to: '2026-01-01', format: 'md' }, null],
  ])('%s', (_, said, fault) => {
    expect(requestFault(reportRequest(said, 'en'))).toBe(fault)
  })

  it('an unknown format or language takes the usual one', () => {
    expect(reportRequest({ format: 'gif', language: 'xx' }, 'ar')).toMatchObject({ format: 'html', language: 'ar' })
  })

  it('the query of an address reads as the same request', () => {
    const request = reportRequest({ article: 'a1', claim: 'c 1', format: 'csv', part: 'evidence' }, 'en')
    expect(reportRequest(Object.fromEntries(new URLSearchParams(requestQuery(request))), 'ar')).toEqual(request)
  })
})
