import { z } from 'zod'
import { removal, type Seal, type SealedKind } from '@/lib/domain/audit-seal'
import { id } from '@/lib/schemas/text'
import { command } from '../engine/command'
import type { Scope } from '../transaction/scope'
import { membershipSeal, personSeal, sealRows } from '../transaction/seals'
import { reader, type Tx } from '../db/clients'
import { endsSessions } from '../people/accounts'

/** Says which desk, people and fresh articles are the demo, so that it can be told apart and removed as a whole. */
export const declareDemo = command({
  name: 'demo.declare',
  permission: 'site:administer',
  input: z.strictObject({ deskIds: z.array(id), personIds: z.array(id), articleIds: z.array(id) }),
  load: async () => ({}),
  desk: () => null,
  async run({ tx, input: { deskIds, personIds, articleIds } }) {
    await tx.desk.updateMany({ where: { id: { in: deskIds } }, data: { demo: true } })
    await tx.person.updateMany({ where: { id: { in: personIds } }, data: { demo: true } })
    await tx.article.updateMany({ where: { id: { in: articleIds } }, data: { demo: true } })
    // They are invented: nobody is to be invited by mail.
    const people = await tx.person.findMany({ where: { id: { in: personIds } }, select: { email: true } })
    await tx.mail.deleteMany({ where: { to: { in: people.map((person) => person.email) } } })
    return { result: null, audit: { kind: 'demo', targetId: 'demo', after: { deskIds, personIds, articleIds } } }
  },
})

/**
 * Takes the demo's people from every desk but the demo's own, and ends their sessions: anybody at this machine may act as them.
 * Earlier versions put them on the newsroom's first desk.
 */
export const withdrawDemo = command({
  name: 'demo.withdraw',
  permission: 'site:administer',
  input: z.strictObject({}),
  load: async () => ({}),
  desk: () => null,
  async run({ tx, now }) {
    const misplaced = await tx.membership.findMany({ where: MISPLACED })
    const seals: Seal[] = []
    for (const { id, personId } of misplaced) {
      const data = { deletedAt: now, version: { increment: 1 } }
      seals.push(membershipSeal(await tx.membership.update({ where: { id }, data })))
      await tx.person.update({ where: { id: personId }, data: endsSessions })
    }
    if (misplaced.length === 0) return { result: undefined, audit: null }
    const before = { memberships: misplaced.map(({ personId, deskId, role }) => ({ personId, deskId, role })) }
    return { result: undefined, audit: { kind: 'demo', targetId: 'demo', before, after: { memberships: [] }, seals } }
  },
})

/** Roles of the demo's people on desks that aren't the demo's. */
const MISPLACED = { deletedAt: null, person: { demo: true }, desk: { demo: false } } as const

/** Whether the demo's people have a role on a desk that isn't the demo's. */
export const isDemoMisplaced = async () => (await reader().membership.count({ where: MISPLACED })) > 0

/**
 * Removes the demo: its articles with all that belongs to them, its people, the agents and sources that nothing else
 * uses, and its desk. The audit log keeps that it was there. A demo person who has worked on other articles is disabled instead,
 * and a desk on which somebody has brought in work of their own stays.
 */
export const removeDemo = command({
  name: 'demo.remove',
  permission: 'site:administer',
  input: z.strictObject({}),
  load: async () => ({}),
  desk: () => null,
  async run({ tx, actor, now }) {
    const articles = await tx.article.findMany({ where: { demo: true }, select: { id: true } })
    const articleIds = articles.map((row) => row.id)
    await removeArticles({ tx, actor, now }, articleIds)
    const people = await tx.person.findMany({ where: { demo: true }, select: { id: true } })
    const personIds = people.map((row) => row.id)
    await removeUnused(tx, personIds)
    const kept: string[] = []
    const seals: Seal[] = []
    for (const personId of personIds) {
      const { gone, seals: left } = await removePerson(tx, personId, now)
      seals.push(...left)
      if (!gone) kept.push(personId)
    }
    seals.push(...(await closeEmptyDesks(tx, now)))
    return {
      result: { articles: articleIds.length, people: personIds.length - kept.length, disabled: kept.length },
      audit: { kind: 'demo', targetId: 'demo', before: { personIds, articleIds }, after: { disabled: kept }, seals },
    }
  },
})

