import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { anchorAll } from '@/lib/domain/anchoring/anchor-all'
import { describe as describeRange } from '@/lib/domain/anchoring/describe'
import { readShared } from './reference-report'

const FOLDER = 'articles/tell-abyad'
const Claims = z.object({
  claims: z.array(
    z.object({
      key: z.string(),
      target: z.object({ exact: z.string(), prefix: z.string().optional(), suffix: z.string().optional() }),
    }),
  ),
})
const text = readShared(`${FOLDER}/clean.txt`).replace(/\n$/, '')
const { claims } = Claims.parse(JSON.parse(readShared(`${FOLDER}/claims.json`)))
const places = anchorAll(
  text,
  claims.map(({ target }) => target),
)
const selectors = places.flatMap(({ start, end }) => (start === null ? [] : [describeRange(text, start, end)]))
const paragraphs = text.split('\n\n')

/** The claims that didn't stay exact in a new version, with what became of them. */
const touched = (now: string, previousText?: string) =>
  anchorAll(now, selectors, { previousText }).flatMap(({ outcome }, i) =>
    outcome === 'exact' ? [] : [`${claims[i]?.key} ${outcome}`],
  )

const swapped = (a: number, b: number) =>
  paragraphs.map((paragraph, i) => paragraphs[i === a ? b : i === b ? a : i] ?? paragraph).join('\n\n')

describe('the reference article', () => {
  it('gives every claim its place by quote and context alone', () => {
    expect(places.map(({ outcome }) => outcome)).toEqual(claims.map(() => 'exact'))
  })

  it.each([undefined, text])('edited, changes just the claims that were edited', (previousText) => {
    const c16 = selectors[claims.findIndex(({ key }) => key === 'C16')]?.exact ?? ''
    const shorter = c16.replace(/ \S+$/, '')
    expect(touched(text.replace(c16, c16.replace(/^(\S+ \S+) \S+/, '$1')), previousText)).toEqual(['C16 changed'])
    expect(touched(text.replace(c16, shorter), previousText)).toEqual(['C16 changed'])
    expect(touched(paragraphs.slice(0, -1).join('\n\n'), previousText)).toEqual(['C29 lost', 'C30 lost', 'C31 lost'])
  })

  it('with two paragraphs swapped, moves the claims of both', () => {
    expect(touched(swapped(5, 6), text)).toEqual(['C10', 'C11', 'C12', 'C13', 'C14'].map((key) => `${key} moved`))
    expect(touched(swapped(4, 8), text)).toEqual(
      ['C06', 'C07', 'C08', 'C09', 'C19', 'C20', 'C21'].map((key) => `${key} moved`),
    )
  })
})
