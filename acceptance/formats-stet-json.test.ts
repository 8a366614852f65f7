import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { codePointIndex } from '@/lib/domain/anchoring/text'
import { codePoints } from '@/lib/domain/anchoring/units'
import { unnamedAtRoot } from '@/lib/domain/chain'
import { conflictPairs, supportsOf } from '@/lib/domain/relations'
import { readStetJson } from '@/lib/schemas/annotation-file'

const folder = new URL('../../shared/articles/tell-abyad/', import.meta.url)
const file: unknown = JSON.parse(readFileSync(new URL('claims.json', folder), 'utf8'))
const text = codePointIndex(readFileSync(new URL('clean.txt', folder), 'utf8'))

const reading = readStetJson(file)
const input = reading.input
if (!input) throw new Error(JSON.stringify(reading.faults))

describe('the reference annotations', () => {
  it('are read as they are', () => {
    expect(reading.faults).toEqual([])
    expect(input.claims).toHaveLength(32)
    expect(input.agents).toHaveLength(15)
    expect(input.relations).toHaveLength(31)
  })

  it('tell what is not part of the format', () => {
    const names = new Set(reading.ignored.map(({ pointer }) => pointer.replace(/^\/claims\/\d+/, '')))
    expect([...names].sort()).toEqual([
      '/article/cleanBodyStart',
      '/article/cleanCodePoints',
      '/article/cleanFile',
      '/article/file',
      '/article/rawBodyStart',
      '/averitec',
      '/furniture',
      '/rawEnd',
      '/rawStart',
      '/zone',
    ])
  })

  it('have their words where they say', () => {
    for (const { selector } of input.claims) {
      const { start = codePoints(0), end = codePoints(0), exact } = selector ?? {}
      expect(text.slice(start, end)).toBe(exact)
    }
  })

  it('are unnamed at the root where the article hides who says it', () => {
    const keys = input.claims.filter(({ chain }) => unnamedAtRoot(chain)).map(({ key }) => key)
    expect(keys).toEqual(['C16', 'C17', 'C18', 'C19', 'C20', 'C26', 'C27'])
  })

  it('hold their conflicts, and a support from a rumour that counts for nothing', () => {
    expect(conflictPairs(input.relations).map(({ from, to }) => `${from} ${to}`)).toEqual(
      input.relations.filter(({ type }) => type === 'contradicts').map(({ from, to }) => `${from} ${to}`),
    )
    const chains = new Map(input.claims.map(({ key, chain }) => [key, chain]))
    const supports = supportsOf('C11', input.relations, (key) => chains.get(key) ?? [])
    expect(supports.map(({ from, standing }) => `${from} ${standing}`)).toEqual([
      'C16 corroboration',
      'C19 corroboration',
      'C26 rumour',
    ])
  })
})
