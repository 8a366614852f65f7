import type { Actor, MaybeActor } from '@/lib/policy/actor'
import { deleteAgent, oneAgent } from '@/lib/server/claims/agents'
import { addVersion } from '@/lib/server/articles/add-version'
import { changeArticle, dropArticle } from '@/lib/server/articles/change'
import { reanchoringQueue } from '@/lib/server/articles/reanchoring-queue'
import { oneArticle } from '@/lib/server/articles/show'
import { reportError } from '@/lib/server/checks/error-report'
import { publishClaim } from '@/lib/server/checks/publish'
import { keepPlace } from '@/lib/server/claims/reanchor'
import { deleteClaim } from '@/lib/server/claims/remove'
import { dropClaim } from '@/lib/server/claims/review'
import { oneClaim } from '@/lib/server/claims/show'
import { deleteComment, oneComment } from '@/lib/server/claims/comments'
import { deleteEvidence, oneEvidence } from '@/lib/server/claims/evidence'
import { createKey } from '@/lib/server/people/keys'
import { invitePerson } from '@/lib/server/people/accounts'
import { deleteRelation, oneRelation } from '@/lib/server/claims/relations'
import { noteSessionUse } from '@/lib/server/people/sessions'
import { SYSTEM } from '@/lib/server/engine/system-actor'
import { deleteSource, oneSource } from '@/lib/server/claims/sources'
import { storeSignInLink, storeSnapshot, storeWatch } from '@/lib/server/test-rows'
import {
  makeAgent,
  makeApprovedClaim,
  makeArticle,
  makeClaim,
  makeComment,
  makeEvidence,
  makePerson,
  makeReadyClaim,
  makeRelation,
  makeSource,
  makeSubmittedClaim,
  makeTeam,
  type Team,
} from '@/prisma/factories'

/** Somebody of each kind, and something of each kind, for tests that try everything. */

export const IDENTITIES = ['anonymous', 'disabled', 'stranger', 'editor', 'reviewer', 'chief', 'admin'] as const
export type Identity = (typeof IDENTITIES)[number]

export type World = Awaited<ReturnType<typeof makeWorld>>

/** Who does nothing but ask, by identity; a disabled person is for the server as anonymous as anybody. */
export function actorOf(world: World, who: Identity): MaybeActor {
  return who === 'anonymous' || who === 'disabled' ? null : world.team[who]
}

export async function makeWorld() {
  const team = await makeTeam()
  const { deskId, editor, reviewer, chief } = team
  const disabled = await makePerson({ role: 'chief', deskId, disabled: true })
  const article = await makeArticle(editor)
  const claim = await makeReadyClaim(editor, article.id)
  const other = await makeReadyClaim(editor, article.id)
  const evidence = await makeEvidence(editor, claim.id)
  const verdict = (await oneClaim(editor, claim)).truthVerdict
  const place = (await oneClaim(editor, claim)).appearances[0]
  const members = { editor, reviewer, chief }
  const published = await makeApprovedClaim(team, article.id)
  const { slug } = await publishClaim(chief, published, await seen(chief, published.id))
  const approved = await makeApprovedClaim(team, article.id)
  const source = await makeSource(editor)
  const marks = await waitingMarks(editor)
  return {
    team,
    disabled,
    deskId,
    articleId: article.id,
    emptyArticleId: (await makeArticle(editor)).id,
    droppedArticleId: await droppedArticle(editor),
    claimId: claim.id,
    otherClaimId: other.id,
    approvedClaimId: approved.id,
    publishedClaimId: published.id,
    slug,
    errorReportId: (await reportError(null, { slug, text: 'The figure is wrong.' })).id,
    articleSlug: (await oneArticle(editor, { id: article.id })).slug ?? '',
    fullArticleSlug: await fullArticle(team),
    droppedClaimId: await droppedClaim(editor, article.id),
    deletedClaimId: await deletedClaim(editor, article.id),
    submitted: await byMember(members, async (who) => (await makeSubmittedClaim(who, article.id)).id),
    evidenceId: evidence.id,
    deletedEvidenceId: await deletedEvidence(editor, other.id),
    verdictId: verdict?.id ?? '',
    appearanceId: place?.id ?? '',
    ...marks,
    ...(await watchedPages(editor)),
    relationId: (await makeRelation(editor, claim.id, other.id)).id,
    deletedRelationId: await deletedRelation(editor, claim.id, other.id),
    comments: await byMember(members, async (who) => (await makeComment(who, claim.id)).id),
    deletedComments: await byMember(members, (who) => deletedComment(who, claim.id)),
    agentId: (await makeAgent(editor)).id,
    otherAgentId: (await makeAgent(editor)).id,
    deletedAgentId: await deletedAgent(editor),
    sourceId: source.id,
    deletedSourceId: await deletedSource(editor),
    ...(await storeSnapshot(source.id, editor)),
    sessionIds: await byMember({ ...members, stranger: team.stranger, admin: team.admin }, openSession),
    keyIds: await byMember(
      { ...members, stranger: team.stranger, admin: team.admin },
      async (who) => (await createKey(who, { name: 'A key', scope: 'read' })).keyId,
    ),
    ...(await links()),
  }
}

