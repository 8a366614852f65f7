import { describe, expect, it } from 'vitest'
import { addressKey } from './address-key'

describe('addressKey', () => {
  it.each([
    ['https://www.news.example/a/b/', 'news.example/a/b'],
    ['http://news.example/a/b?utm_source=x&id=7#comments', 'news.example/a/b?id=7'],
    ['https://m.news.example/a?b=2&a=1', 'news.example/a?a=1&b=2'],
    ['https://news.example/', 'news.example'],
    ['https://news.example:8443/a/index.html', 'news.example:8443/a'],
  ])('%s is known by %s', (address, key) => {
    expect(addressKey(address)).toBe(key)
  })
  it.each(['mailto:a@b.example', 'not an address', '', null, undefined])('%s has none', (address) => {
    expect(addressKey(address)).toBeNull()
  })
})
