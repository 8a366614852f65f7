import { describe, expect, it } from 'vitest'
import { ownPath } from './text'

describe('a redirect leads only to a path of this site', () => {
  it.each([
    ['/desk/articles?desk=1#top', '/desk/articles?desk=1#top'],
    ['/checks/سعر', '/checks/%D8%B3%D8%B9%D8%B1'],
    ['/a/../b', '/b'],
    ['/desk?next=//evil.example', '/desk?next=//evil.example'],
  ])('%s is one', (path, encoded) => expect(ownPath(path)).toBe(encoded))

  it.each([
    ...[
      '/\t/evil.example',
      '\t//evil.example',
      '/\n/evil.example',
      '/\r/evil.example',
      '//evil.example',
      '///evil.example',
    ],
    ...['/\\evil.example', '\\\\evil.example', '/.//evil.example', '/a/..//evil.example', '/%2e//evil.example'],
    ...['https://evil.example/', 'javascript:alert(1)', 'evil.example', '', '/desk\r\nSet-Cookie: a=b', '/\u0000'],
  ])('%j is none', (path) => expect(ownPath(path)).toBeNull())

  it('and no browser reads what is left as another site', () => {
    for (const path of ['/desk', '/a/../b', '/%09/evil.example', '/..//', '/@evil.example', '/:80']) {
      const encoded = ownPath(path)
      if (encoded !== null) expect(new URL(encoded, 'https://checks.example').origin).toBe('https://checks.example')
    }
  })
})
