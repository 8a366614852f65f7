import { describe, expect, it } from 'vitest'
import { faultOf, LARGEST_FILE, pastedAs, typedAs } from './given'

const text = (words: string) => faultOf(typedAs(words))
const file = (name: string, bytes: string | Uint8Array<ArrayBuffer> = 'words', type = '') =>
  faultOf({ kind: 'file', file: new File([bytes], name, { type }) })

describe('what a person brings', () => {
  it.each([
    ['nothing', '', { key: 'empty' }],
    ['spaces only', ' \n\t', { key: 'empty' }],
    ['an address', 'https://example.org/story', null],
    ['an address without its scheme', 'www.example.org/story', null],
    ['a sentence with an address in it', 'See https://example.org for more.', null],
    ['a text', 'Rent rose by 3 %.', null],
  ])('as text, %s', (_, words, fault) => {
    expect(text(words)).toEqual(fault)
  })

  it.each([
    ['story.txt', null],
    ['story.HTML', null],
    ['notes.md', null],
    ['report.pdf', null],
    ['report.docx', null],
    ['wire.eml', null],
    ['report.odt', { key: 'fileUnread', format: 'OpenDocument' }],
    ['photo.jpg', { key: 'fileUnknown' }],
    ['noending', { key: 'fileUnknown' }],
  ])('as the file %s', (name, fault) => {
    expect(file(name)).toEqual(fault)
  })

  it('a file without an ending is read when its type says text', () => {
    expect(file('noending', 'words', 'text/plain')).toBeNull()
  })

  it('an empty file is no article, and one over the limit is too large', () => {
    expect(file('story.txt', '')).toEqual({ key: 'empty' })
    expect(file('story.txt', new Uint8Array(LARGEST_FILE + 1))).toEqual({ key: 'tooLarge' })
    expect(file('story.txt', new Uint8Array(LARGEST_FILE))).toBeNull()
  })
})

describe('what is typed', () => {
  it.each([
    ['https://example.org/story', 'https://example.org/story'],
    [' http://example.org/قصة\n', 'http://example.org/قصة'],
    ['www.example.org/story', 'https://www.example.org/story'],
  ])('%j is the address %s', (typed, url) => {
    expect(typedAs(typed)).toEqual({ kind: 'url', url })
  })

  it.each(['See https://example.org for more.', 'www', 'ftp://example.org/', 'https://a.example https://b.example'])(
    '%j is a text, kept as it stands',
    (typed) => {
      expect(typedAs(typed)).toEqual({ kind: 'text', text: typed })
    },
  )
})

describe('what is pasted', () => {
  it.each([
    ['<!DOCTYPE html><title>A</title>', 'html'],
    ['\n  <html lang="en">', 'html'],
    ['<b>bold</b> words in a sentence', 'text'],
    ['Plain words.', 'text'],
  ])('%s is read as %s', (pasted, format) => {
    expect(pastedAs(pasted)).toBe(format)
  })
})
