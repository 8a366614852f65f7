import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { anchorOne } from '@/lib/domain/anchoring/anchor-all'
import { describe as describeRange } from '@/lib/domain/anchoring/describe'
import { codePoints } from '@/lib/domain/anchoring/units'
import { readShared } from './reference-report'

const Rows = z.array(
  z.object({
    name: z.string(),
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
    if (row.place && answer.start !== null) expect([answer.start, answer.end]).toEqual(row.place)
  })
})
