/**
 * A hundred articles by `stet article import` in one go, beside Readability and its DOM alone on the same pages in the same
 * run; then memory over a thousand. The import is the real one: command, child process, database with durable writes.
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run as stetCommand } from '@/bin/commands/main'
import { readers } from '@/lib/server/intake/reader-process'
import { openTestDatabase } from '@/lib/server/test-database'
import { benchmarkPages, readabilityPages } from './collections'
import { readabilityAlone } from './extractors'

const PAGES = 100
const ROUNDS = 3
/** Articles after which memory is told. */
const LOOKS = [100, 500, 1000]

interface Page {
  readonly bytes: Uint8Array
  readonly url: string | undefined
}

/** Prints throughput and memory. */
export async function benchBatch(): Promise<void> {
  const pages: readonly Page[] = [...benchmarkPages(), ...readabilityPages()].slice(0, PAGES)
  const folder = mkdtempSync(join(tmpdir(), 'stet-bench-'))
  pages.forEach(({ bytes }, at) => {
    writeFileSync(join(folder, `${String(at).padStart(3, '0')}.html`), bytes)
  })
  const database = await openTestDatabase()
  try {
    await throughput(folder, pages)
    await memoryOverMany(folder, pages.length)
  } finally {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Both in turns, so that whatever else the machine does falls on both; the median of the rounds is told. */
async function throughput(folder: string, pages: readonly Page[]): Promise<void> {
  const readAlone = async () => {
    for (const page of pages) await readabilityAlone(page.bytes, page.url)
  }
  // Once before it counts: code is compiled, and the child process runs.
  await readAlone()
  await imported(folder, pages.length)
  const rounds: { readonly ours: number; readonly alone: number }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({ alone: await seconds(readAlone), ours: await seconds(() => imported(folder, pages.length)) })
  }
  const row = (time: number) => ({
    articles: pages.length,
    seconds: rounded(time),
    'per second': rounded(pages.length / time),
  })
  console.table({
    'stet article import': row(median(rounds.map(({ ours }) => ours))),
    'readability and its DOM alone': row(median(rounds.map(({ alone }) => alone))),
  })
  console.log(`ratio: ${rounded(median(rounds.map(({ ours, alone }) => ours / alone)))} (goal: at most 2)`)
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** The same pages again and again, up to a thousand. */
async function memoryOverMany(folder: string, pages: number): Promise<void> {
  const rows: Record<string, Record<string, number>> = {}
  for (let done = 0; done < (LOOKS.at(-1) ?? 0); ) {
    await imported(folder, pages)
    done += pages
    if (LOOKS.includes(done)) {
      rows[`after ${done}`] = {
        'parent MB': megabytes(process.memoryUsage.rss()),
        'child MB': megabytes(readers().memory()),
      }
    }
  }
  console.log('\nmemory over 1,000 articles')
  console.table(rows)
}

/** Imports the first files of a folder as the command does, with its words kept apart. */
async function imported(folder: string, count: number): Promise<void> {
  const files = Array.from({ length: count }, (_, at) => `${String(at).padStart(3, '0')}.html`)
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = () => true
  try {
    await stetCommand(['article', 'import', ...files, '--known', 'import'], folder)
  } finally {
    process.stdout.write = write
  }
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

const rounded = (number: number): number => Math.round(number * 100) / 100
const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024)
