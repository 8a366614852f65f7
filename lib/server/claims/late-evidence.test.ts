import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { GateClosed, InvalidInput } from '@/lib/domain/errors'
import {
  makeArticle,
  makeClaim,
  makeEvidence,
  makeReview,
  makeSource,
  makeTeam,
  makeVerdict,
  type Team,
} from '@/prisma/factories'
import { annotateArticle } from '../annotations/annotate'
import { publishClaim } from '../checks/publish'
import { claimsOfArticle } from './of-article'
import { submitClaim } from './review'
import { oneClaim } from './show'
import { changeEvidence, deleteEvidence, oneEvidence } from './evidence'
import { exportArticle } from '../reports/export'
import { changeSource } from './sources'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { undo } from '../undo/undo'

let database: TestDatabase
let team: Team
let articleId: string
let claimId: string

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
})
beforeEach(async () => {
  articleId = (await makeArticle(team.editor)).id
  claimId = (await makeClaim(team.editor, articleId)).id
})
afterAll(() => database.close())

const ANY = { version: 'any' } as const
const seen = async (id = claimId) => ({ version: (await oneClaim(team.chief, { id })).version })
const shown = async (id = claimId) => {
  const { evidence, independentOrigins, gate } = await oneClaim(team.chief, { id })
  const failing = gate.filter(({ passed }) => !passed).map(({ rule }) => rule)
  return {
    late: evidence.map(({ late }) => late),
    origins: independentOrigins,
    closed: failing.includes('late-evidence'),
  }
}

/** What the gate says after submitting and approval, an override included. */
async function published(): Promise<readonly string[]> {
  await submitClaim(team.editor, { id: claimId }, await seen())
  await makeReview(team.reviewer, claimId)
  const override = { reason: 'It is urgent.' }
  const attempt = publishClaim(team.chief, { id: claimId, override }, await seen())
  return attempt.then(
    () => [],
    (error) => {
      if (error instanceof GateClosed) return error.failing.map(({ rule }) => rule)
      throw error
    },
  )
}

/** Evidence from a source of a date. */
async function evidenceOf(publishedAt: string | null, claim = claimId) {
  const source = await makeSource(team.editor, { publishedAt })
  const { id } = await makeEvidence(team.editor, claim, { sourceId: source.id })
  return { id, sourceId: source.id }
}

describe('late evidence (R9)', () => {
  it('stands as late when its undated source is dated later: uncounted, and nothing is published on it', async () => {
    const { sourceId } = await evidenceOf(null)
    await makeVerdict(team.editor, claimId)
    expect(await shown()).toEqual({ late: [null], origins: 1, closed: false })
    await changeSource(team.editor, { id: sourceId, publishedAt: '2026-03-03' }, ANY)
    expect(await shown()).toEqual({ late: ['certain'], origins: 0, closed: true })
    expect(await published()).toEqual(['late-evidence'])
  })

  it('stands as late when another’s undo brings it back under an earlier verdict', async () => {
    const { id } = await evidenceOf('2026-02-27')
    await evidenceOf('2026-01-10')
    await makeVerdict(team.editor, claimId)
    await deleteEvidence(team.reviewer, { id }, ANY)
    await makeVerdict(team.editor, claimId, { asOf: '2026-02-01' })
    await undo(team.reviewer, { articleId })
    expect(await shown()).toEqual({ late: ['certain', null], origins: 1, closed: true })
  })

  it('stands as perhaps late when only the year is known, until it is dated', async () => {
    const { sourceId } = await evidenceOf('2026')
    await makeVerdict(team.editor, claimId)
    expect(await shown()).toEqual({ late: ['possible'], origins: 0, closed: true })
    await changeSource(team.editor, { id: sourceId, publishedAt: '2026-02' }, ANY)
    expect(await shown()).toEqual({ late: [null], origins: 1, closed: false })
    expect(await published()).toEqual([])
  })

  it('is settled by a mark as hindsight, or by a later as-of date', async () => {
    const { id } = await evidenceOf('2026')
    await evidenceOf('2026-01-10')
    await makeVerdict(team.editor, claimId)
    await changeEvidence(team.editor, { id, hindsight: true }, ANY)
    expect(await shown()).toEqual({ late: [null, null], origins: 1, closed: false })
    await changeEvidence(team.editor, { id, hindsight: false }, ANY)
    expect((await oneEvidence(team.chief, { id })).late).toBe('possible')
    await makeVerdict(team.editor, claimId, { asOf: '2026-12-31' })
    expect(await shown()).toEqual({ late: [null, null], origins: 1, closed: false })
  })

  it('is refused where a person attaches it, unmarks it, or gives a verdict before it', async () => {
    await makeVerdict(team.editor, claimId)
    await expect(evidenceOf('2026-03-03')).rejects.toBeInstanceOf(InvalidInput)
    const source = await makeSource(team.editor, { publishedAt: '2026-03-03' })
    const { id } = await makeEvidence(team.editor, claimId, { sourceId: source.id, hindsight: true })
    await expect(changeEvidence(team.editor, { id, hindsight: false }, ANY)).rejects.toBeInstanceOf(InvalidInput)
    const other = (await makeClaim(team.editor, articleId)).id
    await evidenceOf('2026-02-27', other)
    await expect(makeVerdict(team.editor, other, { asOf: '2026-02-26' })).rejects.toBeInstanceOf(InvalidInput)
  })

  it('comes through a file as it is, the counts of the report without it', async () => {
    const { sourceId } = await evidenceOf(null)
    await evidenceOf('2026-01-10')
    await makeVerdict(team.editor, claimId)
    await changeSource(team.editor, { id: sourceId, publishedAt: '2026-03-03' }, ANY)
    const json = JSON.parse((await exportArticle(team.editor, { articleId, format: 'json' })).body)
    const markdown = (await exportArticle(team.editor, { articleId, format: 'md' })).body
    expect(markdown).toContain('1 item · 1 independent origin')
    const copy = (await makeArticle(team.editor)).id
    await annotateArticle(team.editor, { articleId: copy, json })
    const [claim] = (await claimsOfArticle(team.editor, { articleId: copy })).items
    expect(await shown(claim?.id)).toEqual({ late: ['certain', null], origins: 1, closed: true })
  })
})

describe('the direction of the evidence (R20)', () => {
  it.each([
    ['true', 'refutes', ['direction']],
    ['true', 'context', ['direction']],
    ['false', 'supports', ['direction']],
    ['true', 'supports', []],
    ['false', 'refutes', []],
    ['half-true', 'refutes', []],
    ['half-true', 'supports', []],
    ['half-true', 'context', ['direction']],
    ['unproven', 'context', []],
  ] as const)('a claim found %s on evidence that only %s: %j', async (rating, stance, failing) => {
    await makeEvidence(team.editor, claimId, { stance })
    await makeVerdict(team.editor, claimId, { rating })
    const { gate } = await oneClaim(team.chief, { id: claimId })
    const found = gate.filter(({ rule, passed }) => !passed && rule !== 'approved').map(({ rule }) => rule)
    expect(found).toEqual(failing)
  })

  it('is not given by hindsight', async () => {
    await makeEvidence(team.editor, claimId, { stance: 'supports', hindsight: true })
    await makeEvidence(team.editor, claimId, { stance: 'refutes' })
    await makeVerdict(team.editor, claimId)
    const { gate } = await oneClaim(team.chief, { id: claimId })
    expect(gate).toContainEqual({ rule: 'direction', passed: false, fixAt: 'evidence' })
  })
})
