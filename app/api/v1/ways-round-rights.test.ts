import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { reportError } from '@/lib/server/checks/error-report'
import { oneClaim } from '@/lib/server/claims/show'
import { createKey } from '@/lib/server/people/keys'
import { setMembership } from '@/lib/server/people/memberships'
import { SYSTEM } from '@/lib/server/engine/system-actor'
import { testDesk } from '@/lib/server/test-desk'
import { storedRows } from '@/lib/server/test-rows'
import {
  makeAgent,
  makeApprovedClaim,
  makeArticle,
  makeClaim,
  makeDesk,
  makeEvidence,
  makePerson,
  makePublishedClaim,
  makeReadyClaim,
  makeRelation,
  makeReview,
  makeSource,
  makeSubmittedClaim,
  SAMPLE_TEXT,
} from '@/prisma/factories'
import { asking, type By } from './test-asking'
import { call } from './test-client'

/* More ways round the rules, each tried over the API: by another's parts, another place, another moment, a narrower key. */

const desk = testDesk()
const { sent, ask, approve } = asking(desk)

const shown = (id: string) => oneClaim(desk.team.chief, { id })
const markOf = async (id: string) => (await shown(id)).appearances[0] ?? { id: '', start: 0, end: 0 }
const submit = (id: string, more: object = {}) => sent('editor', 'POST', `/claims/${id}/submit`, more)
const confirm = async (by: By, id: string) => {
  for (const kind of ['truth', 'attribution']) await ask(by, 'POST', `/claims/${id}/verdicts/${kind}/confirm`)
}

const QUOTE = 'harbour fees had doubled since spring'
const SECOND = SAMPLE_TEXT.replace('had doubled', 'had nearly doubled')
/** The same words in a sentence that has changed. */
const OTHERWISE = SAMPLE_TEXT.replace('said on Monday', 'denied on Monday')
const Queue = z.object({ items: z.array(z.object({ id: z.string(), claim: z.object({ id: z.string() }) })) })

/** The mark of a claim that waits to hear where it is in the newest text. */
async function waiting(claimId: string): Promise<string> {
  const { items } = Queue.parse(await ask('editor', 'GET', `/articles/${desk.articleId}/reanchoring`))
  return items.find(({ claim }) => claim.id === claimId)?.id ?? ''
}

