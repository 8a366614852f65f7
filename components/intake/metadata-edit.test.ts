import { describe, expect, it } from 'vitest'
import type { IntakeMetadata } from '@/lib/domain/intake/draft'
import { changedFields, foundFields, originOf } from './metadata-edit'

const FOUND: IntakeMetadata = {
  title: { value: 'Rents rise', origin: 'og' },
  standfirst: null,
  outlet: { value: 'The Ledger', origin: 'json-ld' },
  byline: null,
  section: null,
  dateline: null,
  publishedAt: { value: '2026-01-05', origin: 'meta' },
  modifiedAt: null,
  language: { value: 'en', origin: 'detected' },
  direction: { value: 'ltr', origin: 'detected' },
  canonicalUrl: null,
}

describe('what a person changes of the metadata', () => {
  it('is nothing while the form stands as found', () => {
    expect(changedFields(foundFields(FOUND), FOUND)).toEqual({})
  })

  it.each([
    ['a new title', { title: 'Rents rise again' }, { title: 'Rents rise again' }],
    ['an emptied outlet', { outlet: '' }, { outlet: null }],
    ['a byline that was not found', { byline: ' A. Writer ' }, { byline: 'A. Writer' }],
    ['spaces round what was found', { outlet: ' The Ledger ' }, {}],
    ['an emptied title', { title: ' ' }, {}],
    ['another direction', { direction: 'rtl' as const }, { direction: 'rtl' }],
  ])('%s', (_, edit, changed) => {
    expect(changedFields({ ...foundFields(FOUND), ...edit }, FOUND)).toEqual(changed)
  })

  it('says where each value comes from', () => {
    const fields = { ...foundFields(FOUND), byline: 'A. Writer' }
    expect(originOf('title', fields, FOUND)).toBe('og')
    expect(originOf('byline', fields, FOUND)).toBe('person')
    expect(originOf('section', fields, FOUND)).toBeNull()
  })
})