const seen = async (actor: Actor, id: string) => ({ version: (await oneClaim(actor, { id })).version })

async function byMember<Name extends string>(
  people: Readonly<Record<Name, Actor>>,
  make: (who: Actor) => Promise<string>,
): Promise<Readonly<Record<string, string>>> {
  const made: Record<string, string> = {}
  for (const [name, who] of Object.entries<Actor>(people)) made[name] = await make(who)
  return made
}

/** An article whose whole text is public. */
async function fullArticle(team: Team) {
  const { id } = await makeArticle(team.chief)
  const claim = await makeApprovedClaim(team, id)
  await publishClaim(team.chief, claim, await seen(team.chief, claim.id))
  const { version } = await oneArticle(team.chief, { id })
  await changeArticle(team.chief, { id, publicText: 'full', publicTextGround: 'Our own report.' }, { version })
  return (await oneArticle(team.chief, { id })).slug ?? ''
}

/** Marks of an article that got a new text: one waits for a decision, one was left on the old. */
async function waitingMarks(editor: Actor) {
  const { id, text } = await makeArticle(editor)
  for (const quote of ['harbour fees had doubled', 'secret list of exempt ships'])
    await makeClaim(editor, id, { quote })
  const changed = text.replace('had doubled', 'had nearly doubled').replace('exempt ships', 'exempted ships')
  await addVersion(editor, { id, text: changed }, { version: (await oneArticle(editor, { id })).version })
  const [waiting, kept] = (await reanchoringQueue(editor, { articleId: id })).items
  if (kept) await keepPlace(editor, { id: kept.id }, { version: kept.version })
  return { waitingId: waiting?.id ?? '', keptId: kept?.id ?? '' }
}

/** Articles with an address: one that nobody watches, a watched one, and one whose changed text was dismissed. */
async function watchedPages(editor: Actor) {
  const made = () => makeArticle(editor, { canonicalUrl: 'https://press.org/fees', known: 'import' })
  const [free, watched, dismissed] = [await made(), await made(), await made()]
  const article = async ({ id }: { readonly id: string }) => oneArticle(editor, { id })
  const { watchId, changedPageId } = await storeWatch(await article(watched), editor.personId)
  const { changedPageId: dismissedPageId } = await storeWatch(await article(dismissed), editor.personId, 'dismissed')
  return { unwatchedArticleId: free.id, watchedArticleId: watched.id, watchId, changedPageId, dismissedPageId }
}

async function droppedArticle(editor: Actor) {
  const { id } = await makeArticle(editor)
  await dropArticle(editor, { id, reason: 'A double.' }, { version: (await oneArticle(editor, { id })).version })
  return id
}

async function droppedClaim(editor: Actor, articleId: string) {
  const { id } = await makeReadyClaim(editor, articleId)
  await dropClaim(editor, { id, reason: 'An opinion.' }, await seen(editor, id))
  return id
}

async function deletedClaim(editor: Actor, articleId: string) {
  const { id } = await makeReadyClaim(editor, articleId)
  await deleteClaim(editor, { id }, await seen(editor, id))
  return id
}

async function deletedEvidence(editor: Actor, claimId: string) {
  const { id } = await makeEvidence(editor, claimId)
  await deleteEvidence(editor, { id }, { version: (await oneEvidence(editor, { id })).version })
  return id
}

async function deletedSource(editor: Actor) {
  const { id } = await makeSource(editor)
  await deleteSource(editor, { id }, { version: (await oneSource(editor, { id })).version })
  return id
}

async function deletedAgent(editor: Actor) {
  const { id } = await makeAgent(editor)
  await deleteAgent(editor, { id }, { version: (await oneAgent(editor, { id })).version })
  return id
}

async function deletedRelation(editor: Actor, from: string, to: string) {
  const { id } = await makeRelation(editor, from, to, { type: 'elaborates' })
  await deleteRelation(editor, { id }, { version: (await oneRelation(editor, { id })).version })
  return id
}

async function deletedComment(who: Actor, claimId: string) {
  const { id } = await makeComment(who, claimId)
  await deleteComment(who, { id }, { version: (await oneComment(who, { id })).version })
  return id
}

/** Open one-time links, and whom they are for. */
async function links() {
  const { personId, link } = await invitePerson(SYSTEM, { email: 'new@newsroom.example', name: 'Somebody New' })
  const signIn = await storeSignInLink(personId)
  const tokenOf = (url: string | undefined) => url?.split('/').at(-1) ?? ''
  return { invitedId: personId, invitationToken: tokenOf(link?.url), signInToken: tokenOf(signIn.url) }
}

async function openSession({ personId }: Actor): Promise<string> {
  const sessionId = `session of ${personId}`
  const expiresAt = new Date(Date.now() + 24 * 60 * 60 * 1000)
  await noteSessionUse({ sessionId, personId, startedAt: new Date(), expiresAt }, 'Firefox · Linux')
  return sessionId
}
