import { describe, expect, it } from 'vitest'
import { createTranslator } from 'use-intl/core'
import workspaceAr from '@/messages/parts/workspace.ar.json'
import workspaceEn from '@/messages/parts/workspace.en.json'
import type { MarkView } from '@/lib/schemas/claim'
import { markLabel } from './drawn-marks'

/** The catalogue's words; a missing key or value fails the test that asks for it. */
function wordsIn(locale: 'en' | 'ar') {
  const translate = createTranslator({
    locale,
    messages: { workspace: locale === 'en' ? workspaceEn : workspaceAr },
    namespace: 'workspace',
    onError(error) {
      throw error
    },
  })
  return (key: string, values?: Record<string, string | number>) =>
    String(Reflect.apply(translate, null, [key, values]))
}

const english = wordsIn('en')
const arabic = wordsIn('ar')
const ratings = (kind: string, code: string) => ({ word: `${kind}/${code}` })
const mark = (rest: Partial<MarkView>): MarkView => ({ number: 4, start: 0, end: 5, ...rest })

describe('what is said of a mark', () => {
  it.each<[string, Partial<MarkView>, string]>([
    ['its verdict and how much evidence there is', { truthRating: 'false', evidenceCount: 2 }, 'truth/false'],
    [
      'the truth verdict before that on the attribution',
      { truthRating: 'false', attributionRating: 'verbatim' },
      'truth/false',
    ],
    [
      'the verdict on the attribution where it is the only one (rule R4)',
      { attributionRating: 'verbatim' },
      'attribution/verbatim',
    ],
    ['that there is none', {}, english('noVerdict')],
    ['that it is hidden, never that there is none (rule R18)', { verdictsHidden: true }, english('verdictHidden')],
  ])('is %s', (_, rest, verdict) => {
    const label = markLabel(mark(rest), english, ratings)
    expect(label).toMatch(/^C4, /)
    expect(label).toContain(verdict)
    expect(label.includes(english('noVerdict'))).toBe(verdict === english('noVerdict'))
    expect(label).toContain(rest.evidenceCount === 2 ? '2 pieces of evidence' : 'no evidence')
  })

  it('is Arabic on an Arabic screen', () => {
    const label = markLabel(mark({ attributionRating: 'verbatim' }), arabic, ratings)
    expect(label).toContain('attribution/verbatim')
    expect(label).not.toContain(arabic('noVerdict'))
  })
})
