import search from 'approx-string-match'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { anchorAll } from '@/lib/domain/anchoring/anchor-all'
import type { Anchored } from '@/lib/domain/anchoring/anchored'
import { codePoints } from '@/lib/domain/anchoring/units'
import { readShared } from './reference-report'

const position = z.number().transform(codePoints)
const Row = z.object({
  article: z.string(),
  from: z.number(),
  to: z.number(),
  kind: z.enum(['unchanged', 'edited', 'deleted']),
  start: position,
  end: position,
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  expect_start: position.nullable(),
  expect_end: position.nullable(),
})
type Row = z.infer<typeof Row>

const FOLDER = 'data/article-revisions'
const rows = readShared(`${FOLDER}/anchors.jsonl`)
  .trim()
  .split('\n')
  .map((line) => Row.parse(JSON.parse(line)))
const version = (article: string, n: number) => readShared(`${FOLDER}/articles/${article}/${n}.txt`)

/** Shares of the wanted place: intersection over the wanted length, and over the union. */
function overlap({ start, end }: Anchored, row: Row): { ofWanted: number; ofUnion: number } {
  if (start === null || row.expect_start === null || row.expect_end === null) return { ofWanted: 0, ofUnion: 0 }
  const common = Math.max(0, Math.min(end, row.expect_end) - Math.max(start, row.expect_start))
  const union = Math.max(end, row.expect_end) - Math.min(start, row.expect_start)
  return { ofWanted: common / (row.expect_end - row.expect_start), ofUnion: common / union }
}

/** Of a quote's characters at most this share still stands in a text from which it is gone. */
const GONE_AT_MOST = 0.65

/**
 * Judged by other means than ours: whether more than 65 % of the quote's characters stand together in the text, the others
 * changed, left out or put between them. The collection calls a quote deleted when no whole sentence is like it; many of those
 * stand there word for word inside a longer sentence, or without their full stop.
 */
const isStillThere = (row: Row) => {
  // So many changed characters leave just more than that share.
  const most = Math.ceil(row.exact.length * (1 - GONE_AT_MOST)) - 1
  return search(version(row.article, row.to), row.exact, most).length > 0
}

const share = (rows: readonly Row[], holds: (row: Row) => boolean) => rows.filter(holds).length / rows.length
const of = (kind: Row['kind']) => rows.filter((row) => row.kind === kind)

describe.each([
  ['by their words alone, one by one', false, true],
  ['by their words alone, together', false, false],
  ['with the previous text at hand', true, false],
])('anchors over real revisions, %s', (_, known, alone) => {
  const answers = new Map<Row, Anchored>()
  const groups = new Map<string | Row, Row[]>()
  for (const row of rows) {
    const key = alone ? row : `${row.article} ${row.from} ${row.to}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  for (const group of groups.values()) {
    const [first] = group
    if (!first) continue
    const previousText = known ? version(first.article, first.from) : undefined
    const found = anchorAll(version(first.article, first.to), group, { previousText })
    group.forEach((row, i) => {
      const answer = found[i]
      if (answer) answers.set(row, answer)
    })
  }
  const answer = (row: Row): Anchored => answers.get(row) ?? { outcome: 'lost', start: null, end: null, score: 0 }

  it('finds unchanged quotes at exactly their place', () => {
    const exactly = (row: Row) => answer(row).start === row.expect_start && answer(row).end === row.expect_end
    expect(share(of('unchanged'), exactly)).toBeGreaterThanOrEqual(0.999)
  })

  it('finds edited quotes', () => {
    expect(share(of('edited'), (row) => overlap(answer(row), row).ofWanted >= 0.5)).toBeGreaterThanOrEqual(0.995)
    expect(share(of('edited'), (row) => overlap(answer(row), row).ofUnion >= 0.8)).toBeGreaterThanOrEqual(0.95)
  })

  it('reports lost what is gone', () => {
    const lost = (row: Row) => answer(row).outcome === 'lost'
    const gone = of('deleted').filter((row) => !isStillThere(row))
    expect(gone.length).toBeGreaterThan(150)
    expect(share(gone, lost)).toBeGreaterThanOrEqual(0.97)
  })
})
