import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  makeAgent,
  makeArticle,
  makeClaim,
  makeEvidence,
  makeSource,
  makeTeam,
  makeVerdict,
  type Team,
} from '@/prisma/factories'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { nameOfMark } from '@/lib/policy/visibility/claim-summary'
import { articleWorkspace } from './workspace'

let database: TestDatabase
let team: Team

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
})
afterAll(() => database.close())

const QUOTES = ['harbour fees had doubled since spring', 'Shipping companies deny it', 'secret list']

async function articleWithClaims() {
  const { id } = await makeArticle(team.editor, { deskId: team.deskId })
  const claims: string[] = []
  for (const quote of QUOTES) claims.push((await makeClaim(team.editor, id, { quote })).id)
  return { id, claims }
}

describe('what of the desk’s library comes with the workspace', () => {
  it('is what its claims name: speakers, hops, sources and origins', async () => {
    const { id, claims } = await articleWithClaims()
    const [first = '', second = ''] = claims
    const { deskId } = team
    const [origin, publisher] = [await makeAgent(team.editor, { deskId }), await makeSource(team.editor, { deskId })]
    await makeEvidence(team.editor, first, { originId: origin.id })
    await makeEvidence(team.editor, second, { sourceId: publisher.id })
    const speaker = await makeAgent(team.editor, { deskId })
    const spoken = await makeClaim(team.editor, id, {
      quote: 'The port authority did not answer',
      speaker: speaker.id,
      chain: [{ agent: speaker.id, role: 'originator' }],
    })
    await makeAgent(team.editor, { deskId, name: 'Nobody’s speaker' })
    await makeSource(team.editor, { deskId, title: 'A source that no claim cites' })

    const view = await articleWorkspace(team.editor, { id })
    expect(view.agents.map((agent) => agent.id).sort()).toEqual([origin.id, speaker.id].sort())
    expect(view.sources).toHaveLength(2)
    expect(view.sources.find((source) => source.id === publisher.id)?.usedIn).toBe(1)
    expect(view.claims.find((claim) => claim.id === spoken.id)?.chain[0]?.agentId).toBe(speaker.id)
  })
})

describe('the part that a page begins with', () => {
  it('is the first claims of the text, and of the others their marks', async () => {
    const { id, claims } = await articleWithClaims()
    const { claims: first, otherMarks } = await articleWorkspace(team.editor, { id, part: { first: 1 } })
    expect(first.map((claim) => claim.id)).toEqual(claims.slice(0, 1))
    expect(otherMarks.map(nameOfMark)).toEqual(['C2', 'C3'])
    const { claims: all, shown } = await articleWorkspace(team.editor, { id })
    for (const mark of otherMarks) {
      const claim = all.find(({ key }) => key === nameOfMark(mark))
      expect([...shown.text].slice(mark.start, mark.end).join('')).toBe(claim?.appearances[0]?.exact)
    }
  })

  it.each(['key', 'id'] as const)('holds the claim that the address names by its %s', async (how) => {
    const { id, claims } = await articleWithClaims()
    const [, , third = ''] = claims
    const part = { first: 0, claim: how === 'key' ? 'C3' : third }
    const view = await articleWorkspace(team.editor, { id, part })
    expect(view.claims.map((claim) => claim.id)).toEqual([third])
    expect(view.otherMarks).toHaveLength(2)
  })

  it('says of a mark what was found of its claim', async () => {
    const { id, claims } = await articleWithClaims()
    const [first = '', second = ''] = claims
    await makeEvidence(team.editor, first)
    await makeVerdict(team.editor, first, { rating: 'false', justification: 'The register [1] refutes it.' })
    await makeVerdict(team.editor, second, { kind: 'attribution', justification: 'They said it in these words.' })
    const { otherMarks } = await articleWorkspace(team.editor, { id, part: { first: 0 } })
    expect(otherMarks).toMatchObject([
      { number: 1, truthRating: 'false', evidenceCount: 1 },
      { number: 2, attributionRating: 'accurate-paraphrase' },
      { number: 3 },
    ])
    expect(otherMarks[2]).not.toHaveProperty('truthRating')
  })
})
