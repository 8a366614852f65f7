import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { justificationHtml } from './html-text'
import { readJustification } from './justification'
import { justificationMarkdown } from './markdown-text'

const html = (markdown: string, known: readonly number[] = [1, 2]) =>
  justificationHtml(readJustification(markdown), (number) =>
    known.includes(number) ? `#e${number}` : null,
  ).replaceAll(' dir="auto"', '')

describe('a justification', () => {
  it.each<[string, string, string]>([
    [
      'paragraphs and emphasis',
      'It is *so*.\n\n**Really.**',
      '<p>It is <em>so</em>.</p>\n<p><strong>Really.</strong></p>',
    ],
    ['lists', '- a\n- b', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
    ['numbered lists from their number', '3. a', '<ol start="3"><li><p>a</p></li></ol>'],
    [
      'links to the web',
      '[x](https://a.example/?b&c)',
      '<p><a href="https://a.example/?b&amp;c" rel="noopener noreferrer">x</a></p>',
    ],
    ['the words of other links', '[x](javascript:alert(1)) [y](data:text/html,z)', '<p>x y</p>'],
    ['HTML as it was typed', '<b>x</b>', '<p>&lt;b&gt;x&lt;/b&gt;</p>'],
    ['the description of an image', '![chart](https://a.example/c.png)', '<p>chart</p>'],
    ['a heading as strong words', '# Why', '<p><strong>Why</strong></p>'],
    ['citations as links', 'See [1] and [2, 9].', '<p>See [<a href="#e1">1</a>] and [<a href="#e2">2</a>, 9].</p>'],
    ['citations of nothing as typed', 'See [7].', '<p>See [7].</p>'],
    ['escaped brackets as brackets', 'See \\[1\\].', '<p>See [1].</p>'],
    ['code', 'a `<x>`', '<p>a <code>&lt;x&gt;</code></p>'],
    ['a quote', '> so', '<blockquote><p>so</p></blockquote>'],
  ])('shows %s', (_, markdown, expected) => {
    expect(html(markdown)).toBe(expected)
  })

  it.each<[string, string]>([
    ['a thousand quotes in each other', '>'.repeat(5_000)],
    ['a thousand lists in each other', '- '.repeat(5_000)],
    ['emphasis without end', '_*'.repeat(10_000)],
  ])('with %s is shown as typed', (_, markdown) => {
    expect(html(markdown)).toBe(`<p>${markdown.replaceAll('>', '&gt;')}</p>`)
  })

  it('never opens an element of its own, whatever is typed', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '`',
      '[',
      ']',
      '(',
      ')',
      '*',
      '_',
      '\n',
      '> ',
      '- ',
      '1. ',
      'script',
      'on',
      '=',
      ' ',
      'x',
      'https://a.b',
      '!',
      '\\',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const tags = html(pieces.join('')).match(/<[^>]*>/g) ?? []
        for (const tag of tags) {
          expect(tag).toMatch(
            /^<(\/?(p|ul|li|em|strong|code|pre|blockquote|br|a|ol)|ol start="\d+"|a href="(#e\d|https:[^"<>]*)"( rel="noopener noreferrer")?)>$/,
          )
        }
      }),
    )
  })

  it('written as Markdown again reads the same', () => {
    const piece = fc.constantFrom(
      'word ',
      '*em* ',
      '**strong** ',
      '[1] ',
      '`code` ',
      '[x](https://a.example/) ',
      '\n\n',
      '<b> ',
      '& ',
      '~ ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const markdown = `A ${pieces.join('')}`
        // A space that ends a line says nothing.
        const meaning = (text: string) => html(text).replace(/\s+(?=<\/p>)/g, '')
        expect(meaning(justificationMarkdown(readJustification(markdown)))).toBe(meaning(markdown))
      }),
    )
  })
})
