/** Many short texts: made revisions full of repeated words, and real ones from the collection beside the project. */

import { existsSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { describe } from '@/lib/domain/anchoring/describe'
import { madeRevision } from '@/lib/domain/anchoring/test-revisions'
import { codePoints } from '@/lib/domain/anchoring/units'
import type { Sample } from './rates'

/**
 * Rounds of denials, live blogs, lists of results, questions and answers, repeated sentences; English and Arabic. Sentences and
 * paragraphs are put in, taken out, swapped, moved and edited, the headline too.
 */
export function madeRepeats(firstSeed: number, count: number): Sample[] {
  return Array.from({ length: count }, (_, at) => {
    const { before, after, fates } = madeRevision(firstSeed + at)
    return {
      before,
      after,
      selectors: fates.map(({ selector }) => selector),
      truths: fates.map(({ place }) => place),
    }
  })
}

const FOLDER = pathToFileURL('../shared/data/article-revisions/')

const Row = z.object({
  article: z.string(),
  from: z.number(),
  to: z.number(),
  start: z.number().transform(codePoints),
  end: z.number().transform(codePoints),
  expect_start: z.number().nullable(),
  expect_end: z.number().nullable(),
})

/** Beyond the basic plane the peers count otherwise than we do. */
const ASTRAL = /[\ud800-\udfff]/

/** Versions of encyclopaedia articles with the sentences of which it is known what became of them; none without the collection. */
export function realRevisions(): Sample[] {
  if (!existsSync(FOLDER)) return []
  const read = (path: string) => readFileSync(new URL(path, FOLDER), 'utf8')
  const groups = new Map<string, z.infer<typeof Row>[]>()
  for (const line of read('anchors.jsonl').trim().split('\n')) {
    const row = Row.parse(JSON.parse(line))
    const key = `${row.article} ${row.from} ${row.to}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()].flatMap((rows): Sample[] => {
    const [first] = rows
    if (!first) return []
    const before = read(`articles/${first.article}/${first.from}.txt`)
    const after = read(`articles/${first.article}/${first.to}.txt`)
    if (ASTRAL.test(before) || ASTRAL.test(after)) return []
    return [
      {
        before,
        after,
        selectors: rows.map(({ start, end }) => describe(before, start, end)),
        truths: rows.map(({ expect_start: start, expect_end: end }) =>
          start === null || end === null ? null : { start, end },
        ),
      },
    ]
  })
}
