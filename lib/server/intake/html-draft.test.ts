import { describe, expect, it } from 'vitest'
import type { RemovalReason } from '@/lib/domain/intake/draft'
import { fate, HEADLINE, page, piecesOf, story } from './test-pages'

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

describe('links to other articles between the paragraphs', () => {
  const around = (inside: string) =>
    page(`<article><h1>${HEADLINE}</h1>${story(1, 4)}${inside}${story(5, 8)}</article>`)
  it.each<[string, string, string, RemovalReason | null]>([
    [
      'a linked headline in a list',
      '<ul><li><h4><a href="/x">The bridge is to be rebuilt</a></h4></li></ul>',
      'bridge is',
      'related',
    ],
    ['a heading that is its own anchor', '<h2><a href="#why">Why the ferry was not wanted</a></h2>', 'Why the', null],
    ['a paragraph that is one link', '<p><a href="/x">The bridge is to be rebuilt</a></p>', 'bridge is', 'related'],
    [
      'an address printed as such',
      '<p><a href="https://a.example/minutes">https://a.example/minutes</a></p>',
      'minutes',
      null,
    ],
    [
      'a heading and links in one paragraph',
      '<p>Read more<br><a href="/x">A bridge</a><br><a href="/y">A tunnel</a></p>',
      'A tunnel',
      'advert',
    ],
    ['lines that are all about the article', '<p>By<br>Today 12:01 AM</p>', 'Today', 'byline'],
  ])('%s', async (_, inside, part, reason) => {
    expect(await fate(around(inside), [part])).toEqual([[part, reason]])
  })

  it('are a list of headlines where linked headings follow one another, however many there are', async () => {
    const list = ['The bridge is to be rebuilt', 'A tunnel was dug for nothing', 'The harbour is to be dredged']
      .map((words, at) => `<h4><a href="/${at}">${words}</a></h4>`)
      .join('')
    expect(await fate(around(list), ['harbour is to'])).toEqual([['harbour is to', 'related']])
  })

  it('are the article where most headings are links', async () => {
    const item = (words: string, at: number) => `<h2><a href="/${at}">${words} of this year</a></h2>${story(at, at)}`
    const source = page(
      `<article><h1>${HEADLINE}</h1>${['The best ferry', 'The best bridge', 'The best tunnel'].map(item).join('')}</article>`,
    )
    expect(await fate(source, ['The best bridge'])).toEqual([['The best bridge', null]])
  })
})

describe('the ends of the text', () => {
  const from = (before: string, after: string) =>
    page(
      `<article><h1>${HEADLINE}</h1>${before}${story(1, 6)}${after}</article>`,
      '<meta name="author" content="Ana Lind">',
    )
  it.each<[string, string, string, string, RemovalReason | null]>([
    ['a date with a name', '<p>11.12.2019 - A. Lind, Marrow</p>', '', '11.12.2019', 'publication-date'],
    [
      'a share bar',
      '<p><a href="#">Facebook</a> <a href="#">Twitter</a> <a href="#">Save</a></p>',
      '',
      'Twitter',
      'share-bar',
    ],
    [
      'a line that opens links',
      '',
      '<p>More on the ferry:</p><ul><li><a href="/t">Harbours</a></li></ul>',
      'More on the',
      'related',
    ],
    ['a heading over nothing', '', '<h3>More about ferries and harbours:</h3>', 'More about', 'related'],
    ['a line before a post that is not taken in', '', '<p>The mayor answered them at once:</p>', 'The mayor', null],
    ['a line of the last paragraph', '', '<p>The vote was on 16 January 2014.</p>', 'The vote', null],
    ['what is told about the author', '', '<p>Ana Lind covers harbours for The Post.</p>', 'Ana Lind', 'chrome'],
    [
      'what is told about an author with an address',
      '',
      '<p>Tom Quay (tom@post.example) is the editor of The Post.</p>',
      'Tom Quay',
      'chrome',
    ],
    [
      'a part that is named for what it tells',
      '<div class="entry-meta">Harbours, 12 March</div>',
      '',
      'Harbours',
      'byline',
    ],
    [
      'what is named a copyright',
      '',
      '<div class="region-copyright">The Post, 1 Harbour Street</div>',
      'The Post',
      'chrome',
    ],
    ['what the author says', '', '<p>Ana Lind, the mayor, voted no.</p>', 'the mayor, voted', null],
  ])('%s', async (_, before, after, part, reason) => {
    expect(await fate(from(before, after), [part])).toEqual([[part, reason]])
  })
})

