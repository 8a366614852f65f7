import { describe, expect, it } from 'vitest'
import { draftHtml } from './html-draft'
import { fate, HEADLINE, page, piecesOf, story } from './test-pages'

const notesOf = async (source: string) =>
  (await draftHtml(source, { url: 'https://news.example/marrow' })).notes.map(({ kind }) => kind)
const whole = [1, 2, 3, 4, 5, 6].map((at) => `Paragraph ${at} `)
const kept = (parts: readonly string[]) => parts.map((part) => [part, null])

describe('the name of a part (R6)', () => {
  it.each([
    'non-paywall',
    'no-ads',
    'comment-policy-free',
    'commentary',
    'has-sidebar with-comments',
    'without-newsletter',
    'category-advertising tag-newsletter',
    'ad-free-reading',
    'hide-related',
    'socialist-weekly',
  ])('says what it is only word by word: %s strikes nothing of the text', async (name) => {
    const bait = `<div class="teaser-text">${story(7, 9)}</div>`
    const source = page(`<h1>${HEADLINE}</h1><div class="${name}">${story(1, 6)}</div><footer>${bait}</footer>`)
    expect(await fate(source, whole)).toEqual(kept(whole))
    const nested = page(
      `<article><h1>${HEADLINE}</h1>${story(1, 5)}<div class="${name}">${story(6, 6)}</div></article>`,
    )
    expect(await fate(nested, whole)).toEqual(kept(whole))
  })

  it('never outweighs the text: what a rule would strike of each paragraph stays', async () => {
    const slots = [1, 2, 3, 4, 5, 6].map((at) => `<div class="ad-wrapper">${story(at, at)}</div>`).join('')
    expect(await fate(page(`<article><h1>${HEADLINE}</h1>${slots}</article>`), whole)).toEqual(kept(whole))
  })

  it('still strikes a box, and comments behind the text however many there are', async () => {
    const box = '<div class="newsletter-signup"><p>All the news of the harbour each morning, in one letter.</p></div>'
    const comments = `<div class="comments"><div class="comment">${story(7, 20)}</div></div>`
    const source = page(`<div class="story"><h1>${HEADLINE}</h1>${story(1, 3)}${box}${story(4, 6)}${comments}</div>`)
    expect(await fate(source, [...whole, 'All the news', 'Paragraph 12'])).toEqual([
      ...kept(whole),
      ['All the news', 'advert'],
      ['Paragraph 12', 'comments'],
    ])
  })

  it('a page that loses more than a third of its sentences says so', async () => {
    const article = `<article><h1>${HEADLINE}</h1>${story(1, 4)}</article>`
    expect(await notesOf(page(article))).toEqual([])
    expect(await notesOf(page(`${article}<div class="related-posts">${story(5, 8)}</div>`))).toEqual([
      'much-struck-out',
    ])
  })
})

describe('an embedded post of a social network', () => {
  const words = 'The ferry will sail in winter. Nobody asked us.'
  it.each([
    [
      'Twitter',
      `<blockquote class="twitter-tweet"><p lang="en">${words}</p>&mdash; Ana Lind (@analind) <a href="https://twitter.com/analind/status/1">May 2, 2025</a></blockquote>`,
      '— Ana Lind (@analind) May 2, 2025',
    ],
    [
      'X, by its address alone',
      `<blockquote><p>${words}</p>&mdash; Ana Lind <a href="https://x.com/analind/status/1">2 May 2025</a></blockquote>`,
      '— Ana Lind 2 May 2025',
    ],
    [
      'Bluesky',
      `<blockquote class="bluesky-embed"><p>${words}</p>&mdash; Ana Lind (<a href="https://bsky.app/profile/analind.example">@analind.example</a>) <a href="https://bsky.app/profile/analind.example/post/3k">2 May 2025 at 10:00</a></blockquote>`,
      '— Ana Lind (@analind.example) 2 May 2025 at 10:00',
    ],
    [
      'Facebook',
      `<div class="fb-post"><blockquote cite="https://www.facebook.com/ana/posts/1"><p>${words}</p>Posted by <a href="https://www.facebook.com/ana">Ana Lind</a> on <a href="https://www.facebook.com/ana/posts/1">Friday, 2 May 2025</a></blockquote></div>`,
      'Posted by Ana Lind on Friday, 2 May 2025',
    ],
    [
      'TikTok',
      `<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@analind/video/1"><section><a href="https://www.tiktok.com/@analind">@analind</a><p>${words}</p></section></blockquote>`,
      '@analind',
    ],
    [
      'Telegram',
      `<div class="tgme_widget_message"><div class="author"><a href="https://t.me/port">Port of Marrow</a></div><div class="text">${words}</div><a href="https://t.me/port/12"><time>2 May 2025</time></a></div>`,
      'Port of Marrow',
    ],
    [
      'Mastodon',
      `<blockquote class="mastodon-embed"><div>${words}</div><a href="https://marrow.example/@analind/114400000000000001">Ana Lind, 2 May 2025</a></blockquote>`,
      'Ana Lind, 2 May 2025',
    ],
  ])('of %s stays as a quotation, with who and when', async (_, post, said) => {
    const source = page(
      `<article><h1>${HEADLINE}</h1>${story(1, 3)}<div class="social-embed share">${post}</div>${story(4, 6)}</article>`,
    )
    const pieces = await piecesOf(source)
    for (const part of [words, said]) {
      expect(pieces.find(({ text }) => text.includes(part))).toMatchObject({ kept: true, kind: 'quote' })
    }
  })

  it('keeps its words, not those of the network', async () => {
    const post = `<blockquote class="instagram-media"><a href="https://www.instagram.com/p/a1/"><div>View this post on Instagram</div></a><p>A post shared by Ana Lind (@analind)</p></blockquote>`
    const source = page(`<article><h1>${HEADLINE}</h1>${story(1, 3)}${post}${story(4, 6)}</article>`)
    expect(await fate(source, ['View this post', 'A post shared by Ana Lind'])).toEqual([
      ['View this post', 'share-bar'],
      ['A post shared by Ana Lind', null],
    ])
  })

  it('is none where links to share on stand in a bar', async () => {
    const bar =
      '<div class="social"><a href="https://twitter.com/share">Tweet this story</a> <a href="https://facebook.com/s">Share it</a></div>'
    expect(await fate(page(`<article><h1>${HEADLINE}</h1>${story(1, 6)}${bar}</article>`), ['Tweet this'])).toEqual([
      ['Tweet this', 'share-bar'],
    ])
  })
})

