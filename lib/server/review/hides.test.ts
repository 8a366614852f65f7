import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InvalidInput, NotFound } from '@/lib/domain/errors'
import type { Actor } from '@/lib/policy/actor'
import {
  changeDescription,
  makeAgent,
  makeArticle,
  makeClaim,
  makeComment,
  makeDesk,
  makeEvidence,
  makePerson,
  makeReadyClaim,
  makeRelation,
  makeTeam,
  makeVerdict,
  type Team,
} from '@/prisma/factories'
import { oneArticle } from '../articles/show'
import { articleWorkspace } from '../articles/workspace'
import { deskClaims } from '../claims/list'
import { oneClaim } from '../claims/show'
import { resolveComment } from '../claims/comments'
import { claimHistory } from '../claims/history'
import { changeRelation, deleteRelation, oneRelation, restoreRelation } from '../claims/relations'
import { exportArticle } from '../reports/export'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { inWriteTransaction } from '../transaction/write-queue'

let database: TestDatabase
let team: Team
beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
})
afterAll(() => database.close())

/** A sentence far from every claim: it stands in no excerpt. */
const FAR_AWAY = 'The lighthouse keeper retired after forty years without a single day of sick leave.'

const LONG_TEXT = `Harbour fees doubled, minister says

The transport minister said on Monday that harbour fees had doubled since spring. Shipping companies deny it.

The weather was mild. The ferries ran on time. Nobody complained about the queues.

${FAR_AWAY} His successor comes from the islands.`

describe('what leaves for outsiders (R30)', () => {
  it.each(['html', 'md'] as const)(
    'holds of another outlet’s article only the quotes with their neighbours: %s',
    async (format) => {
      const { id } = await makeArticle(team.editor, { text: LONG_TEXT })
      await makeReadyClaim(team.editor, id)
      const { body } = await exportArticle(team.editor, { articleId: id, format })
      expect(body).toContain('harbour fees had doubled')
      expect(body).not.toContain(FAR_AWAY)
    },
  )
})

describe('a relation into a desk that one can’t read (R3, visibility)', () => {
  /** Somebody of both desks relates a claim of this desk to one of another. */
  async function related() {
    const abroad = await makeDesk()
    const here = await makeArticle(team.editor)
    const both: Actor = await makePerson({ role: 'editor', deskId: abroad.id })
    const chiefOfBoth: Actor = { ...both, roles: new Map([...both.roles, [team.deskId, 'editor']]) }
    const there = await makeArticle(both, { deskId: abroad.id })
    const { id: from } = await makeClaim(chiefOfBoth, here.id)
    const { id: to } = await makeClaim(both, there.id, { statement: 'The harbour master keeps a second ledger.' })
    const { id } = await makeRelation(chiefOfBoth, from, to, { note: 'Seen in the second ledger.' })
    return { articleId: here.id, claimId: from, relationId: id, abroadArticleId: there.id, both: chiefOfBoth }
  }

  it('is not in the workspace of who reads only one of the two', async () => {
    const { articleId, both } = await related()
    expect((await articleWorkspace(both, { id: articleId })).relations).toHaveLength(1)
    const shown = await articleWorkspace(team.editor, { id: articleId })
    expect(shown.relations).toEqual([])
    expect(JSON.stringify(shown)).not.toContain('second ledger')
  })

  it.each(['json', 'csv'] as const)('is in no export of who reads only one of the two: %s', async (format) => {
    const { articleId, abroadArticleId, both } = await related()
    const part = { part: 'relations' } as const
    const whole = await exportArticle(both, { articleId, format, ...part })
    expect(whole.body).toContain('second ledger')
    const { body } = await exportArticle(team.editor, { articleId, format, ...part })
    expect(body).not.toContain(abroadArticleId)
    expect(body).not.toContain('second ledger')
  })

  it('does not exist for who reads only one of the two, whatever they ask of it', async () => {
    const { relationId, both } = await related()
    const relation = { id: relationId }
    expect(await oneRelation(both, relation)).toMatchObject(relation)
    await expect(oneRelation(team.editor, relation)).rejects.toBeInstanceOf(NotFound)
    const seen = { version: 1 }
    await expect(changeRelation(team.editor, { ...relation, note: 'x' }, seen)).rejects.toBeInstanceOf(NotFound)
    await expect(deleteRelation(team.editor, relation, seen)).rejects.toBeInstanceOf(NotFound)
    await deleteRelation(both, relation, seen)
    await expect(restoreRelation(team.editor, relation)).rejects.toBeInstanceOf(NotFound)
  })

  it('is not in the history that they read', async () => {
    const { claimId, both } = await related()
    const fields = async (who: Actor) => JSON.stringify((await claimHistory(who, { id: claimId })).items)
    expect(await fields(both)).toContain('second ledger')
    expect(await fields(team.editor)).not.toContain('second ledger')
  })
})

describe('an origin of evidence (R10)', () => {
  it('can’t be an agent of another desk', async () => {
    const { id: articleId } = await makeArticle(team.editor)
    const claim = await makeClaim(team.editor, articleId)
    const [otherDesk] = team.stranger.roles.keys()
    const foreign = await makeAgent(team.stranger, {
      name: 'The harbour master',
      ...(otherDesk ? { deskId: otherDesk } : {}),
    })
    await expect(makeEvidence(team.editor, claim.id, { originId: foreign.id })).rejects.toBeInstanceOf(InvalidInput)
    expect((await oneClaim(team.editor, { id: claim.id })).evidence).toEqual([])
  })
})

