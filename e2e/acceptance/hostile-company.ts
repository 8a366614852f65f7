import type { IntakeDraft, Piece } from '@/lib/domain/intake/draft'
import { draftHtml } from '@/lib/server/intake/html-draft'

/** A payload with the number by which its place in a page is found. */
export interface Hostile {
  readonly n: number
  readonly payload: string
}

export const QUOTE = 'The council met behind closed doors on Tuesday evening'
const STORY =
  'It was the second such meeting this year, three people who were there said, and nobody took minutes of what was decided.'
const before = (n: number) => `Witness ${n} was asked about it.`
const after = (n: number) => `Here ends what witness ${n} was asked.`

const asText = (payload: string) => payload.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A page with payloads between true sentences, each as text, then as markup. */
export const pageWith = (
  given: readonly Hostile[],
) => `<!doctype html><html lang="en"><head><title>Council meets</title></head>
<body><main><article><h1>Council meets in secret</h1><p>${QUOTE}, three people said. ${STORY}</p>
${given.map(({ n, payload }) => `<p>${before(n)} ${STORY} ${asText(payload)}</p>\n<div>${payload}</div><p>${after(n)} ${STORY}</p>`).join('\n')}
</article></main></body></html>`

/** What intake says of a piece, but for where it stands among the others. */
const said = ({ id: _, range: __, before: ___, ...piece }: Piece) => JSON.stringify(piece)

/** The pieces of one payload, its two sentences included; null where they are not both there, each once. */
function sectionOf({ pieces }: IntakeDraft, { n }: Hostile): Piece[] | null {
  const places = (sentence: string) => pieces.flatMap(({ text }, at) => (text.startsWith(sentence) ? [at] : []))
  const [start, ...moreStarts] = places(before(n))
  const [end, ...moreEnds] = places(after(n))
  if (start === undefined || end === undefined || moreStarts.length + moreEnds.length > 0) return null
  return pieces.slice(start, end + 1)
}
const sayingOf = (draft: IntakeDraft, hostile: Hostile) => sectionOf(draft, hostile)?.map(said).join('\n') ?? null

const read = (given: readonly Hostile[]) => draftHtml(pageWith(given), {})

/** What stays of a page with payloads in the text of its article: the kept blocks of the page. */
export async function keptOf(given: readonly Hostile[]): Promise<readonly string[]> {
  const { pieces } = await read(given)
  return pieces.filter(({ kept, text }) => kept && text !== '').map(({ text }) => text)
}

const NEIGHBOURS: readonly [Hostile, Hostile] = [
  { n: 1_000_001, payload: '<b>Nothing</b> was <a href="https://council.example/minutes">said</a>.' },
  { n: 1_000_002, payload: 'Nothing was <i>written</i>.' },
]

/** What a page says without its payloads: of the two neighbours, and of itself. */
function surroundings(draft: IntakeDraft): string {
  const neighbours = NEIGHBOURS.map((neighbour) => sayingOf(draft, neighbour))
  return JSON.stringify([draft.pieces.slice(0, 2).map(said), neighbours, draft.metadata, draft.notes])
}

interface Sociable {
  readonly hostile: Hostile
  /** What intake says of it between two harmless neighbours. */
  readonly saying: string
}

/** Whether intake says of each of them what it says of it by itself. */
async function agree(group: readonly Sociable[]): Promise<boolean> {
  const draft = await read(group.map(({ hostile }) => hostile))
  return group.every(({ hostile, saying }) => sayingOf(draft, hostile) === saying)
}

/** As many of those who wait as agree with the group and with each other: all at once, else half of them and half. */
async function joining(group: readonly Sociable[], waiting: readonly Sociable[]): Promise<readonly Sociable[]> {
  if (waiting.length === 0 || (await agree([...group, ...waiting]))) return waiting
  if (waiting.length === 1) return []
  const half = waiting.length / 2
  const first = await joining(group, waiting.slice(0, half))
  return [...first, ...(await joining([...group, ...first], waiting.slice(half)))]
}

/**
 * Payloads that can share an article, at most `size` in each, and those that can't (`alone`).
 *
 * What comes after intake sees its draft only. So a payload proves as much in company as alone when intake says the same of it
 * in both (kinds, text, links, what is struck out), and the same of everything round it. Whoever breaks the parse of what follows,
 * moves out of its place or changes what is known of the page, stands alone.
 */
export async function companies(all: readonly Hostile[], size: number) {
  const [first, last] = NEIGHBOURS
  const plain = surroundings(await read(NEIGHBOURS))
  const alone: Hostile[] = []
  let waiting: readonly Sociable[] = []
  for (const hostile of all) {
    const draft = await read([first, hostile, last])
    const saying = sayingOf(draft, hostile)
    if (saying === null || surroundings(draft) !== plain) alone.push(hostile)
    else waiting = [...waiting, { hostile, saying }]
  }
  const together: (readonly Hostile[])[] = []
  while (waiting.length > 0) {
    const joined = await joining([], waiting.slice(0, size))
    // Whom nobody can join, and who doesn't even agree with itself, would wait for ever.
    const group = joined.length > 0 ? joined : waiting.slice(0, 1)
    if (group.length > 1) together.push(group.map(({ hostile }) => hostile))
    else alone.push(...group.map(({ hostile }) => hostile))
    waiting = waiting.filter((each) => !group.includes(each))
  }
  return { together, alone }
}