describe('where the text stands', () => {
  it('twice, it is kept once', async () => {
    const again = `<div class="mobile-only">${story(2, 2)}</div>`
    const pieces = await piecesOf(page(`<article><h1>${HEADLINE}</h1>${story(1, 3)}${again}${story(4, 6)}</article>`))
    const twice = pieces.filter(({ text }) => text.includes('Paragraph 2 '))
    expect(twice.map(({ reason }) => reason ?? null)).toEqual([null, 'repeated'])
  })

  it.each([
    ['one cell', `<tr><td>menu</td><td>${story(1, 6)}</td></tr>`],
    [
      'cells of running text, broken by empty lines',
      `<tr><td>Harbours</td><td>12 March</td></tr><tr><td>menu</td><td>${story(1, 6).replaceAll('<p>', '').replaceAll('</p>', '<br><br>')}</td></tr>`,
    ],
  ])('in a table that lays out the page, it is paragraphs: %s', async (_, rows) => {
    const pieces = await piecesOf(page(`<h1>${HEADLINE}</h1><table>${rows}</table>`))
    for (const part of whole) {
      expect(pieces.find(({ text }) => text.includes(part))).toMatchObject({ kept: true, kind: 'paragraph' })
    }
  })

  const texts = story(1, 6).split(/(?<=<\/p>)/)
  const bare = (markup: string) => markup.replace(/<[^>]+>/g, '')
  it.each([
    [
      'Next’s data',
      `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { pageProps: { article: { title: HEADLINE, body: story(1, 6) } } } })}</script>`,
    ],
    [
      'a list of elements, as Fusion keeps it',
      `<script>window.Fusion=window.Fusion||{};Fusion.globalContent=${JSON.stringify({ content_elements: [...texts.map((content) => ({ type: 'text', content: bare(content) })), { type: 'interstitial_link', content: 'Read this other story, which has nothing at all to do with the ferry of Marrow or its council.' }] })};Fusion.x=1</script>`,
    ],
    [
      'Apollo’s state, with references',
      `<script>window.__APOLLO_STATE__ = ${JSON.stringify({ 'Article:1': { title: HEADLINE, body: texts.map((_, at) => ({ __ref: `Paragraph:${at}` })) }, ...Object.fromEntries(texts.map((text, at) => [`Paragraph:${at}`, { __typename: 'Paragraph', text: bare(text) }])) })};</script>`,
    ],
    [
      'schema.org’s articleBody',
      `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: HEADLINE, articleBody: texts.map(bare).join('\n\n') })}</script>`,
    ],
  ])('in a script only, it is read from %s, and said to be', async (_, script) => {
    const source = page(`<div id="root"><h1>${HEADLINE}</h1><p>Loading …</p></div>${script}`)
    const { pieces, notes, metadata } = await draftHtml(source, { url: 'https://news.example/marrow' })
    const said = pieces.flatMap(({ kept: isKept, text }) => (isKept ? [text] : []))
    expect(said).toEqual([HEADLINE, ...texts.map((text) => bare(text))])
    expect(notes.map(({ kind }) => kind)).toEqual(['body-from-script'])
    expect(metadata.title?.value).toBe(HEADLINE)
  })

  it('on the page, its data are left alone', async () => {
    const script = `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ body: story(20, 60) })}</script>`
    const source = page(`<article><h1>${HEADLINE}</h1>${story(1, 8)}</article>${script}`)
    expect(await fate(source, ['Paragraph 8', 'Paragraph 30'])).toEqual([
      ['Paragraph 8', null],
      ['Paragraph 30', 'absent'],
    ])
  })
})
