import { describe, expect, it } from 'vitest'
import { makeEvidence, makeReadyClaim, makeReview, makeSource } from '@/prisma/factories'
import { correctClaim } from '../checks/publish'
import { publicCorrections } from '../checks/lists'
import { publicCheck } from '../checks/show'
import { testDesk } from '../test-desk'
import { change, claimSteps } from './test-steps'

const desk = testDesk()
const { publish, seen, submit } = claimSteps(desk)

describe('a source that is confidential (R15)', () => {
  /** A claim whose report becomes confidential, and how it is called then. */
  async function cited() {
    const { id: sourceId } = await makeSource(desk.team.editor, {
      title: 'Report of the harbour master',
      publisher: 'Harbour master',
      url: 'https://harbour.example/report',
    })
    const { id } = await makeReadyClaim(desk.team.editor, desk.articleId)
    await makeEvidence(desk.team.editor, id, {
      sourceId,
      originId: sourceId,
      note: 'Told at the harbour master’s desk.',
    })
    const cover = () =>
      change('source', desk.team.editor, sourceId, { confidential: true, title: 'A person at the port', url: null })
    return { id, cover }
  }

  async function approveAgain(id: string) {
    await submit(desk.team.editor, id)
    await makeReview(desk.team.reviewer, id)
  }

  /** What the public is told of the check, and of all corrections. */
  const told = async (slug: string) =>
    JSON.stringify([await publicCheck(null, { slug }), await publicCorrections(null, {})])

  it('is on the public page by its cover name, without its former publisher, address and copies', async () => {
    const { id, cover } = await cited()
    await cover()
    await approveAgain(id)
    const { slug } = await publish(id)
    expect(await told(slug)).toContain('A person at the port')
    expect(await told(slug)).not.toMatch(/harbour master|harbour\.example/i)
  })

  it('goes by its cover name in records that were published before, and in the ledger', async () => {
    const { id, cover } = await cited()
    await approveAgain(id)
    const { slug } = await publish(id)
    expect(await told(slug)).toContain('Harbour master')
    await cover()
    expect(await told(slug)).toContain('A person at the port')
    expect(await told(slug)).not.toMatch(/harbour master|harbour\.example/i)
    await approveAgain(id)
    await correctClaim(desk.team.chief, { id, kind: 'update', note: 'A source asked for cover.' }, await seen(id))
    expect(await told(slug)).not.toMatch(/harbour master|harbour\.example/i)
  })
})
