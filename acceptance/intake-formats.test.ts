/** The reference article printed to PDF by a browser, and as Word file and mail; right-to-left pages in their order. */

import { inEnglish } from '@/lib/domain/refusals/english'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { type Browser, chromium } from '@playwright/test'
import { Document, HeadingLevel, Packer, Paragraph } from 'docx'
import { parse, type DefaultTreeAdapterMap } from 'parse5'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { normaliseText } from '@/lib/domain/anchoring/normalise'
import { composeText } from '@/lib/domain/intake/compose'
import type { IntakeDraft } from '@/lib/domain/intake/draft'
import { findCredit } from '@/lib/domain/intake/caption'
import { type IntakeInput, intake } from '@/lib/server/intake/intake'
import { testBrowser } from '@/scripts/test-browser.mjs'
import { savedPage } from './reference-page'

const shared = new URL('../../shared/', import.meta.url)
const clean = readFileSync(new URL('articles/tell-abyad/clean.txt', shared), 'utf8')
const [title = '', caption = '', ...paragraphs] = clean.split('\n\n')

const draftOf = async (input: IntakeInput): Promise<IntakeDraft> => {
  const result = await intake(input)
  if (result.kind !== 'draft') throw new Error(inEnglish(result.sentence))
  expect(result.receipt.sha256).toBe(createHash('sha256').update(result.receipt.bytes).digest('hex'))
  if (typeof input.content !== 'string') expect(Buffer.from(result.receipt.bytes).equals(input.content)).toBe(true)
  return result.draft
}
const textOf = (draft: IntakeDraft) => composeText(draft.pieces, new Set(), draft.metadata).text

function expectReference(draft: IntakeDraft): void {
  expect(textOf(draft)).toBe(clean)
  expect(draft.metadata).toMatchObject({
    title: { value: title },
    outlet: { value: 'Asharq Al-Awsat' },
    dateline: { value: 'Washington and Beirut, Asharq Al-Awsat' },
    direction: { value: 'ltr' },
  })
  expect(draft.metadata.language.value.slice(0, 2)).toBe('en')
  const captions = draft.pieces.filter(({ kind, kept }) => kind === 'caption' && kept)
  expect(captions.map(({ text }) => findCredit(text)?.text)).toEqual(['Reuters/Yaser Al-Khodor'])
}

describe('the reference article printed by a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: testBrowser(), args: ['--no-sandbox'] })
  })
  afterAll(() => browser.close())

  const head = { displayHeaderFooter: true, margin: { top: '2cm', bottom: '2cm', left: '1.5cm', right: '1.5cm' } }
  it.each<[string, string, Parameters<Awaited<ReturnType<Browser['newPage']>>['pdf']>[0]]>([
    ['on A4', '', { format: 'A4' }],
    ['with the browser’s head and foot on each page', '', { format: 'A4', ...head }],
    ['on Letter, tagged', '', { format: 'Letter', tagged: true }],
    ['on a small page', '', { format: 'A6' }],
    ['in large type', 'body { font-size: 26px }', { format: 'A5' }],
    ['justified and hyphenated', 'p { text-align: justify; hyphens: auto }', { format: 'A5', ...head }],
    ['with indented paragraphs', 'p { margin: 0; text-indent: 1.5em } h1 { text-align: center }', { format: 'A5' }],
  ])('%s gives the expected text to the byte', async (_, style, options) => {
    const page = await browser.newPage()
    await page.setContent(savedPage(clean, style))
    const content = new Uint8Array(await page.pdf(options))
    await page.close()
    expectReference(await draftOf({ content, fileName: 'article.pdf' }))
  })

  it('in two columns gives the expected text to the byte', async () => {
    const page = await browser.newPage()
    const blocks = [`<h1>${title}</h1><figure><figcaption>${caption}</figcaption></figure>`]
    await page.setContent(
      `<html lang="en"><title>${title}</title><body style="columns: 2; text-align: justify; hyphens: auto">${blocks.concat(paragraphs.map((text) => `<p>${text}</p>`)).join('')}`,
    )
    const content = new Uint8Array(await page.pdf({ format: 'A4' }))
    await page.close()
    expectReference(await draftOf({ content, fileName: 'article.pdf' }))
  })
})

describe('the reference article in other formats', () => {
  it('as a saved web page gives the expected text to the byte', async () => {
    const content = new TextEncoder().encode(savedPage(clean))
    expectReference(await draftOf({ content, fileName: 'saved.html' }))
  })

  it('as a Word file gives the expected text to the byte', async () => {
    const children = [
      new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }),
      ...[caption, ...paragraphs].map((text) => new Paragraph(text)),
    ]
    const content = new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })))
    expectReference(await draftOf({ content, fileName: 'article.docx' }))
  })

  it('as a mail gives the expected text to the byte', async () => {
    const head = `From: desk@paper.example\nSubject: ${title}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n`
    const lines = Buffer.from(clean).toString('base64').replace(/.{76}/g, '$&\n')
    const content = new TextEncoder().encode(`${head}\n${lines}\n`)
    expectReference(await draftOf({ content, fileName: 'article.eml' }))
  })
})

describe('right-to-left pages', () => {
  const folders = ['debian-handbook-ar-MA', 'debian-handbook-fa-IR']
  const pages = folders.flatMap((folder) =>
    readdirSync(new URL(`data/rtl-pages/${folder}/`, shared)).map((name) => `data/rtl-pages/${folder}/${name}`),
  )

  it.each(pages)('%s keeps the order of its mixed paragraphs', async (path) => {
    const bytes = readFileSync(new URL(path, shared))
    const text = textOf(await draftOf({ content: new Uint8Array(bytes), format: 'html' }))
    const words = folded(text)
    const mixed = paragraphsOf(bytes.toString('utf8')).filter(
      (paragraph) => paragraph.length > 80 && /\p{Script=Arabic}/u.test(paragraph) && /[A-Za-z]{3}/.test(paragraph),
    )
    const kept = mixed.filter((paragraph) => words.includes(folded(paragraph)))
    expect(kept.length).toBeGreaterThanOrEqual(Math.floor(mixed.length * 0.95))
  })
})

const folded = (text: string): string => normaliseText(text).replace(/\s+/g, '')

/** The text of each paragraph that holds no other block, as the document has it. */
function paragraphsOf(page: string): string[] {
  const found: string[] = []
  const stack: DefaultTreeAdapterMap['node'][] = [parse(page)]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('tagName' in node && node.tagName === 'p') found.push(textBelow(node))
    else if ('childNodes' in node) stack.push(...node.childNodes)
  }
  return found
}

const textBelow = (node: DefaultTreeAdapterMap['node']): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textBelow).join('') : ''
