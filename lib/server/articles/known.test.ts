import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeArticle, makeTeam, SAMPLE_TEXT, type Team } from '@/prisma/factories'
import { changeArticle } from './change'
import { importArticle, previewArticle } from './import'
import { compare, knownBy } from './known'
import { oneArticle } from './show'
import { reader } from '../db/clients'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { inWriteTransaction } from '../transaction/write-queue'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

let team: Team
beforeEach(async () => {
  team = await makeTeam()
})

const preview = (text: string, canonicalUrl?: string) =>
  previewArticle(team.editor, { deskId: team.deskId, text, ...(canonicalUrl ? { canonicalUrl } : {}) })

const bring = (known?: 'import') =>
  importArticle(team.editor, { deskId: team.deskId, text: SAMPLE_TEXT, ...(known ? { known } : {}) })

describe('an article that is here already', () => {
  it('is not brought in again, unless that is asked for', async () => {
    const { id } = await bring()
    await expect(bring()).rejects.toMatchObject({ status: 409, known: [{ id }] })
    const again = await bring('import')
    expect(again.id).not.toBe(id)
  })

  it('is brought in by one of two who do so at once: the other hears of theirs', async () => {
    const outcomes = await Promise.allSettled([bring(), bring(), bring()])
    const [made, ...others] = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    expect(others).toEqual([])
    const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(refused).toMatchObject(Array.from({ length: 2 }, () => ({ status: 409, known: [{ id: made?.id }] })))
  })

  it('is found though it came after the text was compared', async () => {
    const compared = await compare(reader(), team.editor, { text: SAMPLE_TEXT, addresses: [] })
    expect(compared.found).toEqual([])
    const { id } = await bring()
    expect(await inWriteTransaction((tx) => knownBy(tx, team.editor, compared))).toMatchObject([{ id }])
  })

  it('is brought in by whoever may not read the desk that has it', async () => {
    await bring()
    const [deskId = ''] = team.stranger.roles.keys()
    await expect(importArticle(team.stranger, { deskId, text: SAMPLE_TEXT })).resolves.toMatchObject({
      articleVersion: 1,
    })
  })

  it('is found by its text, to the letter or edited', async () => {
    const article = await makeArticle(team.editor, { deskId: team.deskId })
    expect((await preview(SAMPLE_TEXT)).known).toMatchObject([
      { id: article.id, likeness: 1, sameText: true, sameAddress: false, articleVersion: 1, latestVersion: 1 },
    ])
    const [edited] = (await preview(SAMPLE_TEXT.replace('on Monday', 'on Sunday'))).known
    expect(edited).toMatchObject({ id: article.id, sameText: false })
    expect(edited?.likeness).toBeGreaterThan(0.5)
  })

  it('is found by its address, however that is written and whatever the text has become', async () => {
    const { id } = await makeArticle(team.editor, {
      deskId: team.deskId,
      canonicalUrl: 'https://www.quay.example/2026/fees/',
    })
    const other = 'Another story altogether\n\nNothing of the old words is left in what the paper writes today.'
    expect((await preview(other, 'http://quay.example/2026/fees?utm_source=mail')).known).toMatchObject([
      { id, sameAddress: true, sameText: false },
    ])
    expect((await preview(other, 'https://quay.example/2026/other')).known).toEqual([])
  })

  it('is found by an address that was corrected', async () => {
    const { id } = await makeArticle(team.editor, { deskId: team.deskId })
    const { version } = await oneArticle(team.editor, { id })
    await changeArticle(team.editor, { id, canonicalUrl: 'https://quay.example/new' }, { version })
    expect((await preview('Other words\n\nOf another day.', 'https://quay.example/new')).known).toMatchObject([{ id }])
  })

  it('is not told to whoever does not read on its desk', async () => {
    await makeArticle(team.editor, { deskId: team.deskId })
    const { stranger } = team
    const [deskId] = [...stranger.roles.keys()]
    expect(await previewArticle(stranger, { deskId, text: SAMPLE_TEXT })).toMatchObject({ known: [] })
  })
})
