import { createElement as h, Fragment, type ReactElement } from 'react'
import { describe, expect, it } from 'vitest'
import { html, htmlDocument } from './html'

const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(1)>&amp;'`

describe('a page written without scripts', () => {
  it('holds text, numbers, lists and fragments, and leaves out what is nothing', () => {
    const list = [h('li', { key: 1 }, 'one'), h('li', { key: 2 }, 0)]
    expect(html(h(Fragment, null, h('ul', null, list), null, false, undefined, true, ''))).toBe(
      '<ul><li>one</li><li>0</li></ul>',
    )
  })

  it('writes what components draw', () => {
    const Word = ({ word }: { word: string }) => h('em', { className: 'a b' }, word)
    expect(html(h('p', null, h(Word, { word: 'so' }), '!'))).toBe('<p><em class="a b">so</em>!</p>')
  })

  it('begins as a document', () => {
    expect(htmlDocument(h('html', { lang: 'en' }, h('body')))).toBe(
      '<!doctype html><html lang="en"><body></body></html>',
    )
  })

  it('lets no text end its element', () => {
    const written = html(h('p', null, HOSTILE))
    expect(written).toBe(
      "<p>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&amp;amp;'</p>",
    )
  })

  it.each(['title', 'textarea'])('lets no text end a <%s>', (name) => {
    const props = name === 'textarea' ? { defaultValue: `</${name}>${HOSTILE}` } : null
    const written = html(h(name, props, name === 'textarea' ? undefined : `</${name}>${HOSTILE}`))
    expect(written.match(/<[a-z/]/g)).toEqual(['<' + name[0], '</'])
  })

  it.each(['href', 'title', 'lang', 'value', 'placeholder', 'content', 'aria-label', 'data-kind'])(
    'lets no text end the attribute %s',
    (name) => {
      const written = html(h('a', { [name]: `/x${HOSTILE}` }, 'words'))
      expect(written.slice(written.indexOf('"') + 1, written.lastIndexOf('"'))).not.toMatch(/["<>]/)
    },
  )

  it.each([
    'javascript:alert(1)',
    'JaVaScript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'blob:x',
  ])('leaves out the address %j', (href) => {
    expect(html(h('a', { href }, 'words'))).toBe('<a>words</a>')
  })

  it.each(['/checks/x', '#note-1', '?page=2', 'https://a.example/b?c=d:e', 'mailto:a@b.example', '/a:b', './a:b'])(
    'keeps the address %s',
    (href) => {
      expect(html(h('a', { href }))).toBe(`<a href="${href}"></a>`)
    },
  )

  it('writes data for machines that can’t end its block', () => {
    const written = html(
      h('script', { type: 'application/ld+json' }, JSON.stringify({ name: `</script>${HOSTILE}<!--` })),
    )
    expect(written.match(/<[^u]/g)).toEqual(['<s', '</'])
    const text = written.slice(written.indexOf('>') + 1, written.lastIndexOf('<'))
    expect(JSON.parse(text)).toEqual({ name: `</script>${HOSTILE}<!--` })
  })

  const refused: [string, ReactElement][] = [
    ['a script', h('script', null, 'alert(1)')],
    ['a script of another file', h('script', { src: '/x.js' })],
    ['a style sheet of its own', h('style', null, 'a{}')],
    ['a frame', h('iframe', { src: '/x' })],
    ['an element that nobody knows', h('blink')],
    ['an element with a made-up name', h('p onclick=alert(1)')],
    ['a handler', h('p', { onClick: () => undefined })],
    ['a handler as text', h('p', { onclick: 'alert(1)' })],
    ['ready-made HTML', h('p', { dangerouslySetInnerHTML: { __html: '<b>x</b>' } })],
    ['an attribute with a made-up name', h('p', { 'x onload=alert(1)': 'y' })],
    ['a style that reaches out', h('p', { style: { background: 'url(https://evil.example)' } })],
    ['a style that ends itself', h('p', { style: { '--x': 'a;color:red' } })],
  ]
  it.each(refused)('refuses %s', (_, element) => {
    expect(() => html(element)).toThrow(TypeError)
  })

  const attributes: [Readonly<Record<string, unknown>>, string][] = [
    [{ required: true, disabled: false, open: undefined }, '<p required></p>'],
    [
      { 'aria-hidden': true, 'aria-pressed': false, 'data-plain': true },
      '<p aria-hidden="true" aria-pressed="false" data-plain="true"></p>',
    ],
    [
      { tabIndex: -1, style: { flexGrow: 2, '--mark-line': 'var(--color-verdict-red)' } },
      '<p tabindex="-1" style="flex-grow:2;--mark-line:var(--color-verdict-red)"></p>',
    ],
  ]
  it.each(attributes)('writes %j as React would', (props, expected) => {
    expect(html(h('p', props))).toBe(expected)
  })

  it('closes no element that can hold nothing, and keeps the first line of a text area empty', () => {
    expect(html(h('p', null, h('br'), h('input', { defaultValue: 'a"b' })))).toBe('<p><br><input value="a&quot;b"></p>')
    expect(html(h('textarea', { defaultValue: '\na' }))).toBe('<textarea>\n\na</textarea>')
  })
})
