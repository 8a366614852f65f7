import { describe, expect, it } from 'vitest'
import { draftHtml } from './html-draft'
import { HEADLINE, page, piecesOf, story } from './test-pages'

describe('what a reader sees as more or less than its letters', () => {
  /** The kept text of a paragraph, and what was struck out of it. */
  const read = async (inside: string, language = 'en') => {
    const source = `<!DOCTYPE html><html lang="${language}"><head><title>${HEADLINE}</title></head><body><article><h1>${HEADLINE}</h1>${story(1, 3)}<p>Mark: ${inside}</p>${story(4, 6)}</article></body></html>`
    const pieces = await piecesOf(source)
    const kept = pieces.find(({ text }) => text.startsWith('Mark:'))?.text.slice('Mark: '.length)
    return [kept, ...pieces.flatMap(({ kept: stays, reason, text }) => (stays ? [] : [`${reason}: ${text}`]))]
  }

  it.each([
    ['The fine is <del>nine</del> <ins>eighteen</ins> million.', 'The fine is eighteen million.', 'struck-out: nine'],
    ['He signed with <s>both hands</s> one hand.', 'He signed with one hand.', 'struck-out: both hands'],
    ['It was less.<sup><a href="#fn1">1</a></sup> So it was.', 'It was less. So it was.', 'note-mark: 1'],
    ['In 2019<sup>2</sup> it was less.', 'In 2019 it was less.', 'note-mark: 2'],
    ['He knew<sup>*</sup> it.', 'He knew it.', 'note-mark: *'],
  ])('%s', async (inside, kept, struck) => {
    expect(await read(inside)).toEqual([kept, struck])
  })

  it.each([
    ['400 m<sup>2</sup> of CO<sub>2</sub> store', '400 m² of CO₂ store'],
    ['some 10<sup>-6</sup> of it', 'some 10⁻⁶ of it'],
    ['on the 12<sup>th</sup> of May', 'on the 12th of May'],
    ['He said: <q>I knew nothing</q>, and left.', 'He said: “I knew nothing”, and left.'],
    ['<ruby>東京<rt>とうきょう</rt></ruby> it is', '東京(とうきょう) it is'],
    ['<ruby>東京<rp>（</rp><rt>とうきょう</rt><rp>）</rp></ruby> it is', '東京（とうきょう） it is'],
    ['Agreed <img class="emoji" alt="👍🏽" src="e.png"> and signed', 'Agreed 👍🏽 and signed'],
    [
      '<math><msup><mi>E</mi><mn>2</mn></msup><mo>=</mo><mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mi>b</mi></mfrac></math> holds',
      'E² = (a + 1)/b holds',
    ],
    [
      '<span class="k"><span class="m"><math><semantics><mi>x</mi><annotation>x</annotation></semantics></math></span><span aria-hidden="true">x</span></span> holds',
      'x holds',
    ],
    ['A <img alt="a pier at dusk" src="p.jpg">picture', 'A picture'],
  ])('%s', async (inside, kept) => {
    expect(await read(inside)).toEqual([kept])
  })

  it.each([
    ['de', '„gewusst“'],
    ['fr', '« gewusst »'],
    ['sv-FI', '”gewusst”'],
  ])('quotation marks are those of the language: %s', async (language, kept) => {
    expect(await read('<q>gewusst</q>', language)).toEqual([kept])
  })
})

describe('what a reader sees in a headline and in a table', () => {
  it('is what a reader sees in a sentence', async () => {
    const headline = '<ruby>東京<rt>とうきょう</rt></ruby> to close its <s>only</s> ferry<sup><a href="#n1">1</a></sup>'
    const row = '<tr><td>400 m<sup>2</sup></td><td><q>much</q>, <del>nine</del> ten</td></tr>'
    const source = `<!DOCTYPE html><html lang="en"><head><title>Ferry</title></head><body><article><h1>${headline}</h1>${story(1, 3)}<table>${row}${row}</table>${story(4, 6)}</article></body></html>`
    const { pieces, metadata } = await draftHtml(source, {})
    expect(metadata.title?.value).toBe('東京(とうきょう) to close its ferry')
    expect(pieces.find(({ role }) => role === 'title')?.text).toBe('東京(とうきょう) to close its ferry')
    expect(pieces.find(({ kind }) => kind === 'table')?.text).toBe('400 m²\t“much”, ten\n400 m²\t“much”, ten')
  })

  it('numbers of list items are data beside the words, as they are drawn', async () => {
    const list =
      '<ol start="3" type="a"><li>First thing</li><li value="7">Second thing</li></ol><ol reversed><li>Last</li><li>But one</li></ol><ul><li>None</li></ul>'
    const pieces = await piecesOf(page(`<article><h1>${HEADLINE}</h1>${story(1, 3)}${list}${story(4, 6)}</article>`))
    expect(pieces.flatMap(({ kind, number, text }) => (kind === 'list' ? [[number ?? null, text]] : []))).toEqual([
      ['c.', 'First thing'],
      ['g.', 'Second thing'],
      ['2.', 'Last'],
      ['1.', 'But one'],
      [null, 'None'],
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
