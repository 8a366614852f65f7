/** Files made to break what reads them: each costs one refusal, or is read, and nobody waits for it. */

import { inEnglish } from '@/lib/domain/refusals/english'
import { deflateRawSync, deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { intake, type IntakeInput } from './intake'
import { READER_LIMITS, Readers } from './reader-process'
import { pdfOf, streamOf, wordParagraph, wordParts, zipOf } from './test-files'

const MB = 1024 * 1024
const SECONDS = 8

beforeAll(() => {
  // As the real ones, with less patience.
  globalThis.stetReaders = new Readers({
    ...READER_LIMITS,
    processes: 1,
    milliseconds: SECONDS * 1000,
    bytes: 500 * MB,
  })
})
afterAll(() => {
  globalThis.stetReaders?.close()
  globalThis.stetReaders = undefined
})

const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R >>'
const pages = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>']
const zeros = (size: number) => Buffer.alloc(size)
const word = (parts: Parameters<typeof zipOf>[0]): IntakeInput => ({ content: zipOf(parts), fileName: 'a.docx' })
const pdf = (objects: readonly string[]): IntakeInput => ({ content: pdfOf(objects) })

const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('')
const billion = `<!DOCTYPE d [<!ENTITY e0 "ha">${entities}]>`
/** A stream that is one of 250 MB when it is unpacked twice. */
const bomb = deflateSync(deflateSync(zeros(250 * MB), { level: 9 }), { level: 9 }).toString('latin1')

const ATTACKS: [string, () => IntakeInput, RegExp][] = [
  [
    'a Word file of 120 MB of nothing',
    () => word({ ...wordParts(''), 'word/media/a.bin': { packed: deflateRawSync(zeros(120 * MB)) } }),
    /damaged/,
  ],
  [
    'a Word file whose text unpacks to 40 MB',
    () => word({ ...wordParts(''), 'word/document.xml': ' '.repeat(40 * MB) }),
    /damaged/,
  ],
  ['entities that multiply', () => word(wordParts(wordParagraph('&e9;'), billion)), /damaged/],
  [
    'a zip cut short',
    () => ({ content: zipOf(wordParts(wordParagraph('a'))).subarray(0, 300), fileName: 'a.docx' }),
    /damaged/,
  ],
  [
    '20,000 tables in each other',
    () => word(wordParts(`${'<w:tbl><w:tr><w:tc>'.repeat(20_000)}${'</w:tc></w:tr></w:tbl>'.repeat(20_000)}`)),
    /damaged|too-slow|empty/,
  ],
  [
    'a stream that unpacks twice',
    () => pdf([...pages, page, streamOf(bomb, '/Filter [/FlateDecode /FlateDecode]')]),
    /too-heavy|too-slow|no-text-layer/,
  ],
  [
    'pages that hold themselves',
    () => pdf([pages[0] ?? '', '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000000 >>']),
    /damaged|no-text-layer|too-large/,
  ],
  [
    'a stream as long as itself',
    () => pdf([...pages, page, '<< /Length 4 0 R >>\nstream\n(a) Tj\nendstream']),
    /no-text-layer|damaged/,
  ],
  [
    'an object stream inside itself',
    () => pdf([...pages, page, streamOf('4 0 << >>', '/Type /ObjStm /N 1 /First 4 /Extends 4 0 R')]),
    /no-text-layer|damaged/,
  ],
  [
    'lists in lists without end',
    () => ({ content: Buffer.from(`%PDF-1.7\n1 0 obj\n${'['.repeat(3_000_000)}`) }),
    /damaged|too-slow|too-heavy/,
  ],
  [
    '20,000 nested elements',
    () => ({ content: `${'<div>'.repeat(20_000)}${'word '.repeat(60)}`, format: 'html' }),
    /draft/,
  ],
  [
    'an attribute of 5 MB',
    () => ({ content: `<p title="${'a'.repeat(5 * MB)}">${'word '.repeat(60)}</p>`, format: 'html' }),
    /draft/,
  ],
  [
    'a table of 50,000 columns in Markdown',
    () => ({ content: `${'|a'.repeat(50_000)}\n${'|-'.repeat(50_000)}\n${'|a'.repeat(50_000)}`, format: 'markdown' }),
    /draft|too-slow|too-heavy/,
  ],
  ['a mail of 2,000 parts in each other', () => ({ content: nestedMail(2_000), fileName: 'a.eml' }), /damaged/],
]

function nestedMail(depth: number): string {
  const parts = Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`)
  return `From: a@b.example\nMIME-Version: 1.0\n${parts.join('')}\n\nhello`
}

describe('files made to break what reads them', () => {
  it.each(ATTACKS)('%s', async (_, input, kinds) => {
    const given = input()
    let ticks = 0
    const clock = setInterval(() => (ticks += 1), 20)
    const started = performance.now()
    const result = await intake(given)
    const expected = (performance.now() - started) / 20
    clearInterval(clock)
    expect(result.kind).toMatch(kinds)
    if (result.kind !== 'draft') expect(inEnglish(result.sentence)).toMatch(/^[A-Z].*Nothing was (?:saved|kept).*\.$/s)
    // While it was read, this process went on: a tenth of its ticks is what the slowest machine leaves.
    expect(ticks).toBeGreaterThanOrEqual(Math.floor(expected / 10))
  })

  it('and after all of them an article is read as ever', async () => {
    const result = await intake({
      content: 'Ferry to close\n\nThe council of Marrow voted on Tuesday to close the ferry.',
    })
    expect(result).toMatchObject({ kind: 'draft', draft: { metadata: { language: { value: 'en' } } } })
  })
})
