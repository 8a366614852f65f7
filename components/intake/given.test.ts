import { describe, expect, it } from 'vitest'
import { faultOf, LARGEST_FILE, pastedAs } from './given'

const text = (words: string) => faultOf({ kind: 'text', text: words })
const file = (name: string, bytes: string | Uint8Array<ArrayBuffer> = 'words', type = '') =>
  faultOf({ kind: 'file', file: new File([bytes], name, { type }) })

describe('what a person brings', () => {
  it.each([
    ['nothing', '', { key: 'empty' }],
    ['spaces only', ' \n\t', { key: 'empty' }],
    ['an address', 'https://example.org/story', { key: 'urlNotYet' }],
    ['an address without its scheme', 'www.example.org/story', { key: 'urlNotYet' }],
    ['a sentence with an address in it', 'See https://example.org for more.', null],
    ['a text', 'Rent rose by 3 %.', null],
  ])('as text, %s', (_, words, fault) => {
    expect(text(words)).toEqual(fault)
  })

  it.each([
    ['story.txt', null],
    ['story.HTML', null],
    ['notes.md', null],
    ['report.pdf', { key: 'fileNotYet', format: 'PDF' }],
    ['report.docx', { key: 'fileNotYet', format: 'Word (DOCX)' }],
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
