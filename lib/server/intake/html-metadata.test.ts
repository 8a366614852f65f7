import { describe, expect, it } from 'vitest'
import { draftHtml } from './html-draft'
import { HEADLINE, page, story } from './test-pages'

describe('the headline', () => {
  const titled = async (heading: string, head: string) => {
    const source = `<!DOCTYPE html><html lang="en"><head>${head}</head><body><article>${heading}${story(1, 5)}</article></body></html>`
    const { metadata, pieces } = await draftHtml(source, { url: 'https://news.example/marrow' })
    return [metadata.title?.value, pieces.find(({ role }) => role === 'title')?.text]
  }
  const twice = (headline: string) => [headline, headline]

  it.each([
    ['a shortened title', '<title>Marrow closes | The Marrow Post</title>'],
    ['a title for search engines', '<title>Ferry: winter, prices, what we know | The Marrow Post</title>'],
    ['a title for social networks', '<meta property="og:title" content="You won’t believe what they closed">'],
    ['a title that is the site’s name', '<title>The Marrow Post</title>'],
    ['a title with forgotten markup', `<title>Marrow closes&lt;meta name="x"&gt;</title>`],
    ['no title', ''],
  ])('on the page wins over %s', async (_, head) => {
    expect(await titled(`<h1>${HEADLINE}</h1>`, head)).toEqual(twice(HEADLINE))
  })

  it('is the second heading where the first is the logo', async () => {
    const head = `<meta property="og:site_name" content="The Marrow Post"><title>${HEADLINE} - The Marrow Post</title>`
    expect(await titled(`<h1>The Marrow Post</h1><h2>${HEADLINE}</h2>`, head)).toEqual(twice(HEADLINE))
  })

  it('is what the page’s data say, where the heading names the section only', async () => {
    const data = JSON.stringify({ '@type': 'NewsArticle', headline: HEADLINE })
    const [title] = await titled('<h1>Regional news</h1>', `<script type="application/ld+json">${data}</script>`)
    expect(title).toBe(HEADLINE)
  })
})

describe('the address', () => {
  const canonicalOf = async (head: string) =>
    (await draftHtml(page(`<article><h1>${HEADLINE}</h1>${story(1, 3)}</article>`, head), { url: undefined })).metadata
      .canonicalUrl?.value ?? null
  const home = '<link rel="canonical" href="https://news.example/">'

  it('is no home page, whatever the page says', async () => {
    expect(await canonicalOf(home)).toBeNull()
    expect(await canonicalOf('<link rel="canonical" href="https://news.example/en/index.html">')).toBeNull()
    expect(await canonicalOf(`${home}<meta property="og:url" content="https://news.example/marrow">`)).toBe(
      'https://news.example/marrow',
    )
  })

  it('may be a page of a home address that asks for an article', async () => {
    const asked = 'https://news.example/?id=77'
    expect(await canonicalOf(`<link rel="canonical" href="${asked}">`)).toBe(asked)
  })
})

describe('references within the page’s data', () => {
  it('are followed, wherever what they stand for is described', async () => {
    const data = JSON.stringify({
      '@graph': [
        { '@type': 'Person', '@id': '#ana', name: 'Ana Lind' },
        { '@type': 'NewsArticle', headline: HEADLINE, author: { '@id': '#ana' }, publisher: { '@id': '#post' } },
        { '@type': 'Organization', '@id': '#post', name: 'The Marrow Post' },
      ],
    })
    const source = page(
      `<article><h1>${HEADLINE}</h1>${story(1, 3)}</article><aside><a rel="author" href="/x">Tom Quay</a></aside>`,
      `<script type="application/ld+json">${data}</script>`,
    )
    const { metadata } = await draftHtml(source, { url: 'https://news.example/marrow' })
    expect([metadata.byline?.value, metadata.outlet?.value]).toEqual(['Ana Lind', 'The Marrow Post'])
  })
})

describe('a page that is no whole article', () => {
  const notesOf = async (body: string, head = '') =>
    (await draftHtml(page(body, head), { url: 'https://news.example/marrow' })).notes.map(({ kind }) => kind)

  it('says that it is a list of articles', async () => {
    const teasers = ['A bridge', 'A tunnel', 'A ferry', 'A pier', 'A road'].map(
      (title) =>
        `<h2>${title} is planned</h2><p>${title} is planned for the spring, the council says, and asks for patience.</p>`,
    )
    expect(await notesOf(`<main><h1>Traffic</h1>${teasers.join('')}</main>`)).toEqual(['list-of-articles'])
    expect(await notesOf(`<article><h1>${HEADLINE}</h1>${teasers.join('')}${story(1, 6)}</article>`)).toEqual([])
  })

  it('says that it is for subscribers', async () => {
    const head = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>'
    expect(await notesOf(`<article><h1>${HEADLINE}</h1>${story(1, 3)}</article>`, head)).toEqual(['for-subscribers'])
  })
})

