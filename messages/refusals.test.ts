import { describe, expect, it } from 'vitest'
import { REASONS, textsByReason } from '@/lib/domain/refusals/english'
import { say } from '@/lib/domain/refusals/sentence'
import { REFUSALS } from '@/lib/domain/refusals/table'
import ar from './parts/refusals.ar.json' with { type: 'json' }
import { sayIn } from './refusals'

const english = textsByReason(REFUSALS)
const arabic = textsByReason(ar)
const namesIn = (text: string | undefined) => (text?.match(/\{\w+\}/g) ?? []).sort()

describe('what is refused', () => {
  it('has a sentence in each language, and no sentence has no reason', () => {
    expect([...arabic.keys()].sort()).toEqual([...REASONS].sort())
  })

  it.each(REASONS)('%s names the same values in Arabic, and nothing in it is empty', (reason) => {
    expect(namesIn(arabic.get(reason))).toEqual(namesIn(english.get(reason)))
    expect(english.get(reason)?.trim()).not.toBe('')
    expect(arabic.get(reason)).toMatch(/[\u0600-\u06ff]/)
  })

  it('is a whole sentence, but for faults of fields, kinds of files and parts of other sentences', () => {
    const parts = /^(?:faults|kinds)\.|\.why-|^claims\.this-claim$/
    const whole = /^(?:[A-Z{“"]).*[.}]$/s
    expect(REASONS.filter((reason) => !parts.test(reason) && !whole.test(english.get(reason) ?? ''))).toEqual([])
  })

  it('is said with its values, those that are sentences themselves in the same language', () => {
    const file = say('intake.damaged', { what: 'PDF', why: say('intake.why-cut-short') })
    expect(sayIn('en', file)).toMatch(/^This PDF can't be read: it is cut short or damaged\. /)
    expect(sayIn('ar', file)).toMatch(/^تتعذر قراءة هذا الملف \(PDF\): مبتور أو تالف\. /)
  })
})