/** Rows that hang on articles, from the leaves to the root. */
async function removeArticles({ tx, actor, now }: Pick<Scope, 'tx' | 'actor' | 'now'>, articleIds: readonly string[]) {
  const ofArticle = { articleId: { in: [...articleIds] } }
  const claims = await tx.claim.findMany({ where: ofArticle, select: { id: true } })
  const claimIds = claims.map((row) => row.id)
  const ofClaim = { claimId: { in: claimIds } }
  await tx.errorReport.deleteMany({ where: ofClaim })
  const removed = async (kind: SealedKind, rows: Promise<readonly { readonly id: string }[]>) =>
    (await rows).map(({ id }) => removal(kind, id))
  const select = { id: true } as const
  const seals = [
    ...(await removed('correction', tx.correction.findMany({ where: ofClaim, select }))),
    ...(await removed('publication', tx.publication.findMany({ where: ofClaim, select }))),
    ...(await removed('review', tx.review.findMany({ where: ofClaim, select }))),
    ...(await removed('verdict', tx.verdict.findMany({ where: ofClaim, select }))),
    ...(await removed('article-version', tx.articleVersion.findMany({ where: ofArticle, select }))),
    ...claimIds.map((id) => removal('claim', id)),
  ]
  sealRows(tx, actor, 'demo.remove', seals, now)
  await tx.correction.deleteMany({ where: ofClaim })
  await tx.publication.deleteMany({ where: ofClaim })
  await tx.review.deleteMany({ where: ofClaim })
  await tx.verdict.deleteMany({ where: ofClaim })
  await tx.evidence.deleteMany({ where: ofClaim })
  await tx.relation.deleteMany({ where: { OR: [{ fromId: { in: claimIds } }, { toId: { in: claimIds } }] } })
  await tx.chainHop.deleteMany({ where: ofClaim })
  await tx.comment.updateMany({ where: ofArticle, data: { replyToId: null } })
  await tx.comment.deleteMany({ where: ofArticle })
  await tx.reanchoring.deleteMany({ where: { OR: [ofClaim, ofArticle] } })
  await tx.appearance.deleteMany({ where: { OR: [ofClaim, ofArticle] } })
  await tx.act.deleteMany({ where: ofArticle })
  await tx.claim.deleteMany({ where: ofArticle })
  const versions = await tx.articleVersion.findMany({ where: ofArticle, select: { receivedSha256: true } })
  const changed = await tx.changedPage.findMany({ where: ofArticle, select: { receivedSha256: true } })
  await tx.changedPage.deleteMany({ where: ofArticle })
  await tx.watch.deleteMany({ where: ofArticle })
  await tx.textBand.deleteMany({ where: { articleVersion: ofArticle } })
  await tx.articleVersion.deleteMany({ where: ofArticle })
  await tx.article.deleteMany({ where: { id: { in: [...articleIds] } } })
  await tx.received.deleteMany({
    where: {
      sha256: { in: [...versions, ...changed].map((row) => row.receivedSha256) },
      versions: { none: {} },
      changed: { none: {} },
      snapshots: { none: {} },
    },
  })
}

/** Agents and sources that demo people made and that no remaining work uses. */
async function removeUnused(tx: Tx, personIds: readonly string[]) {
  const sources = await tx.source.findMany({
    where: { ownerId: { in: [...personIds] }, evidence: { none: {} }, originOf: { none: {} } },
    select: { id: true },
  })
  const sourceIds = sources.map((row) => row.id)
  await tx.snapshot.deleteMany({ where: { sourceId: { in: sourceIds } } })
  await tx.capture.deleteMany({ where: { sourceId: { in: sourceIds } } })
  await tx.source.deleteMany({ where: { id: { in: sourceIds } } })
  const agents = await tx.agent.findMany({
    where: {
      createdById: { in: [...personIds] },
      hops: { none: {} },
      claims: { none: {} },
      originOf: { none: {} },
    },
    select: { id: true },
  })
  const agentIds = agents.map((row) => row.id)
  await tx.agentAlias.deleteMany({ where: { agentId: { in: agentIds } } })
  await tx.agent.deleteMany({ where: { id: { in: agentIds } } })
}

/** Closes the demo's desk where nothing is left on it, with the roles that colleagues have there. */
async function closeEmptyDesks(tx: Tx, now: Date): Promise<readonly Seal[]> {
  const none = { none: {} }
  const desks = await tx.desk.findMany({
    where: { demo: true, deletedAt: null, articles: none, agents: none, sources: none },
    select: { id: true },
  })
  const closed = { deletedAt: now, version: { increment: 1 } }
  const seals: Seal[] = []
  for (const { id: deskId } of desks) {
    await tx.desk.update({ where: { id: deskId }, data: closed })
    for (const { id } of await tx.membership.findMany({ where: { deskId, deletedAt: null }, select: { id: true } })) {
      seals.push(membershipSeal(await tx.membership.update({ where: { id }, data: closed })))
    }
  }
  return seals
}

/** Removes a person; one whose work remains is disabled, so that the work keeps a name. */
async function removePerson(tx: Tx, personId: string, now: Date): Promise<{ gone: boolean; seals: readonly Seal[] }> {
  const some = { some: {} }
  const worked =
    (await tx.person.count({
      where: {
        id: personId,
        OR: [
          { articles: some },
          { claimsMade: some },
          { claimsSubmitted: some },
          { claimsToReview: some },
          { comments: some },
          { reviews: some },
          { sources: some },
        ],
      },
    })) +
    (await tx.contribution.count({ where: { personId } })) +
    (await tx.publication.count({ where: { publishedById: personId } }))
  if (worked > 0) {
    const disabled = await tx.person.update({
      where: { id: personId },
      data: { demo: false, disabledAt: now, sessionVersion: { increment: 1 } },
    })
    return { gone: false, seals: [personSeal(disabled)] }
  }
  const memberships = await tx.membership.findMany({ where: { personId }, select: { id: true } })
  await tx.membership.deleteMany({ where: { personId } })
  await tx.oneTimeLink.deleteMany({ where: { personId } })
  await tx.key.deleteMany({ where: { personId } })
  await tx.act.deleteMany({ where: { personId } })
  await tx.person.delete({ where: { id: personId } })
  return { gone: true, seals: [removal('person', personId), ...memberships.map(({ id }) => removal('membership', id))] }
}
