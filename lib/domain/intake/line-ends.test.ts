import { describe, expect, it } from 'vitest'
import { joinLines } from './line-ends'

const wording = (words: string[] = [], hyphenates = false) => ({ words: new Set(words), hyphenates })

describe('the lines of a printed paragraph become one', () => {
  it.each([
    ['with a space', ['closed the', 'ferry'], wording(), 'closed the ferry'],
    ['without one behind a dash', ['Marrow Post—', 'the ferry'], wording(), 'Marrow Post—the ferry'],
    ['without one behind a slash', ['(Reuters/', 'Ana Lind)'], wording(), '(Reuters/Ana Lind)'],
    ['with one behind a dash that stands apart', ['the ferry –', 'closed'], wording(), 'the ferry – closed'],
    ['without one between Chinese characters', ['渡轮关', '闭了'], wording(), '渡轮关闭了'],
    ['a word as the document writes it elsewhere', ['all win-', 'ter'], wording(['winter']), 'all winter'],
    ['a compound as the document writes it elsewhere', ['the re-', 'entry'], wording(['re-entry']), 'the re-entry'],
    ['a compound by its first part', ['anti-', 'terrorism'], wording([], true), 'anti-terrorism'],
    ['a name', ['Al-', 'Awsat'], wording([], true), 'Al-Awsat'],
    ['a parted word of a document that hyphenates', ['unani-', 'mous'], wording([], true), 'unanimous'],
    ['an unknown one of a document that does not', ['unani-', 'mous'], wording(), 'unani-mous'],
    ['a soft hyphen', ['unani\u00ad', 'mous'], wording(), 'unanimous'],
    ['numbers with their hyphen', ['2005-', '2017'], wording(), '2005-2017'],
  ])('%s', (_, lines, known, text) => {
    expect(joinLines(lines, known)).toBe(text)
  })
})
