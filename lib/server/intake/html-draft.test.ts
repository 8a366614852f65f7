import { describe, expect, it } from 'vitest'
import type { Piece, RemovalReason } from '@/lib/domain/intake/draft'
import { draftHtml } from './html-draft'

const HEADLINE = 'Marrow closes its ferry for the winter'
const story = (from: number, to: number): string =>
  Array.from(
    { length: to - from + 1 },
    (_, at) =>
      `<p>The council of Marrow voted on Tuesday to close the ferry for the winter, the harbour master said in a written statement. Paragraph ${from + at} tells more, with a comma, and ends.</p>`,
  ).join('')
const page = (body: string, head = ''): string =>
  `<!DOCTYPE html><html lang="en"><head><title>${HEADLINE}</title><meta property="og:title" content="${HEADLINE}">${head}</head><body>${body}</body></html>`
const piecesOf = async (source: string): Promise<readonly Piece[]> =>
  (await draftHtml(source, { url: 'https://news.example/marrow' })).pieces

/** What a page's parts become: `null` is kept. */
async function fate(source: string, parts: readonly string[]): Promise<[string, RemovalReason | null | 'absent'][]> {
  const pieces = await piecesOf(source)
  return parts.map((part) => {
    const piece = pieces.find(({ text }) => text.includes(part))
    return [part, piece ? (piece.reason ?? null) : 'absent']
  })
}

describe('other articles on the page', () => {
  const teaser = (words: string) =>
    `<article><h2>${words}</h2><p>${words} is what this other story is about, at some length, so that it looks like one: with commas, and a full stop. It goes on for a while, as such boxes do, and it says no word about the ferry.</p></article>`

  it('stand in an article element of their own, beside the one with the headline', async () => {
    const source = page(
      `<div><article><h1>${HEADLINE}</h1>${story(1, 6)}</article><article>${teaser('A bridge')}${teaser('A tunnel')}</article></div>`,
    )
    expect(await fate(source, ['Paragraph 6', 'A bridge is', 'A tunnel is'])).toEqual([
      ['Paragraph 6', null],
      ['A bridge is', 'related'],
      ['A tunnel is', 'related'],
    ])
  })

  it('are not what the article itself nests, nor what is longer than it', async () => {
    const live = `<article><h1>${HEADLINE}</h1>${story(1, 3)}<article>${story(4, 5)}</article></article>`
    expect(await fate(page(live), ['Paragraph 3', 'Paragraph 5'])).toEqual([
      ['Paragraph 3', null],
      ['Paragraph 5', null],
    ])
    const halves = `<div><article><h1>${HEADLINE}</h1>${story(1, 2)}</article><article>${story(3, 9)}</article></div>`
    expect(await fate(page(halves), ['Paragraph 2', 'Paragraph 9'])).toEqual([
      ['Paragraph 2', null],
      ['Paragraph 9', null],
    ])
  })
})

describe('what is inside a sentence but not of it', () => {
  const sentence = (inside: string) =>
    page(
      `<article><h1>${HEADLINE}</h1>${story(1, 3)}<p>The mayor, ${inside}, told the council that nothing was decided before the vote of last week.</p>${story(4, 6)}</article>`,
    )
  const links =
    '<a href="/1">An earlier story about the mayor of Marrow</a> <a href="/2">Another one about her younger brother</a>'

  it.each([
    ['a card of links over a name', `<span><a href="/p">Jane Roe</a><span>${links}</span></span>`, 'Another one'],
    ['what is set not to be shown', 'Jane Roe<span style="display:none"> (profile of her)</span>', 'profile of her'],
    ['words for screen readers', 'Jane Roe<span class="sr-only"> opens in a new tab</span>', 'new tab'],
  ])('%s is a piece of its own, out of sight', async (_, inside, part) => {
    const pieces = await piecesOf(sentence(inside))
    expect(pieces.find(({ text }) => text.startsWith('The mayor'))?.text).toMatch(/^The mayor, Jane Roe ?, told/)
    expect(pieces.find(({ text }) => text.includes(part))).toMatchObject({ kept: false, reason: 'hidden' })
  })

  it('two links that words join stay in it', async () => {
    const pieces = await piecesOf(
      sentence(
        '<span><a href="/1">Jane Roe who was elected in March</a> and <a href="/2">her brother John Roe of Marrow</a></span>',
      ),
    )
    expect(pieces.find(({ text }) => text.startsWith('The mayor'))?.text).toContain('in March and her brother')
  })
})
