/** The reference article through intake: as pasted text, as a file, as a saved web page. */

import { inEnglish } from '@/lib/domain/refusals/english'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { composeText, removedPieces } from '@/lib/domain/intake/compose'
import type { IntakeDraft } from '@/lib/domain/intake/draft'
import { type Intake, type IntakeInput, intake } from '@/lib/server/intake/intake'
import { savedPage } from './reference-page'

const folder = new URL('../../shared/articles/tell-abyad/', import.meta.url)
const bytes = readFileSync(new URL('article.txt', folder))
const received = bytes.toString('utf8')
const clean = readFileSync(new URL('clean.txt', folder), 'utf8')

const asDraft = (result: Intake): IntakeDraft => {
  if (result.kind !== 'draft') throw new Error(inEnglish(result.sentence))
  return result.draft
}
const composed = (draft: IntakeDraft, restored: ReadonlySet<string> = new Set()) =>
  composeText(draft.pieces, restored, draft.metadata)

describe('the reference article', () => {
  it.each<[string, IntakeInput]>([
    ['pasted', { content: received }],
    ['as a file', { content: new Uint8Array(bytes), fileName: 'article.txt' }],
  ])('%s gives the expected text to the byte', async (_, input) => {
    const result = await intake(input)
    const draft = asDraft(result)
    const { text } = composed(draft)
    expect(text).toBe(clean)
    expect([...text]).toHaveLength(3660)
    expect(composed(draft, removedPieces(draft.pieces)).text).toBe(received)
    if (result.kind !== 'draft') return
    expect(result.receipt.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(result.receipt.byteLength).toBe(bytes.byteLength)
  })

  it('has its chrome struck out with reasons, and nothing else', async () => {
    const draft = asDraft(await intake({ content: received }))
    expect(draft.pieces.filter((piece) => !piece.kept).map(({ text, reason }) => [reason, text.slice(0, 47)])).toEqual([
      ['chrome', 'Middle-east Arab News Opinion | Asharq Al-awsat'],
      ['site-suffix', ' | ASHARQ AL-AWSAT English Archive 2005 -2017'],
      ['navigation', 'Select Page'],
      ['media-id', 'Media ID: 55327349'],
      ['repeated-caption', 'Islamic State of Iraq and Syria fighters march '],
      ['repeated-caption', 'Islamic State of Iraq and Syria fighters march '],
    ])
  })

  it('tells title, outlet, dateline, language and direction', async () => {
    const { metadata } = asDraft(await intake({ content: received }))
    expect(metadata).toMatchObject({
      title: { value: 'US State Department says Assad not partner in war on terror', origin: 'text' },
      outlet: { value: 'Asharq Al-Awsat', origin: 'dateline' },
      dateline: { value: 'Washington and Beirut, Asharq Al-Awsat' },
      language: { value: 'en' },
      direction: { value: 'ltr' },
      byline: null,
      publishedAt: null,
    })
  })

  it('comes out the same from a saved web page around it', async () => {
    const result = await intake({
      content: new TextEncoder().encode(savedPage(clean)),
      fileName: 'saved.html',
      url: 'https://example.org/2014/01/article55327349',
    })
    const draft = asDraft(result)
    expect(composed(draft).text).toBe(clean)
    expect(draft.metadata).toMatchObject({
      title: { value: 'US State Department says Assad not partner in war on terror' },
      outlet: { value: 'Asharq Al-Awsat' },
      dateline: { value: 'Washington and Beirut, Asharq Al-Awsat' },
      publishedAt: { value: '2014-01-16', origin: 'html' },
      language: { value: 'en-US', origin: 'html' },
      direction: { value: 'ltr' },
    })
    expect(draft.pieces.filter(({ reason }) => reason === 'repeated-caption')).toHaveLength(2)
  })
})