describe('who wrote it, where the data of a page name nobody for sure', () => {
  const person = (name: string, path: string) => `<a href="/authors/${path}">${name}</a>`
  it.each<[string, string, string, string | null]>([
    ['a link to the page about them', person('Ana Lind', 'ana-lind'), '', 'Ana Lind'],
    [
      'nobody from a menu of columnists',
      ['Ana Lind', 'Bo Ekman', 'Mei Tan', 'Tom Roe']
        .map((name) => person(name, name.toLowerCase().replace(' ', '-')))
        .join(''),
      '',
      null,
    ],
    [
      'not who took the picture',
      '<span class="author-name"><a href="https://commons.wikimedia.org/wiki/File:A">Bo Ek</a></span><p class="author">Autor Ana Lind: EN</p>',
      '',
      'Ana Lind',
    ],
    [
      'not beside a picture',
      '<figure><img><span class="author">Bo Ek</span></figure><p class="author">Ana Lind</p>',
      '',
      'Ana Lind',
    ],
    ['a person rather than an account', '<p class="byline">By Ana Lind</p>', 'wordpressadmin', 'Ana Lind'],
    ['a person rather than a body', '<p>By Ana Lind</p>', 'Ferry Users Association', 'Ana Lind'],
    [
      'a person whom only an element names, rather than a body',
      '<span class="byline">Ana Lind</span>',
      'Ferry Users Association',
      'Ana Lind',
    ],
    [
      'not in what is said about a picture',
      '<div class="image-caption"><b class="author">Bo Ek</b></div><p class="author">Ana Lind</p>',
      '',
      'Ana Lind',
    ],
    [
      'not who wrote a comment or what is read most',
      '<section class="most-read"><b itemprop="author">Bo Ek</b></section><div id="comments"><a rel="author">Mei Tan</a></div><p class="byline">By Ana Lind</p>',
      '',
      'Ana Lind',
    ],
    [
      'not who wrote an article that the page lists',
      `<script type="application/ld+json">[{"@type":"WebPage"},{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","author":"Bo Ek"}]}]</script><p class="byline">By Ana Lind</p>`,
      '',
      'Ana Lind',
    ],
    ['nobody from what no name is as long as', '', 'a@'.repeat(20_000), null],
    ['a body where nobody else is named', '', 'Ferry Users Association', 'Ferry Users Association'],
  ])('is %s', async (_, printed, said, author) => {
    const source = page(
      `<h1>${HEADLINE}</h1>${printed}${story(1, 4)}`,
      said && `<meta name="author" content="${said}">`,
    )
    const { metadata } = await draftHtml(source, { url: 'https://news.example/marrow' })
    expect(metadata.byline?.value ?? null).toBe(author)
  })

  it.each<[string, string, string, string | null]>([
    ['whoever signs it, rather than a body', '<p>Mei Tan<br>Chair of the Ferry Union</p>', 'Ferry Union', 'Mei Tan'],
    ['not whoever is named below it, where a person is known', '<p>Mei Tan<br>Chair</p>', 'Ana Lind', 'Ana Lind'],
    ['the editor in charge of a Chinese report', '<footer><p>责任编辑： 王小明</p></footer>', '', '王小明'],
    ['nobody of the next articles', '<footer><p>By Bo Ek</p></footer>', '', null],
    ['not who checked or translated it', '<p class="author">Translated by Bo Ek</p>', '', null],
  ])('is, below the text, %s', async (_, below, said, author) => {
    const source = page(`<h1>${HEADLINE}</h1>${story(1, 12)}${below}`, said && `<meta name="author" content="${said}">`)
    const { metadata } = await draftHtml(source, { url: 'https://news.example/marrow' })
    expect(metadata.byline?.value ?? null).toBe(author)
  })

  it.each([
    ['Ana', 'Ana Lind’s notes', 'Ana Lind'],
    ['Ana', 'Ana Lind', 'Ana Lind'],
    ['Ana', 'Anatomy’s notes', 'Ana'],
    ['Ana', 'Ana Media', 'Ana'],
  ])('is, where %s writes on %s, %s', async (said, site, author) => {
    const head = `<meta name="author" content="${said}"><meta property="og:site_name" content="${site}">`
    const source = page(`<h1>${HEADLINE}</h1>${story(1, 4)}`, head)
    const { metadata } = await draftHtml(source, { url: 'https://news.example/marrow' })
    expect(metadata.byline?.value ?? null).toBe(author)
  })

  it('stands under its heading on a page that has no title of its own', async () => {
    const menu = Array.from({ length: 20 }, (_, at) => `<p>Part ${at}</p>`).join('')
    const source = `<html><head><meta name="author" content="Ferry Users Association"></head><body>${menu}<h5>By Ana Lind</h5>${story(1, 4)}</body></html>`
    const { metadata } = await draftHtml(source, {})
    expect(metadata.byline?.value).toBe('Ana Lind')
  })
})
