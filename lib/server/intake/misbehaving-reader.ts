/** Run by `reader-process.test.ts` in place of the real reading process: does what the worst file could make of it. */

import { fileURLToPath } from 'node:url'
import type { ReaderJob } from './reader-child'

const kept: unknown[] = []

/** A refusal that brings something along for the test. */
const empty = (what: string) => ({ kind: 'empty', sentence: { reason: 'intake.not-text', values: { what } } })

const ACTS: Readonly<Record<string, (job: number) => void>> = {
  answer: (job) => process.send?.({ kind: 'done', job, reading: empty(`${process.pid}`) }),
  environment: (job) => {
    process.send?.({ kind: 'done', job, reading: empty(Object.keys(process.env).sort().join(' ')) })
  },
  'loop for ever': () => {
    for (;;) Math.random()
  },
  'fill buffers': () => {
    for (;;) kept.push(Buffer.alloc(8 * 1024 * 1024, 1))
  },
  'fill the heap': () => {
    for (;;) kept.push(Array.from({ length: 10_000 }, (_, at) => ({ at })))
  },
  end: () => process.exit(0),
  'answer with something else': (job) => process.send?.({ kind: 'done', job, reading: { kind: 'read', draft: {} } }),
  'answer another job': (job) => process.send?.({ kind: 'done', job: job + 1, reading: empty('Not mine.') }),
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.on('message', ({ job, given }: ReaderJob) => ACTS[String(given.content)]?.(job))
  process.on('disconnect', () => process.exit(0))
  process.send?.({ kind: 'ready' })
}
