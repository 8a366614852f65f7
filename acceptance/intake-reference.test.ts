/** The reference article through intake: as pasted text, as a file, as a saved web page. */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { composeText, removedPieces } from '@/lib/domain/intake/compose'
import type { IntakeDraft } from '@/lib/domain/intake/draft'
import { type Intake, type IntakeInput, intake } from '@/lib/server/intake/intake'

const folder = new URL('../../shared/articles/tell-abyad/', import.meta.url)
const bytes = readFileSync(new URL('article.txt', folder))
const received = bytes.toString('utf8')
const clean = readFileSync(new URL('clean.txt', folder), 'utf8')

const asDraft = (result: Intake): IntakeDraft => {
  if (result.kind !== 'draft') throw new Error(result.message)
  return result.draft
}
const composed = (draft: IntakeDraft, restored: ReadonlySet<string> = new Set()) =>
  composeText(draft.pieces, restored, draft.metadata)

describe('the reference article', () => {
  it.each<[string, IntakeInput]>([
    ['pasted', { content: received }],
    ['as a file', { content: new Uint8Array(bytes), fileName: 'article.txt' }],
  ])('%s gives the expected text to the byte', async (_, input) => {
    const result = await intake(input)
    const draft = asDraft(result)
    const { text } = composed(draft)
    expect(text).toBe(clean)
    expect([...text]).toHaveLength(3660)
    expect(composed(draft, removedPieces(draft.pieces)).text).toBe(received)
    if (result.kind !== 'draft') return
    expect(result.receipt.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(result.receipt.byteLength).toBe(bytes.byteLength)
  })

  it('has its chrome struck out with reasons, and nothing else', async () => {
    const draft = asDraft(await intake({ content: received }))
    expect(draft.pieces.filter((piece) => !piece.kept).map(({ text, reason }) => [reason, text.slice(0, 47)])).toEqual([
      ['chrome', 'Middle-east Arab News Opinion | Asharq Al-awsat'],
      ['site-suffix', ' | ASHARQ AL-AWSAT English Archive 2005 -2017'],
      ['navigation', 'Select Page'],
      ['media-id', 'Media ID: 55327349'],
      ['repeated-caption', 'Islamic State of Iraq and Syria fighters march '],
      ['repeated-caption', 'Islamic State of Iraq and Syria fighters march '],
    ])
  })

  it('tells title, outlet, dateline, language and direction', async () => {
    const { metadata } = asDraft(await intake({ content: received }))
    expect(metadata).toMatchObject({
      title: { value: 'US State Department says Assad not partner in war on terror', origin: 'text' },
      outlet: { value: 'Asharq Al-Awsat', origin: 'dateline' },
      dateline: { value: 'Washington and Beirut, Asharq Al-Awsat' },
      language: { value: 'en' },
      direction: { value: 'ltr' },
      byline: null,
      publishedAt: null,
    })
  })

  it('comes out the same from a saved web page around it', async () => {
    const result = await intake({
      content: new TextEncoder().encode(savedPage()),
      fileName: 'saved.html',
      url: 'https://example.org/2014/01/article55327349',
    })
    const draft = asDraft(result)
    expect(composed(draft).text).toBe(clean)
    expect(draft.metadata).toMatchObject({
      title: { value: 'US State Department says Assad not partner in war on terror' },
      outlet: { value: 'Asharq Al-Awsat' },
      dateline: { value: 'Washington and Beirut, Asharq Al-Awsat' },
      publishedAt: { value: '2014-01-16', origin: 'html' },
      language: { value: 'en-US', origin: 'html' },
      direction: { value: 'ltr' },
    })
    expect(draft.pieces.filter(({ reason }) => reason === 'repeated-caption')).toHaveLength(2)
  })
})

/** A page as a blog system would have printed the article, with menus, a gallery that repeats itself, and a sidebar. */
function savedPage(): string {
  const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  const [title = '', caption = '', ...paragraphs] = clean.split('\n\n').map(escape)
  const figure = `<figure><img src="photo.jpg" alt=""><figcaption>${caption}</figcaption></figure>`
  return `<!DOCTYPE html>
<html lang="en-US"><head><meta charset="utf-8"><title>${title} | ASHARQ AL-AWSAT English Archive 2005 -2017</title></head>
<body class="single">
<div id="top-menu"><p>Middle-east Arab News Opinion | Asharq Al-awsat</p><ul class="nav"><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></div>
<div class="mobile-nav"><span>Select Page</span></div>
<div id="main-content"><div id="left-area"><article class="post">
<h1 class="entry-title">${title}</h1>
<p class="post-meta">by <span class="author">editor</span> | <span class="published">January 16, 2014</span></p>
<p class="media-id">Media ID: 55327349</p>
${figure}${figure}${figure}
<div class="entry-content">${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</div>
</article>
<section id="comment-wrap"><h3>Leave a Reply</h3><form><p>Your email address will not be published.</p></form></section></div>
<div id="sidebar"><h4>Recent Posts</h4><ul><li><a href="/1">Another article about something else</a></li><li><a href="/2">One more that nobody asked for</a></li></ul></div></div>
<footer id="main-footer"><p>Designed by a theme | Powered by a system</p></footer></body></html>`
}