describe('nobody approves what they contributed to (R17), by whatever part of it:', () => {
  interface Work {
    readonly id: string
    readonly speaker: string
    readonly other: string
    readonly evidence: string
    readonly source: string
  }

  it.each<[what: string, action: (work: Work) => Promise<unknown>]>([
    [
      'its speaker merged into another',
      async ({ speaker }) =>
        ask('reviewer', 'POST', `/agents/${speaker}/merge`, { into: (await makeAgent(desk.team.editor)).id }),
    ],
    ['its speaker renamed', ({ speaker }) => ask('reviewer', 'PATCH', `/agents/${speaker}`, { name: 'Odile Marant' })],
    ['its article’s title', () => ask('reviewer', 'PATCH', `/articles/${desk.articleId}`, { title: 'Fees doubled' })],
    [
      'a relation from the reviewer’s own article',
      async ({ id }) => {
        const own = await makeClaim(desk.team.reviewer, (await makeArticle(desk.team.reviewer)).id)
        await ask('reviewer', 'POST', `/claims/${own.id}/relations`, { to: id, type: 'supports' })
      },
    ],
    ['a related claim deleted', ({ other }) => ask('reviewer', 'DELETE', `/claims/${other}`)],
    [
      'a related claim deleted and brought back',
      async ({ other }) => {
        await ask('reviewer', 'DELETE', `/claims/${other}`)
        await ask('reviewer', 'POST', `/articles/${desk.articleId}/undo`)
      },
    ],
    [
      'its evidence called hindsight',
      ({ evidence }) => ask('reviewer', 'PATCH', `/evidence/${evidence}`, { hindsight: true }),
    ],
    ['its source called secondary', ({ source }) => ask('reviewer', 'PATCH', `/sources/${source}`, { primary: false })],
    [
      'its verdicts confirmed for other words',
      async ({ id }) => {
        const { id: mark, start, end } = await markOf(id)
        await ask('editor', 'PATCH', `/appearances/${mark}`, { start, end: end - 13 })
        await confirm('reviewer', id)
      },
    ],
    [
      'its place in a newer text accepted',
      async ({ id }) => {
        await ask('editor', 'POST', `/articles/${desk.articleId}/versions`, { text: SECOND })
        await ask('reviewer', 'POST', `/appearances/${await waiting(id)}/accept`)
        await confirm('editor', id)
      },
    ],
    [
      'a text in which its sentence has changed, and the earlier text brought back',
      async () => {
        await ask('reviewer', 'POST', `/articles/${desk.articleId}/versions`, { text: OTHERWISE })
        await ask('reviewer', 'POST', `/articles/${desk.articleId}/versions`, { text: SAMPLE_TEXT })
      },
    ],
    [
      'its mark put elsewhere in a newer text',
      async ({ id }) => {
        await ask('editor', 'POST', `/articles/${desk.articleId}/versions`, { text: SECOND })
        const place = { version: 2, start: 0, end: 12 }
        await ask('reviewer', 'POST', `/appearances/${await waiting(id)}/reattach`, place)
        await confirm('editor', id)
      },
    ],
  ])('%s', async (_, action) => {
    const { editor } = desk.team
    const { id: speaker } = await makeAgent(editor)
    const { id } = await makeReadyClaim(editor, desk.articleId, { quote: QUOTE, speaker })
    const { id: other } = await makeClaim(editor, desk.articleId, { quote: 'Shipping companies deny it' })
    await makeRelation(editor, other, id)
    const [evidence] = (await shown(id)).evidence
    await action({ id, speaker, other, evidence: evidence?.id ?? '', source: evidence?.sourceId ?? '' })
    expect((await submit(id)).status).toBe(200)
    expect(await approve('reviewer', id)).toBe(403)
    expect(await approve('chief', id)).toBe(200)
  })

  it('nor are they asked to: a review is not assigned to a contributor', async () => {
    const { id } = await makeReadyClaim(desk.team.editor, desk.articleId)
    const { id: other } = await makeReadyClaim(desk.team.editor, desk.articleId)
    await ask('reviewer', 'PATCH', `/claims/${id}`, { statement: 'Fees have doubled.' })
    const reviewer = { reviewerId: desk.team.reviewer.personId }
    expect(await submit(id, reviewer)).toMatchObject({ status: 422, json: { errors: [{ pointer: '/reviewerId' }] } })
    const together = await sent('editor', 'POST', `/articles/${desk.articleId}/submit-ready`, reviewer)
    expect(together.json).toMatchObject({ submitted: [other], left: [id] })
  })
})

describe('what was approved is what is published (R21, R29):', () => {
  const add = (text: string) => ask('editor', 'POST', `/articles/${desk.articleId}/versions`, { text })
  const publish = (id: string) => sent('chief', 'POST', `/claims/${id}/publish`)
  const stands = async (id: string) => {
    const { state, publication } = await shown(id)
    return { state, isPublic: publication !== null }
  }

  it('an approval is void once the sentence has changed, and an earlier text does not bring it back', async () => {
    const { id } = await makeApprovedClaim(desk.team, desk.articleId, { quote: QUOTE })
    await add(OTHERWISE)
    await add(SAMPLE_TEXT)
    expect(await publish(id)).toMatchObject({ status: 409 })
    expect(await stands(id)).toEqual({ state: 'draft', isPublic: false })
  })

  it('nothing is published whose words are gone from the newest text, until they are back as they were approved', async () => {
    const { id } = await makeApprovedClaim(desk.team, desk.articleId, { quote: QUOTE })
    await add(SECOND)
    expect((await publish(id)).status).toBeGreaterThanOrEqual(400)
    expect((await stands(id)).isPublic).toBe(false)
    await add(SAMPLE_TEXT)
    expect((await publish(id)).status).toBe(200)
    const approval = await storedRows().review.findFirstOrThrow({ where: { claimId: id } })
    const { contentHash } = await storedRows().publication.findFirstOrThrow({ where: { claimId: id } })
    expect(contentHash).toBe(approval.contentHash)
  })

  it('a reader’s report, and what the desk says came of it, changes nothing of the claim or its record', async () => {
    const { id, slug } = await makePublishedClaim(desk.team, desk.articleId)
    const whole = async () => [await shown(id), await storedRows().publication.findMany({ where: { claimId: id } })]
    const before = await whole()
    await reportError(null, { slug, text: 'The fee did not double.' })
    const report = await storedRows().errorReport.findFirstOrThrow({ where: { claimId: id } })
    await ask('chief', 'POST', `/error-reports/${report.id}/close`, { outcome: 'corrected', reason: 'It was wrong.' })
    expect(await whole()).toEqual(before)
  })
})

