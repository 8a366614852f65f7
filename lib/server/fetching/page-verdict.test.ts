import { describe, expect, it } from 'vitest'
import type { FetchedPage } from './fetch-outcome'
import { judgePage } from './page-verdict'

const STORY = 'The harbour opened again on Monday after repairs that took a year. '.repeat(80)

const page = (markup: string, given: Partial<FetchedPage> = {}): FetchedPage => ({
  kind: 'page',
  bytes: new TextEncoder().encode(markup),
  contentType: 'text/html; charset=utf-8',
  url: 'https://press.example/story',
  finalUrl: 'https://press.example/story',
  fetchedAt: '2026-11-23T10:00:00.000Z',
  robots: '',
  ...given,
})
const kinds = (markup: string, given: Partial<FetchedPage> = {}) => {
  const { refusal, notes } = judgePage(page(markup, given))
  return refusal ? [refusal.reason] : notes.map(({ kind }) => kind)
}
const withHead = (head: string) => `<!doctype html><head><title>Harbour opens</title>${head}</head><p>${STORY}</p>`

describe('a request not to be archived', () => {
  it.each([
    ['noarchive', true],
    ['noindex, NoArchive', true],
    ['unavailable_after: 25 Jun 2027, noarchive', true],
    ['googlebot: noarchive', false],
    ['googlebot: noindex, noarchive', false],
    ['noarchive, googlebot: noindex', true],
    ['stet: noarchive', true],
    ['noindex', false],
    ['', false],
  ])('in the answer’s head %j: %s', (robots, requested) => {
    expect(kinds(withHead(''), { robots })).toEqual(requested ? ['no-archive'] : [])
  })

  it.each([
    ['<meta name="robots" content="noarchive">', true],
    ['<META CONTENT=noarchive NAME=Robots>', true],
    ['<meta name="googlebot" content="noarchive">', false],
    ['<meta name="description" content="noarchive">', false],
  ])('in the page’s head %s: %s', (tag, requested) => {
    expect(kinds(withHead(tag))).toEqual(requested ? ['no-archive'] : [])
  })
})

describe('a page of consent', () => {
  it.each([
    ['https://consent.press.example/?next=story', 'Press'],
    ['https://press.example/cookie-consent/', 'Press'],
    ['https://portal.example/collectConsent?session=1', 'Portal'],
  ])('is known by where it was led to: %s', (finalUrl, title) => {
    expect(kinds(`<title>${title}</title><p>We use cookies.</p>`, { finalUrl })).toEqual(['consent-page'])
  })

  it.each([
    'Before you continue to Press',
    'Cookie settings | Press',
    'We value your privacy – Press',
    'قبل المتابعة إلى الصحيفة',
  ])('is known by its title, where it says little else: %s', (title) => {
    expect(kinds(`<title>${title}</title><p>We use cookies.</p>`)).toEqual(['consent-page'])
  })

  it('is not an article about consent', () => {
    expect(kinds(`<title>Cookie settings | Press</title><p>${STORY}</p>`)).toEqual([])
    expect(kinds(`<title>Your privacy at risk, says court</title><p>Short.</p>`)).toEqual([])
    expect(
      kinds('<p>Short.</p>', { url: 'https://press.example/consent', finalUrl: 'https://press.example/consent' }),
    ).toEqual([])
  })
})

describe('another place than asked for', () => {
  it('is said when it is another site, not for www or another path', () => {
    expect(kinds(withHead(''), { finalUrl: 'https://other.example/story' })).toEqual(['redirected'])
    expect(kinds(withHead(''), { finalUrl: 'https://www.press.example/story-2' })).toEqual([])
  })
})

describe('hostile markup', () => {
  it.each(['<meta ', '<title>', '<script', '<div class="', '<', "<meta name='"])(
    'is gone over once: a megabyte of %s',
    (piece) => {
      expect(kinds(piece.repeat(Math.ceil(1_048_576 / piece.length)))).toEqual([])
    },
  )

  it.each(['<', '< ', '</', '<script', '<!-- '])(
    'is gone over once where its words are counted: a megabyte of %s',
    (piece) => {
      const page = `<title>Cookie settings</title>${piece.repeat(Math.ceil(1_048_576 / piece.length))}`
      expect(kinds(page)).toEqual(['consent-page'])
    },
  )
})
