/** The public collections of pages with what must come out of them. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'

const shared = new URL('../../../shared/data/', import.meta.url)

/** Whether the collections are there: they stand beside the project, not in it. */
export const collectionsExist = (): boolean => existsSync(shared)

const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(path, shared)))
const jsonOf = (path: string): unknown => JSON.parse(readFileSync(new URL(path, shared), 'utf8'))
const isRecord = (json: unknown): json is Record<string, unknown> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
const stringOf = (json: unknown): string => (typeof json === 'string' ? json : '')
const stringsOf = (json: unknown): string[] =>
  Array.isArray(json) ? json.filter((item) => typeof item === 'string') : []

export interface BodyPage {
  readonly name: string
  readonly bytes: Uint8Array
  readonly url: string | undefined
  readonly body: string
}

/** article-extraction-benchmark: the article's body as a person marked it. */
export function benchmarkPages(): BodyPage[] {
  const truth = jsonOf('article-extraction-benchmark/ground-truth.json')
  if (!isRecord(truth)) return []
  return Object.entries(truth).map(([name, entry]) => ({
    name,
    bytes: bytesOf(`article-extraction-benchmark/html/${name}.html`),
    url: isRecord(entry) ? stringOf(entry['url']) || undefined : undefined,
    body: isRecord(entry) ? stringOf(entry['articleBody']) : '',
  }))
}

export interface ReadabilityPage extends BodyPage {
  readonly markup: string
  readonly title: string
  readonly byline: string
  readonly language: string
  readonly direction: string
  readonly published: string
}

/** readability-pages: what Readability's own authors want out of their pages. */
export function readabilityPages(): ReadabilityPage[] {
  return readdirSync(new URL('readability-pages/', shared), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const metadata = jsonOf(`readability-pages/${name}/expected-metadata.json`)
      const of = (key: string) => (isRecord(metadata) ? stringOf(metadata[key]) : '')
      return {
        name,
        bytes: bytesOf(`readability-pages/${name}/source.html`),
        url: 'http://fakehost/test/page.html',
        body: '',
        markup: readFileSync(new URL(`readability-pages/${name}/expected.html`, shared), 'utf8'),
        title: of('title'),
        byline: of('byline'),
        language: of('lang'),
        direction: of('dir'),
        published: of('publishedTime'),
      }
    })
}

export interface SegmentPage {
  readonly url: string
  readonly bytes: Uint8Array
  readonly wanted: readonly string[]
  readonly unwanted: readonly string[]
  readonly title: string
  readonly author: string
  readonly date: string
}

/** trafilatura-eval: segments that must and must not come out, titles, authors, dates. */
export function segmentPages(): SegmentPage[] {
  const pages = jsonOf('trafilatura-eval/evaldata.json')
  if (!isRecord(pages)) return []
  return Object.entries(pages).flatMap(([url, page]) =>
    isRecord(page)
      ? [
          {
            url,
            bytes: bytesOf(`trafilatura-eval/html/${stringOf(page['file'])}`),
            wanted: stringsOf(page['with']),
            unwanted: stringsOf(page['without']),
            title: stringOf(page['title']),
            author: stringOf(page['author']),
            date: stringOf(page['date']),
          },
        ]
      : [],
  )
}