describe('a verdict does not follow its words into another sentence unasked (R7)', () => {
  const TEXT = 'Fees\n\nThe minister said that fees rose. Nobody in the harbour believes that fees rose.'
  const at = (text: string, from: number) => ({
    start: from,
    end: from + 'fees rose'.length,
    exact: text.slice(from, from + 9),
  })
  const flags = async (id: string) => {
    const { needsRecheck, truthVerdict } = await shown(id)
    return [needsRecheck, truthVerdict?.needsRecheck]
  }

  async function judged() {
    const { id: articleId } = await makeArticle(desk.team.editor, { text: TEXT })
    const place = { version: 1, ...at(TEXT, TEXT.indexOf('fees rose')) }
    return { articleId, id: (await makeReadyClaim(desk.team.editor, articleId, place)).id }
  }

  it('when its mark is moved there, and back again by undo', async () => {
    const { articleId, id } = await judged()
    const { id: mark } = await markOf(id)
    await ask('editor', 'PATCH', `/appearances/${mark}`, at(TEXT, TEXT.lastIndexOf('fees rose')))
    expect(await flags(id)).toEqual([true, true])
    await ask('editor', 'POST', `/articles/${articleId}/undo`)
    expect(await flags(id)).toEqual([false, false])
  })

  it('when it is re-attached there in a newer text, and asked again by undo', async () => {
    const { articleId, id } = await judged()
    const text = TEXT.replace('The minister said that fees rose.', 'It rained.')
    await ask('editor', 'POST', `/articles/${articleId}/versions`, { text })
    const { id: mark } = await markOf(id)
    const place = { version: 2, ...at(text, text.indexOf('fees rose')) }
    await ask('editor', 'POST', `/appearances/${mark}/reattach`, place)
    expect(await flags(id)).toEqual([true, true])
    await ask('editor', 'POST', `/articles/${articleId}/undo`)
    expect(await flags(id)).toEqual([false, false])
  })
})

describe('a note on a confidential source leaves by who may know the source (R15):', () => {
  const COVER = { confidential: true, title: 'A person', url: null, identity: 'Rana Qasim' }

  /** A note on the editor's confidential source, released. */
  async function released() {
    const { id: source } = await makeSource(desk.team.editor)
    const { id } = await makeReadyClaim(desk.team.editor, desk.articleId)
    const { id: evidence } = await makeEvidence(desk.team.editor, id, { sourceId: source, note: 'They saw the list.' })
    await ask('editor', 'PATCH', `/sources/${source}`, COVER)
    await ask('editor', 'PATCH', `/evidence/${evidence}`, { noteReleased: true })
    return { id, source, evidence }
  }
  const told = async () =>
    (await call('GET', `/articles/${desk.articleId}/export?format=json`, { as: desk.team.chief })).text

  it('another does not reword what was released, but may take it in', async () => {
    const { evidence } = await released()
    expect((await sent('reviewer', 'PATCH', `/evidence/${evidence}`, { note: 'Met Rana.' })).status).toBe(403)
    const takenIn = { note: 'Met Rana.', noteReleased: false }
    expect((await sent('reviewer', 'PATCH', `/evidence/${evidence}`, takenIn)).status).toBe(200)
    expect((await sent('reviewer', 'POST', `/articles/${desk.articleId}/redo`)).status).toBe(409)
    expect(await told()).not.toContain('Rana')
  })

  it('what was released before is not released when the source is made confidential again', async () => {
    const { source, evidence } = await released()
    await ask('editor', 'PATCH', `/sources/${source}`, { confidential: false })
    await ask('reviewer', 'PATCH', `/evidence/${evidence}`, { note: 'Met Rana.' })
    await ask('editor', 'PATCH', `/sources/${source}`, COVER)
    expect(await told()).not.toContain('Rana')
  })
})

