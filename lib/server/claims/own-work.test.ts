import { describe, expect, it } from 'vitest'
import { Forbidden } from '@/lib/domain/errors'
import type { Actor } from '@/lib/policy/actor'
import {
  changeDescription,
  makeAgent,
  makeApprovedClaim,
  makeEvidence,
  makePublishedClaim,
  makeReadyClaim,
  makeRelation,
  makeReview,
  makeSubmittedClaim,
  makeVerdict,
  SAMPLE_TEXT,
} from '@/prisma/factories'
import { annotateArticle } from '../annotations/annotate'
import { addVersion } from '../articles/add-version'
import { oneArticle } from '../articles/show'
import { correctClaim } from '../checks/publish'
import { reader } from '../db/clients'
import { deleteEvidence, oneEvidence } from './evidence'
import { redo, undo } from '../undo/undo'
import { takeBackVerdict } from './verdicts'
import { resizeAppearance } from './resize'
import { withdrawClaim } from './review'
import { oneClaim } from './show'
import { SYSTEM } from '../engine/system-actor'
import { testDesk } from '../test-desk'
import { change, claimSteps } from './test-steps'

const desk = testDesk()
const { firstSource, seen, stateOf, submit } = claimSteps(desk)

describe('nobody approves a working copy to which they contributed (R17)', () => {
  type Action = (by: Actor, id: string) => Promise<unknown>

  it.each<[string, Action]>([
    [
      'took refuting evidence away',
      async (by, id) => {
        const { id: evidenceId } = await makeEvidence(desk.team.editor, id, { stance: 'refutes' })
        const { version } = await oneEvidence(by, { id: evidenceId })
        await deleteEvidence(by, { id: evidenceId }, { version })
      },
    ],
    [
      'worded the sentence, though the editor added a full stop to it',
      async (by, id) => {
        await changeDescription(by, id, { statement: 'Harbour fees have doubled' })
        await changeDescription(desk.team.editor, id, { statement: 'Harbour fees have doubled.' })
      },
    ],
    ['gave a verdict', (by, id) => makeVerdict(by, id, { confidence: 'low', justification: 'See [1].' })],
    [
      'took a verdict back, though the editor gave another',
      async (by, id) => {
        await takeBackVerdict(by, { claimId: id, kind: 'truth' }, await seen(id))
        await makeVerdict(desk.team.editor, id, { justification: 'See [1].' })
      },
    ],
    [
      'set a chain, though the editor set another',
      async (by, id) => {
        const { id: agent } = await makeAgent(by)
        await changeDescription(by, id, { chain: [{ agent, role: 'originator' }] })
        await changeDescription(desk.team.editor, id, { chain: [] })
      },
    ],
    [
      'changed a source of it',
      async (by, id) => change('source', by, await firstSource(id), { title: 'Another register' }),
    ],
    [
      'named its speaker otherwise',
      async (by, id) => {
        const { id: speaker } = await makeAgent(desk.team.editor)
        await changeDescription(desk.team.editor, id, { speaker })
        await change('agent', by, speaker, { description: 'Minister of transport' })
      },
    ],
    [
      'related another claim to it',
      async (by, id) => makeRelation(by, (await makeReadyClaim(desk.team.editor, desk.articleId)).id, id),
    ],
    [
      'moved its mark to the same words in another sentence',
      async (by, id) => {
        const [place] = (await oneClaim(by, { id })).appearances
        if (!place) throw new Error('no place')
        const words = 'minister'
        const start = { headline: SAMPLE_TEXT.indexOf(words), body: SAMPLE_TEXT.lastIndexOf(words) }
        const resize = async (who: Actor, from: number) => {
          const [{ id: markId, version } = place] = (await oneClaim(who, { id })).appearances
          await resizeAppearance(who, { id: markId, start: from, end: from + words.length }, { version })
        }
        await resize(desk.team.editor, start.headline)
        await resize(by, start.body)
      },
    ],
    [
      'added a text in which its sentence has changed, though the words stand',
      async (by, id) => {
        const { version } = await oneArticle(by, { id: desk.articleId })
        const text = SAMPLE_TEXT.replace('The transport minister', 'No transport minister')
        const [place] = (await oneClaim(by, { id })).appearances
        if (!place) throw new Error('no place')
        const start = SAMPLE_TEXT.indexOf('harbour fees had')
        await resizeAppearance(desk.team.editor, { id: place.id, start, end: start + 16 }, { version: place.version })
        await addVersion(by, { id: desk.articleId, text }, { version })
      },
    ],
    ['corrected the title of its article', (by) => change('article', by, desk.articleId, { title: 'Fees doubled' })],
    [
      'undid a change and did it again',
      async (by, id) => {
        await changeDescription(by, id, { saidPlace: 'Harbour' })
        await undo(by, { articleId: desk.articleId })
        await redo(by, { articleId: desk.articleId })
        await undo(by, { articleId: desk.articleId })
      },
    ],
  ])('who %s', async (_, action) => {
    const { id } = await makeReadyClaim(desk.team.editor, desk.articleId)
    await action(desk.team.reviewer, id)
    await submit(desk.team.editor, id)
    await expect(makeReview(desk.team.reviewer, id)).rejects.toBeInstanceOf(Forbidden)
    expect(await stateOf(id)).toBe('submitted')
    await makeReview(desk.team.chief, id)
  })

  it('who submitted it, though the editor withdrew and submitted it again', async () => {
    const { id } = await makeReadyClaim(desk.team.editor, desk.articleId)
    await submit(desk.team.reviewer, id)
    await expect(makeReview(desk.team.reviewer, id)).rejects.toBeInstanceOf(Forbidden)
    await withdrawClaim(desk.team.reviewer, { id }, await seen(id))
    await submit(desk.team.editor, id)
    await expect(makeReview(desk.team.reviewer, id)).rejects.toBeInstanceOf(Forbidden)
  })

  it('who changed a source after it was submitted: it is a draft again, and theirs too', async () => {
    const { id } = await makeSubmittedClaim(desk.team.editor, desk.articleId)
    await change('source', desk.team.reviewer, await firstSource(id), { publishedAt: '2026-02-26' })
    expect(await stateOf(id)).toBe('draft')
    await submit(desk.team.editor, id)
    await expect(makeReview(desk.team.reviewer, id)).rejects.toBeInstanceOf(Forbidden)
  })

  it('who took over the claim from a file', async () => {
    const file = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'Annotation',
      body: { type: 'TextualBody', purpose: 'describing', value: 'A secret list exists.' },
      target: { source: 'https://quay.example/a', selector: { type: 'TextQuoteSelector', exact: 'secret list' } },
    }
    const { outcomes } = await annotateArticle(desk.team.reviewer, { articleId: desk.articleId, json: file })
    const id = outcomes[0]?.claim?.id ?? ''
    await submit(desk.team.editor, id)
    await expect(makeReview(desk.team.reviewer, id)).rejects.toBeInstanceOf(Forbidden)
  })

  it('counts what was done since the last publication: the reviewer of a correction may have written the first edition', async () => {
    const { id } = await makePublishedClaim(
      { editor: desk.team.reviewer, reviewer: desk.team.chief, chief: desk.team.chief },
      desk.articleId,
    )
    await changeDescription(desk.team.editor, id, { statement: 'Harbour fees rose by half.' })
    await submit(desk.team.editor, id)
    await makeReview(desk.team.reviewer, id)
    await correctClaim(desk.team.chief, { id, kind: 'correction', note: 'The fee was misread.' }, await seen(id))
  })

  it('counts nobody for what Stet does by itself, though that voids an approval, too', async () => {
    const { id } = await makeApprovedClaim(desk.team, desk.articleId)
    const contributors = () =>
      reader().contribution.findMany({
        where: { claimId: id },
        select: { personId: true },
        orderBy: { personId: 'asc' },
      })
    const before = await contributors()
    const stet: Actor = { ...SYSTEM, roles: new Map([[desk.team.deskId, 'chief']]) }
    await change('source', stet, await firstSource(id), { title: 'Another register' })
    expect(await stateOf(id)).toBe('draft')
    expect(await contributors()).toEqual(before)
  })

  it('counts nobody for what left everything as it was', async () => {
    const { id } = await makeReadyClaim(desk.team.editor, desk.articleId)
    const { statement } = await oneClaim(desk.team.editor, { id })
    await changeDescription(desk.team.reviewer, id, { statement, chain: [] })
    await submit(desk.team.editor, id)
    await makeReview(desk.team.reviewer, id)
  })
})