describe('the gate’s open comments (R20)', () => {
  it('are those that nobody resolved', async () => {
    const { id: articleId } = await makeArticle(team.editor)
    const claim = await makeReadyClaim(team.editor, articleId)
    const passes = async () =>
      (await oneClaim(team.editor, { id: claim.id })).gate.find((finding) => finding.rule === 'comments')?.passed
    expect(await passes()).toBe(true)
    const comment = await makeComment(team.reviewer, claim.id)
    expect(await passes()).toBe(false)
    await resolveComment(team.editor, { id: comment.id }, { version: 'any' })
    expect(await passes()).toBe(true)
  })
})

describe('the history of a claim (R24)', () => {
  const statements = async (id: string) =>
    (await claimHistory(team.editor, { id })).items.filter(
      (line) => line.field === 'statement' && line.command === 'claim.describe',
    )

  it('folds edits that one person makes to one field within minutes into a line', async () => {
    const { id: articleId } = await makeArticle(team.editor)
    const { id } = await makeClaim(team.editor, articleId)
    await changeDescription(team.editor, id, { statement: 'Fees rose.' })
    await changeDescription(team.editor, id, { statement: 'Fees doubled.' })
    expect(await statements(id)).toMatchObject([{ after: 'Fees doubled.' }])
  })

  it('never folds the edits of two people', async () => {
    const { id: articleId } = await makeArticle(team.editor)
    const { id } = await makeClaim(team.editor, articleId)
    await changeDescription(team.editor, id, { statement: 'Fees rose.' })
    await changeDescription(team.reviewer, id, { statement: 'Fees doubled.' })
    expect(await statements(id)).toMatchObject([
      { actorId: team.reviewer.personId, before: 'Fees rose.', after: 'Fees doubled.' },
      { actorId: team.editor.personId, after: 'Fees rose.' },
    ])
  })
})

describe('the list of claims (R32)', () => {
  it('shows those whose statement holds the words, however they are written', async () => {
    const { id: articleId } = await makeArticle(team.editor)
    await makeClaim(team.editor, articleId, { statement: 'The Müller report names nine ships.' })
    await makeClaim(team.editor, articleId, { statement: 'Nobody paid.' })
    const found = async (words: string) =>
      (await deskClaims(team.editor, { articleId, words })).items.map((item) => item.statement)
    expect(await found('müller REPORT')).toEqual(['The Müller report names nine ships.'])
    expect(await found('paid')).toEqual(['Nobody paid.'])
    expect(await found('lighthouse')).toEqual([])
  })
})

describe('an article of another desk', () => {
  it('does not exist, and neither does anything of it', async () => {
    const { id: articleId } = await makeArticle(team.editor)
    const { id } = await makeClaim(team.editor, articleId)
    const asked: readonly (() => Promise<unknown>)[] = [
      () => oneArticle(team.stranger, { id: articleId }),
      () => articleWorkspace(team.stranger, { id: articleId }),
      () => oneClaim(team.stranger, { id }),
      () => claimHistory(team.stranger, { id }),
      () => deskClaims(team.stranger, { articleId }),
      () => exportArticle(team.stranger, { articleId, format: 'json' }),
    ]
    for (const ask of asked) await expect(ask()).rejects.toBeInstanceOf(NotFound)
  })
})

describe('the first verdict, to who gives the second (R18)', () => {
  const CANARY = 'Only the harbour master’s own ledger settles it.'

  /** A claim with a verdict, taken by the reviewer for a blind second one. */
  async function takenBlind() {
    const { id: articleId } = await makeArticle(team.editor)
    const { id } = await makeReadyClaim(team.editor, articleId)
    await makeVerdict(team.editor, id, { rating: 'half-true', justification: `${CANARY} [1]` })
    await inWriteTransaction((tx) =>
      tx.claim.update({
        where: { id },
        data: {
          state: 'second-verdict',
          assignedReviewerId: team.reviewer.personId,
          submittedById: team.editor.personId,
        },
      }),
    )
    return { articleId, id }
  }

  const answers: Readonly<Record<string, (who: Actor, claim: { articleId: string; id: string }) => Promise<unknown>>> =
    {
      'the claim': (who, { id }) => oneClaim(who, { id }),
      'the history': (who, { id }) => claimHistory(who, { id }),
      'the JSON report': (who, { articleId }) => exportArticle(who, { articleId, format: 'json' }),
      'the printed report': (who, { articleId }) => exportArticle(who, { articleId, format: 'html' }),
      'the table': (who, { articleId }) => exportArticle(who, { articleId, format: 'csv' }),
      'the annotations': (who, { articleId }) => exportArticle(who, { articleId, format: 'webannotation' }),
    }

  it.each(Object.entries(answers))('is not in %s', async (_, ask) => {
    const claim = await takenBlind()
    expect(JSON.stringify(await ask(team.editor, claim))).toContain(CANARY)
    expect(JSON.stringify(await ask(team.reviewer, claim))).not.toContain(CANARY)
  })

  it.each(['cards', 'marks'] as const)('is not on the %s of the workspace', async (where) => {
    const { articleId } = await takenBlind()
    const shown = async (who: Actor) => {
      const { claims, otherMarks } = await articleWorkspace(who, {
        id: articleId,
        ...(where === 'marks' ? { part: { first: 0 } } : {}),
      })
      const [claim] = where === 'marks' ? otherMarks : claims
      return [claim?.truthRating ?? null, claim?.attributionRating ?? null, claim?.verdictsHidden ?? false]
    }
    expect(await shown(team.editor)).toEqual(['half-true', 'accurate-paraphrase', false])
    expect(await shown(team.reviewer)).toEqual([null, null, true])
  })

  it('is found by no filter of the list', async () => {
    const { articleId, id } = await takenBlind()
    const found = async (who: Actor) =>
      (await deskClaims(who, { articleId, rating: 'half-true' })).items.map((item) => item.id)
    expect(await found(team.editor)).toEqual([id])
    expect(await found(team.reviewer)).toEqual([])
  })
})