describe('of two at once one is too late (R24, R29):', () => {
  const version = async (id: string) => `"${(await shown(id)).version}"`

  it('an approval, a change and a return', async () => {
    const { id } = await makeSubmittedClaim(desk.team.editor, desk.articleId)
    const seen = await version(id)
    const answers = await Promise.all([
      sent('reviewer', 'POST', `/claims/${id}/reviews`, { decision: 'approve' }, seen),
      sent('editor', 'PATCH', `/claims/${id}`, { statement: 'At once.' }, seen),
      sent('chief', 'POST', `/claims/${id}/reviews`, { decision: 'return', reason: 'Who says so?' }, seen),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412])
    expect((await shown(id)).reviews.length).toBeLessThanOrEqual(1)
  })

  it('two publications, and the article dropped (R30): it is published once, or dropped', async () => {
    const { id } = await makeSubmittedClaim(desk.team.editor, desk.articleId)
    await makeReview(desk.team.reviewer, id)
    const seen = await version(id)
    const publish = () => sent('chief', 'POST', `/claims/${id}/publish`, {}, seen)
    const drop = () => sent('editor', 'POST', `/articles/${desk.articleId}/drop`, { reason: 'A double.' })
    const answers = await Promise.all([publish(), publish(), drop()])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const isDropped = answers[2]?.status === 200
    const { publication } = await shown(id)
    expect(publication?.edition ?? null).toBe(isDropped ? null : 1)
  })

  it('the same relation from both ends (R3)', async () => {
    const { id } = await makeClaim(desk.team.editor, desk.articleId, { quote: QUOTE })
    const { id: other } = await makeClaim(desk.team.editor, desk.articleId, { quote: 'Shipping companies deny it' })
    const relate = (by: By, from: string, to: string) =>
      sent(by, 'POST', `/claims/${from}/relations`, { to, type: 'same-as' })
    const answers = await Promise.all([relate('editor', id, other), relate('reviewer', other, id)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  })
})

describe('a key for one desk does not reach into another, though its person works on both', () => {
  it('by a relation, its ends or what can be undone there', async () => {
    const { id: abroadId } = await makeDesk()
    const both = await makePerson({ role: 'chief', deskId: desk.team.deskId })
    await setMembership(SYSTEM, { personId: both.personId, deskId: abroadId, role: 'chief' })
    const { secret } = await createKey(both, { name: 'Here', scope: 'write', deskId: desk.team.deskId })
    const withKey = (method: string, path: string, body: object = {}) =>
      call(method, path, { body, headers: { authorization: `Bearer ${secret}`, 'if-match': '*' } })
    const abroad = { ...both, roles: new Map([...both.roles, [abroadId, 'chief'] as const]) }
    const { id: thereId } = await makeArticle(abroad, { deskId: abroadId })
    const { id: there } = await makeClaim(abroad, thereId)
    const { id: here } = await makeClaim(abroad, desk.articleId)
    const { id: relation } = await makeRelation(abroad, here, there)
    const refused = [
      await withKey('GET', `/claims/${there}`),
      await withKey('PATCH', `/claims/${there}`, { statement: 'From elsewhere.' }),
      await withKey('POST', `/claims/${here}/relations`, { to: there, type: 'supports' }),
      await withKey('PATCH', `/relations/${relation}`, { note: 'From elsewhere.' }),
      await withKey('DELETE', `/relations/${relation}`),
      await withKey('POST', `/articles/${thereId}/undo`),
      await withKey('POST', '/articles', { deskId: abroadId, text: SAMPLE_TEXT }),
    ]
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 404))
    expect((await withKey('GET', `/articles/${desk.articleId}/export?format=json`)).text).not.toContain('contradicts')
    expect((await withKey('PATCH', `/claims/${here}`, { statement: 'From here.' })).status).toBe(200)
  })
})
