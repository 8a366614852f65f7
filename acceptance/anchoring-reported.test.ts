import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { anchorOne } from '@/lib/domain/anchoring/anchor-all'
import { describe as describeRange } from '@/lib/domain/anchoring/describe'
import { sentenceChange, sentenced } from '@/lib/domain/anchoring/sentence-change'
import { codePoints } from '@/lib/domain/anchoring/units'
import { readShared } from './reference-report'

const Rows = z.array(
  z.object({
    name: z.string(),
    language: z.string(),
    from: z.string(),
    to: z.string(),
    quote: z.string(),
    start: z.number().transform(codePoints),
    end: z.number().transform(codePoints),
    right: z.array(z.enum(['exact', 'moved', 'changed', 'ambiguous', 'lost'])),
    place: z.tuple([z.number(), z.number()]).optional(),
    recheck: z.boolean().optional(),
  }),
)
const rows = Rows.parse(JSON.parse(readShared('data/reported-faults/revisions.json')))

describe('marks over revisions that other tools got wrong (rule R7)', () => {
  it.each(rows.map((row) => [row.name, row] as const))('%s', (_, row) => {
    const selector = describeRange(row.from, row.start, row.end)
    expect(selector.exact).toBe(row.quote)
    const answer = anchorOne(row.to, selector, { previousText: row.from })
    expect(row.right).toContain(answer.outcome)
    if (answer.start === null) return
    if (row.place) expect([answer.start, answer.end]).toEqual(row.place)
    // Other words are shown to a person in any case; the same ones ask for a re-check where their sentence has changed.
    const old = sentenced(row.from, row.language)
    const now = sentenced(row.to, row.language)
    if (row.recheck) expect(answer.outcome === 'changed' || sentenceChange(old, selector, now, answer)).toBeTruthy()
  })
})