describe('what is no furniture though it stands among it', () => {
  it('a standfirst in the part that is named for the byline', async () => {
    const standfirst =
      'Nobody in Marrow was asked before the council decided, and nobody was told for days, says the harbour master.'
    const source = page(
      `<article><h1>${HEADLINE}</h1><div class="entry-meta"><p>${standfirst}</p></div>${story(1, 6)}</article>`,
    )
    expect(await fate(source, ['Nobody in Marrow'])).toEqual([['Nobody in Marrow', null]])
  })

  it('a caption that only its class tells', async () => {
    const source = page(
      `<article><h1>${HEADLINE}</h1>${story(1, 3)}<div class="InlineImage-imageEmbedCaption">The ferry in Marrow</div>${story(4, 6)}</article>`,
    )
    const piece = (await piecesOf(source)).find(({ text }) => text === 'The ferry in Marrow')
    expect(piece).toMatchObject({ kept: true, kind: 'caption' })
  })
})

describe('what Readability leaves out', () => {
  it('all paragraphs stay of what the page names the body, when it took one row of it', async () => {
    const row = (inner: string) =>
      `<div class="row"><div class="column"><div class="wrapper">${inner}</div></div></div>`
    const source = page(
      `<div class="sidebar-wrapper"><h1>${HEADLINE}</h1><div class="entry-content">${row(story(1, 1))}${row(`<div>${story(2, 5)}</div>`)}${row(story(6, 8))}${row(story(9, 10))}<div class="related-posts">${story(11, 11)}</div></div></div>`,
    )
    expect(await fate(source, ['Paragraph 1 ', 'Paragraph 5', 'Paragraph 8', 'Paragraph 10', 'Paragraph 11'])).toEqual([
      ['Paragraph 1 ', null],
      ['Paragraph 5', null],
      ['Paragraph 8', null],
      ['Paragraph 10', null],
      ['Paragraph 11', 'related'],
    ])
  })

  const readers = `<div class="content">${Array.from({ length: 12 }, (_, at) => `<p>Reader ${at} says that, all things considered, the ferry was late, dirty and slow, and that nobody, least of all the council, ever did anything about it, whatever was promised, year after year, in so many words.</p>`).join('')}</div>`

  it.each([
    ['in microdata', `<div class="promo-box" itemprop="articleBody">${story(1, 5)}</div>`, ''],
    [
      'in JSON-LD',
      `<div class="promo-box">${story(1, 5)}</div>`,
      `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: HEADLINE, articleBody: story(1, 5).replace(/<[^>]+>/g, ' ') })}</script>`,
    ],
  ])('the text that the page declares %s is the article, not what Readability took for it', async (_, body, head) => {
    const source = page(`<div><h1>${HEADLINE}</h1>${body}</div>${readers}`, head)
    expect(await fate(source, ['Paragraph 1 ', 'Paragraph 5', 'Reader 3'])).toEqual([
      ['Paragraph 1 ', null],
      ['Paragraph 5', null],
      ['Reader 3', 'outside-article'],
    ])
  })

  it('a sentence stays that stands in a row of paragraphs each in wrappers of its own', async () => {
    const wrapped = (words: string) => `<div class="card"><div class="text"><p>${words}</p></div></div>`
    const long = (at: number) =>
      wrapped(
        `The council of Marrow voted on Tuesday to close the ferry for the winter, and the harbour master said so. Paragraph ${at}.`,
      )
    const short = wrapped(
      'It was announced on Monday in <a href="https://a.example/">a letter to us</a> all on Monday.',
    )
    const source = page(
      `<div><h1>${HEADLINE}</h1>${[1, 2, 3, 4].map(long).join('')}${short}${[5, 6, 7].map(long).join('')}</div>`,
    )
    expect(await fate(source, ['Paragraph 4', 'It was announced', 'Paragraph 5'])).toEqual([
      ['Paragraph 4', null],
      ['It was announced', null],
      ['Paragraph 5', null],
    ])
  })
})
