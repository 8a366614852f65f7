import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/policy/actor'
import { changeDescription, makeArticle, makeClaim, makeReadyClaim, makeTeam, SAMPLE_TEXT } from '@/prisma/factories'
import { annotateArticle } from '../annotations/annotate'
import { addVersion } from '../articles/add-version'
import { reanchoringQueue } from '../articles/reanchoring-queue'
import { oneArticle } from '../articles/show'
import { acceptPlace, keepPlace } from '../claims/reanchor'
import { oneClaim } from '../claims/show'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { confirmVerdict } from '../claims/verdicts'
import { exportArticle } from './export'

const CHANGED = SAMPLE_TEXT.replace('had doubled', 'had nearly doubled')
  .replace('exempt ships', 'exempted ships')
  .replace('companies deny', 'firms deny')

let database: TestDatabase
let editor: Actor
let articleId: string

beforeAll(async () => {
  database = await openTestDatabase()
  editor = (await makeTeam()).editor
  articleId = (await makeArticle(editor)).id
  // One on the newest words with one of two verdicts confirmed, one that was kept, one that waits, one that was carried.
  const accepted = await makeReadyClaim(editor, articleId, { quote: 'harbour fees had doubled since spring' })
  const kept = await makeReadyClaim(editor, articleId, { quote: 'secret list of exempt ships' })
  await makeClaim(editor, articleId, { quote: 'Shipping companies deny it' })
  await makeClaim(editor, articleId, { quote: 'did not answer' })
  await changeDescription(editor, kept.id, { statement: 'A secret list exists.' })
  await addText(editor, articleId)
  const { items } = await reanchoringQueue(editor, { articleId })
  const entry = (claimId: string) => items.find(({ claim }) => claim.id === claimId)
  await acceptPlace(editor, { id: entry(accepted.id)?.id ?? '' }, { version: 'any' })
  await confirmVerdict(editor, { claimId: accepted.id, kind: 'truth' }, { version: 'any' })
  await keepPlace(editor, { id: entry(kept.id)?.id ?? '' }, { version: 'any' })
})
afterAll(() => database.close())

async function addText(actor: Actor, id: string) {
  await addVersion(actor, { id, text: CHANGED }, { version: (await oneArticle(actor, { id })).version })
}

const exported = async (actor: Actor, id: string, format: 'json' | 'html' | 'webannotation' | 'csv' = 'json') =>
  (await exportArticle(actor, { articleId: id, format })).body

it('claims on an older text come out of another house as they went in', async () => {
  const first = await exported(editor, articleId)
  const file = JSON.parse(first)
  expect(file.article.earlierTexts.map(({ text }: { text: string }) => text)).toEqual([SAMPLE_TEXT])
  expect(file.claims.map(({ target }: { target: { standing?: string } }) => target.standing)).toEqual([
    undefined,
    'kept',
    'waiting',
    undefined,
  ])
  const elsewhere = (await makeTeam()).editor
  const { id } = await makeArticle(elsewhere)
  await addText(elsewhere, id)
  const report = await annotateArticle(elsewhere, { articleId: id, json: file })
  expect(report.outcomes.map(({ refused, claim }) => [refused, claim?.key])).toEqual(
    ['C1', 'C2', 'C3', 'C4'].map((key) => [null, key]),
  )
  expect(await exported(elsewhere, id)).toBe(first)
  const { items, waiting, kept } = await reanchoringQueue(elsewhere, { articleId: id, part: 'all' })
  expect({ waiting, kept }).toEqual({ waiting: 1, kept: 1 })
  expect(items.map(({ claim, outcome, decision }) => [claim.key, outcome, decision])).toEqual([
    ['C3', 'changed', null],
    ['C2', 'changed', 'kept'],
  ])
  const [accepted] = (await annotateArticle(elsewhere, { articleId: id, json: file })).outcomes
  expect(accepted?.known).toBe(true)
  expect(await oneClaim(elsewhere, { id: accepted?.claim?.id ?? '' })).toMatchObject({
    needsRecheck: true,
    truthVerdict: { needsRecheck: false },
    attributionVerdict: { needsRecheck: true },
  })
})

it('are told, not guessed, where the older text never was', async () => {
  const elsewhere = (await makeTeam()).editor
  const { id } = await makeArticle(elsewhere, { text: CHANGED })
  const report = await annotateArticle(elsewhere, {
    articleId: id,
    json: JSON.parse(await exported(editor, articleId)),
  })
  expect(report.outcomes.map(({ key, outcome, claim }) => [key, outcome, claim !== null])).toEqual([
    ['C1', 'exact', true],
    ['C2', 'changed', false],
    ['C3', 'changed', false],
    ['C4', 'exact', true],
  ])
})

it('stand in reports with the words that they judged, and the version', async () => {
  expect(await exported(editor, articleId, 'html')).toContain('of version 1')
  expect(await exported(editor, articleId, 'csv')).toContain('secret list of exempt ships')
  const targets = JSON.parse(await exported(editor, articleId, 'webannotation')).first.items.map(
    ({ target }: { target: { source: string } }) => target.source?.replace(/.*versions/, 'versions'),
  )
  expect(new Set(targets)).toEqual(new Set(['versions/1/text', 'versions/2/text']))
})
