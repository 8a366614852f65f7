/** `npm run bench -- intake`: quality and speed of intake beside Readability alone, on the same pages in the same run. */

import { readDate } from '@/lib/domain/intake/publication-date'
import { benchBatch } from './batch'
import { benchmarkPages, collectionsExist, readabilityPages, segmentPages } from './collections'
import { type Extracted, type Extractor, readabilityAlone, stet, stetCaptionsApart, textOfMarkup } from './extractors'
import { f1, mean, meanScore, shingleScore } from './scores'

const EXTRACTORS: readonly (readonly [string, Extractor])[] = [
  ['stet', stet],
  ['stet, captions apart', stetCaptionsApart],
  ['readability alone', readabilityAlone],
]

/** Rows of figures by extractor, for a table. */
export type Figures = Record<string, Record<string, number | string>>

/** Prints all tables. */
export async function run(): Promise<void> {
  if (!collectionsExist()) {
    console.log('The collections of pages are not here; nothing was measured.')
    return
  }
  const tables: readonly (readonly [string, () => Promise<Figures>])[] = [
    ['article-extraction-benchmark (shingles of 4 words)', scoreBenchmark],
    ['readability-pages (words against the expected text; metadata equal to the expected)', scoreReadabilityPages],
    ['trafilatura-eval (segments, metadata)', scoreSegments],
  ]
  for (const [name, table] of tables) {
    console.log(`\n${name}`)
    console.table(await table())
  }
  console.log('\nimport of 100 articles in one go')
  await benchBatch()
}

/** Runs an extractor over pages and keeps the time it took, in milliseconds. */
async function timed<Page extends { readonly bytes: Uint8Array; readonly url: string | undefined }>(
  pages: readonly Page[],
  extract: Extractor,
): Promise<{ readonly results: readonly (readonly [Page, Extracted])[]; readonly perPage: number }> {
  const results: [Page, Extracted][] = []
  const start = performance.now()
  for (const page of pages) results.push([page, await extract(page.bytes, page.url)])
  return { results, perPage: (performance.now() - start) / pages.length }
}

const round = (number: number): number => Math.round(number * 1000) / 1000

export async function scoreBenchmark(): Promise<Figures> {
  const pages = benchmarkPages()
  const figures: Figures = {}
  for (const [name, extract] of EXTRACTORS) {
    const { results, perPage } = await timed(pages, extract)
    const score = meanScore(results.map(([page, { body }]) => shingleScore(page.body, body, 4)))
    figures[name] = {
      pages: pages.length,
      precision: round(score.precision),
      recall: round(score.recall),
      F1: round(f1(score)),
      'ms/page': round(perPage),
    }
  }
  return figures
}

export async function scoreReadabilityPages(): Promise<Figures> {
  const pages = readabilityPages()
  const figures: Figures = {}
  for (const [name, extract] of EXTRACTORS) {
    const { results, perPage } = await timed(pages, extract)
    const scores = results.map(([page, { body }]) => f1(shingleScore(textOfMarkup(page.markup), body, 1)))
    const share = (wanted: (page: (typeof pages)[number]) => string, found: (got: Extracted) => string | null) => {
      const asked = results.filter(([page]) => wanted(page))
      return `${asked.filter(([page, got]) => alike(wanted(page), found(got) ?? '')).length}/${asked.length}`
    }
    figures[name] = {
      'mean F1': round(mean(scores)),
      worst: round(Math.min(...scores)),
      'below 0.80': scores.filter((score) => score < 0.8).length,
      title: share(
        (page) => page.title,
        (got) => got.title,
      ),
      byline: share(
        (page) => page.byline,
        (got) => got.author,
      ),
      language: share(
        (page) => page.language.slice(0, 2),
        (got) => got.language?.slice(0, 2) ?? null,
      ),
      direction: share(
        (page) => page.direction,
        (got) => got.direction,
      ),
      date: share(
        (page) => readDate(page.published)?.slice(0, 10) ?? '',
        (got) => dayOf(got),
      ),
      'ms/page': round(perPage),
    }
  }
  return figures
}

export async function scoreSegments(): Promise<Figures> {
  const pages = segmentPages()
  const figures: Figures = {}
  for (const [name, extract] of EXTRACTORS) {
    const { results, perPage } = await timed(pages, extract)
    const count = (parts: (page: (typeof pages)[number]) => readonly string[], found: boolean) =>
      results.reduce((sum, [page, { body, title }]) => {
        const text = fold(`${title ?? ''} ${body}`)
        return sum + parts(page).filter((part) => text.includes(fold(part)) === found).length
      }, 0)
    const hits = count((page) => page.wanted, true)
    const misses = count((page) => page.wanted, false)
    const wrong = count((page) => page.unwanted, true)
    const share = (wanted: (page: (typeof pages)[number]) => string, found: (got: Extracted) => string | null) => {
      const asked = results.filter(([page]) => wanted(page))
      return `${asked.filter(([page, got]) => alike(wanted(page), found(got) ?? '')).length}/${asked.length}`
    }
    figures[name] = {
      precision: round(hits / (hits + wrong)),
      recall: round(hits / (hits + misses)),
      title: share(
        (page) => page.title,
        (got) => got.title,
      ),
      author: share(
        (page) => page.author,
        (got) => got.author,
      ),
      date: share(
        (page) => page.date,
        (got) => dayOf(got),
      ),
      'ms/page': round(perPage),
    }
  }
  return figures
}

const dayOf = (got: Extracted): string => (readDate(got.published ?? '') ?? '').slice(0, 10)
const fold = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()
const alike = (wanted: string, found: string): boolean => fold(wanted).toLowerCase() === fold(found).toLowerCase()
