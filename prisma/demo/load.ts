import type { Actor } from '@/lib/policy/actor'
import { addAgent, deskAgents } from '@/lib/server/claims/agents'
import { addVersion } from '@/lib/server/articles/add-version'
import { changeArticle } from '@/lib/server/articles/change'
import { importArticle } from '@/lib/server/articles/import'
import { articleText, oneArticle } from '@/lib/server/articles/show'
import { correctClaim, publishClaim, retractClaim } from '@/lib/server/checks/publish'
import { describeClaim } from '@/lib/server/claims/describe'
import { locate, markClaim } from '@/lib/server/claims/mark'
import { dropClaim, reviewClaim, submitClaim } from '@/lib/server/claims/review'
import { oneClaim } from '@/lib/server/claims/show'
import { addComment, addNote } from '@/lib/server/claims/comments'
import { declareDemo } from '@/lib/server/upkeep/demo'
import { attachEvidence } from '@/lib/server/claims/evidence'
import { setMembership } from '@/lib/server/people/memberships'
import { SYSTEM } from '@/lib/server/engine/system-actor'
import { relateClaims } from '@/lib/server/claims/relations'
import { addSource } from '@/lib/server/claims/sources'
import { giveVerdict } from '@/lib/server/claims/verdicts'
import { makeDesk, makeNewsroom, makePerson } from '../factories'
import { HARBOUR } from './harbour'
import type { SampleArticle, SampleClaim } from './sample'
import { WATER } from './water'

/** The people of the demo; they have no password: a visitor on this machine tries them from the sign-in page. */
interface Cast {
  readonly editor: Actor
  readonly reviewer: Actor
  readonly chief: Actor
}

/** The desk of the demo, by the name that its people see. */
const DESK = 'Sample newsroom'

/**
 * Loads two sample articles with worked claims in every state, and an editor, a reviewer and a chief, on a desk of their own. The
 * owner belongs to it too, to look at what is there.
 */
export async function loadDemo(): Promise<void> {
  const { owner } = await makeNewsroom()
  const { id: deskId } = await makeDesk({ name: DESK })
  await declareDemo(SYSTEM, { deskIds: [deskId], personIds: [], articleIds: [] })
  const cast = {
    editor: await makePerson({ name: 'Lina Farah', email: 'lina@demo.example', role: 'editor', deskId }),
    reviewer: await makePerson({ name: 'Omar Brandis', email: 'omar@demo.example', role: 'reviewer', deskId }),
    chief: await makePerson({ name: 'Amal Iversen', email: 'amal@demo.example', role: 'chief', deskId }),
  }
  const personIds = Object.values(cast).map((person) => person.personId)
  await declareDemo(SYSTEM, { deskIds: [], personIds, articleIds: [] })
  for (const sample of [HARBOUR, WATER]) await loadSample(cast, sample)
  await setMembership(SYSTEM, { personId: owner.personId, deskId, role: 'chief' })
}

async function loadSample(cast: Cast, sample: SampleArticle) {
  const { editor, chief } = cast
  const { id: articleId } = await importArticle(editor, {
    text: sample.received,
    publishedAt: sample.publishedAt,
    outlet: sample.outlet,
    known: 'import',
  })
  await declareDemo(SYSTEM, { deskIds: [], personIds: [], articleIds: [articleId] })
  const { version } = await oneArticle(chief, { id: articleId })
  const { publicTextGround } = sample
  if (publicTextGround !== null)
    await changeArticle(chief, { id: articleId, publicText: 'full', publicTextGround }, { version })
  const known = new Set((await deskAgents(editor, {})).items.map((agent) => agent.name))
  for (const agent of sample.agents) if (!known.has(agent.name)) await addAgent(editor, agent)
  const sources = new Map<string, string>()
  for (const [key, source] of Object.entries(sample.sources)) sources.set(key, (await addSource(editor, source)).id)
  const claims = new Map<string, string>()
  for (const claim of sample.claims) claims.set(claim.key, await workClaim(cast, articleId, claim, sources))
  for (const { from, to, ...relation } of sample.relations) {
    await relateClaims(editor, { ...relation, from: idOf(claims, from), to: idOf(claims, to) })
  }
  for (const claim of sample.claims) await bringToState(cast, idOf(claims, claim.key), claim)
  if (sample.note) {
    const { text } = await articleText(editor, { id: articleId })
    const { start, end } = locate(text, { quote: sample.note.quote })
    await addNote(editor, { articleId, version: 1, start, end, text: sample.note.text })
  }
  if (sample.revised) {
    const text = sample.revised.reduce((received, { from, to }) => received.replace(from, to), sample.received)
    const { version: seen } = await oneArticle(editor, { id: articleId })
    await addVersion(editor, { id: articleId, text }, { version: seen })
  }
}

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const found = ids.get(key)
  if (found === undefined) throw new Error(`the sample names "${key}", which it does not have`)
  return found
}

/** Marks, describes, and gives evidence and verdicts. */
async function workClaim(
  { editor }: Cast,
  articleId: string,
  claim: SampleClaim,
  sources: ReadonlyMap<string, string>,
): Promise<string> {
  const speaking = claim.chain.find((hop) => hop.agent === claim.speaker)
  const { id } = await markClaim(editor, {
    articleId,
    quote: claim.quote,
    statement: claim.statement,
    type: claim.type,
    polarity: claim.polarity,
    checkWorthiness: claim.checkWorthiness,
    speaker: { name: claim.speaker, kind: speaking?.kind ?? 'person' },
    chain: claim.chain.map(({ agent, kind, ...hop }) => ({ ...hop, kind, agent: { name: agent, kind } })),
  })
  const agents = new Map((await deskAgents(editor, { limit: 200 })).items.map((agent) => [agent.name, agent.id]))
  for (const { source, origin, ...evidence } of claim.evidence) {
    await attachEvidence(editor, {
      ...evidence,
      claimId: id,
      sourceId: idOf(sources, source),
      ...(origin === undefined ? {} : { originId: idOf(agents, origin) }),
    })
  }
  for (const verdict of claim.verdicts) await giveVerdict(editor, { ...verdict, claimId: id })
  if (claim.comment) await addComment(editor, { claimId: id, text: claim.comment })
  return id
}

/** Takes a worked claim through the workflow, each step by whose it is. */
async function bringToState({ editor, reviewer, chief }: Cast, id: string, claim: SampleClaim) {
  const seen = async () => ({ version: (await oneClaim(editor, { id })).version })
  const approve = async () => {
    await submitClaim(editor, { id }, await seen())
    await reviewClaim(reviewer, { id, decision: 'approve' }, await seen())
  }
  const reason = claim.reason ?? ''
  if (claim.state === 'dropped') await dropClaim(editor, { id, reason }, await seen())
  if (claim.state === 'submitted') await submitClaim(editor, { id }, await seen())
  if (claim.state === 'returned') {
    await submitClaim(editor, { id }, await seen())
    await reviewClaim(reviewer, { id, decision: 'return', reason }, await seen())
  }
  if (claim.state === 'approved') await approve()
  if (claim.state === 'published' || claim.state === 'retracted') {
    await approve()
    await publishClaim(chief, { id }, await seen())
  }
  if (claim.state === 'retracted') await retractClaim(chief, { id, reason }, await seen())
  if (claim.correction) {
    await describeClaim(editor, { id, ...claim.correction.change }, await seen())
    await approve()
    await correctClaim(chief, { id, kind: claim.correction.kind, note: claim.correction.note }, await seen())
  }
}
