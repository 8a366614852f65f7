import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { callApi } from '@/lib/browser/api'
import type { QueryOf } from '@/lib/contract/call'
import { fold } from '@/lib/domain/folding'
import type { AgentView } from '@/lib/schemas/agent'
import type { SourceView } from '@/lib/schemas/source'
import { useView } from './workspace-context'

/** Rest after a key before the server is asked, in milliseconds. */
const RESTING = 120
/** So long an answer is taken for what the desk has, in milliseconds. */
const FRESH = 30_000
/** Characters that a search takes (lib/schemas/listing). */
const LONGEST = 200

/** The desk's agents whose name or alias holds the words: those of the article first, then what the server finds. */
export function useAgents(words: string, most: number): AgentView[] {
  const { agents } = useView()
  const found = useFound('agents', words, most, (query) => callApi('GET /agents', {}, { query }))
  const wanted = fold(words)
  const fits = ({ name, aliases }: AgentView) => [name, ...aliases].some((each) => fold(each).includes(wanted))
  return merged(agents, found, fits, most)
}

/** The desk's sources whose title, publisher or address holds the words, in the same order. */
export function useSources(words: string, most: number): SourceView[] {
  const { sources } = useView()
  const found = useFound('sources', words, most, (query) => callApi('GET /sources', {}, { query }))
  const wanted = fold(words)
  const fits = ({ title, publisher, url }: SourceView) =>
    [title, publisher ?? '', url ?? ''].some((each) => fold(each).includes(wanted))
  return merged(sources, found, fits, most)
}

function merged<Row extends { readonly id: string }>(
  here: readonly Row[],
  found: readonly Row[],
  fits: (row: Row) => boolean,
  most: number,
): Row[] {
  const rows = new Map([...here, ...found].filter(fits).map((row) => [row.id, row]))
  return [...rows.values()].slice(0, most)
}

/** What the server finds on the article's desk; while it looks, what it found before. */
function useFound<Row>(
  noun: 'agents' | 'sources',
  words: string,
  most: number,
  search: (query: QueryOf<'GET /agents' | 'GET /sources'>) => Promise<{ readonly items: readonly Row[] }>,
): readonly Row[] {
  const { deskId } = useView().article
  const asked = words.trim().slice(0, LONGEST)
  const { data } = useQuery({
    queryKey: ['library', noun, deskId, asked, most],
    queryFn: async ({ signal }) => {
      if (asked !== '') await rest(signal)
      const { items } = await search({ deskId, limit: String(most), ...(asked === '' ? {} : { words: asked }) })
      return items
    },
    placeholderData: keepPreviousData,
    staleTime: FRESH,
    gcTime: FRESH,
  })
  return data ?? []
}

/** Waits for the next key; who goes on typing takes the question back. */
const rest = (signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, RESTING)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
