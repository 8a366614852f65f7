import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InvalidInput } from '@/lib/domain/errors'
import { makeTeam, type Team } from '@/prisma/factories'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { importArticle } from './import'
import { receivedPlace } from './received-place'
import { articleText } from './show'

const PAGE = `<!doctype html><html lang="en"><head><title>Ferry stops | The Pier</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Ferry stops in winter</h1>
<p>The ferry at Kolm 🚢 will not run from December to March, the harbour office said on Monday.</p>
<aside>Subscribe to our newsletter</aside>
<p>Two hundred people take it on a working day, and most of them have no car.</p></article></body></html>`

let database: TestDatabase
let team: Team
let id: string
let text: string

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
  id = (await importArticle(team.editor, { deskId: team.deskId, html: PAGE })).id
  text = (await articleText(team.editor, { id })).text
})
afterAll(() => database.close())

const place = (given: { start: number; end: number; in?: 'text' | 'received' }) =>
  receivedPlace(team.editor, { id, number: 1, ...given })
const codePointAt = (words: string) => [...text.slice(0, text.indexOf(words))].length

describe('a place of an article in what was received (R6)', () => {
  it('is shown with what stood round it, and leads back', async () => {
    const start = codePointAt('🚢 will not run')
    const there = await place({ start, end: start + 14 })
    expect(there).toMatchObject({ format: 'html', articleVersion: 1, text: { exact: '🚢 will not run' } })
    expect(there.received).toMatchObject({ exact: '🚢 will not run', before: 'The ferry at Kolm ' })
    const { start: from = 0, end: to = 0 } = there.received ?? {}
    expect(await place({ start: from, end: to, in: 'received' })).toEqual(there)
  })

  it('holds what was struck out between two paragraphs', async () => {
    const start = codePointAt('on Monday.')
    const end = codePointAt('Two hundred') + 11
    const { received, parts } = await place({ start, end })
    expect(parts).toHaveLength(2)
    expect(received?.exact).toMatch(/^on Monday\.\s+(Subscribe to our newsletter\s+)?Two hundred$/)
  })

  it('is none in the text for what was struck out, and none in what was received for a headline that a person gave', async () => {
    expect(await place({ start: 0, end: 4, in: 'received' })).toMatchObject({ text: null, parts: [] })
    const given = await importArticle(team.editor, {
      deskId: team.deskId,
      html: PAGE,
      title: 'No ferry',
      known: 'import',
    })
    expect(await receivedPlace(team.editor, { id: given.id, number: 1, start: 0, end: 8 })).toMatchObject({
      text: { exact: 'No ferry' },
      received: null,
    })
  })

  it('is refused outside the text', async () => {
    await expect(place({ start: 5, end: 5 })).rejects.toBeInstanceOf(InvalidInput)
    await expect(place({ start: 5, end: 100_000 })).rejects.toBeInstanceOf(InvalidInput)
  })
})
