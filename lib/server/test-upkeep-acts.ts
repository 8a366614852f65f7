import { DEFAULT_POLICIES } from '@/lib/domain/publish-gate'
import { DEFAULT_RATINGS } from '@/lib/domain/rating'
import {
  makeAgent,
  makeApprovedClaim,
  makeArticle,
  makeClaim,
  makeEvidence,
  makePerson,
  makePublishedClaim,
  makeReadyClaim,
  makeRelation,
  makeSource,
  makeSubmittedClaim,
} from '@/prisma/factories'
import { changeAgent, deleteAgent, restoreAgent } from './claims/agents'
import { addVersion } from './articles/add-version'
import { dropArticle, reopenArticle } from './articles/change'
import { reanchoringQueue } from './articles/reanchoring-queue'
import { articleText, oneArticle } from './articles/show'
import { makeCheckpoint, rotateCheckpointKey } from './audit/checkpoints'
import { closeErrorReport, reportError } from './checks/error-report'
import { publishApproved } from './checks/publish'
import { askAgain } from './claims/ask-again'
import { acceptPlace, keepPlace } from './claims/reanchor'
import { resizeAppearance } from './claims/resize'
import { reviewClaim, submitReady, takeReview } from './claims/review'
import { oneClaim } from './claims/show'
import { addNote } from './claims/comments'
import { replaceConfidentialKey } from './confidential/rekey'
import { declareDemo, withdrawDemo } from './upkeep/demo'
import { addDesk, renameDesk, setDeskPolicies } from './newsroom/desks'
import { changeEvidence, deleteEvidence, restoreEvidence } from './claims/evidence'
import { createKey, revokeKey } from './people/keys'
import { changeSettings } from './newsroom/newsroom'
import { inviteAgain, invitePerson } from './people/accounts'
import { changeName, changePassword, endSessions } from './people/profile'
import { requestReset, setPassword } from './people/sign-in'
import { SYSTEM } from './engine/system-actor'
import { changeRelation, deleteRelation, restoreRelation } from './claims/relations'
import { addScaleVersion } from './newsroom/scales'
import { deleteSource, restoreSource } from './claims/sources'
import type { Desk } from './test-acts'
import { confirmVerdict } from './claims/verdicts'

const ANY = { version: 'any' } as const

/** What is rarer at a desk, and what administrators and the server itself do. */
export const UPKEEP_ACTS: Readonly<Record<string, (desk: Desk) => Promise<unknown>>> = {
  'take a review': async ({ team, articleId }) => {
    const { id } = await makeSubmittedClaim(team.editor, articleId)
    await takeReview(team.reviewer, { id }, ANY)
    await reviewClaim(team.reviewer, { id, decision: 'return', reason: 'By whom?' }, ANY)
  },
  'hand in all that is ready': async ({ team, articleId }) => {
    await makeReadyClaim(team.editor, articleId)
    await submitReady(team.editor, { articleId })
  },
  'publish all that is approved': async ({ team, articleId }) => {
    await makeApprovedClaim(team, articleId)
    await publishApproved(team.chief, { articleId })
  },
  'confirm a verdict': ({ team, id }) => confirmVerdict(team.editor, { claimId: id, kind: 'truth' }, ANY),
  'mark fewer words': async ({ team, articleId }) => {
    const { id } = await makeClaim(team.editor, articleId)
    const [place] = (await oneClaim(team.editor, { id })).appearances
    if (!place) return
    const { text } = await articleText(team.editor, { id: articleId })
    await resizeAppearance(team.editor, { id: place.id, start: place.start, end: text.indexOf(' ', place.start) }, ANY)
  },
  'decide where words went': async ({ team }) => {
    const { id } = await makeArticle(team.editor)
    for (const quote of ['had doubled since spring', 'deny it']) await makeClaim(team.editor, id, { quote })
    const { version } = await oneArticle(team.editor, { id })
    const text = 'Harbour fees\n\nThe minister said that fees have doubled since the spring. Companies denied it all.'
    await addVersion(team.editor, { id, text }, { version })
    for (const { id: waiting, outcome } of (await reanchoringQueue(team.editor, { articleId: id })).items) {
      if (outcome === 'changed') await acceptPlace(team.editor, { id: waiting }, ANY)
      else {
        await keepPlace(team.editor, { id: waiting }, ANY)
        await askAgain(team.editor, { id: waiting }, ANY)
      }
    }
  },
  'change and delete evidence': async ({ team, id: claimId }) => {
    const { id } = await makeEvidence(team.editor, claimId)
    await changeEvidence(team.editor, { id, note: 'The second table.' }, ANY)
    await deleteEvidence(team.editor, { id }, ANY)
    await restoreEvidence(team.editor, { id })
  },
  'change and delete a relation': async ({ team, articleId, id: from }) => {
    const { id } = await makeRelation(team.editor, from, (await makeClaim(team.editor, articleId)).id)
    await changeRelation(team.editor, { id, note: 'Word for word.' }, ANY)
    await deleteRelation(team.editor, { id }, ANY)
    await restoreRelation(team.editor, { id })
  },
  'delete a source and an agent': async ({ team }) => {
    const [source, agent] = [await makeSource(team.editor), await makeAgent(team.editor)]
    await changeAgent(team.editor, { id: agent.id, name: `The port, ${crypto.randomUUID()}` }, ANY)
    await deleteSource(team.editor, { id: source.id }, ANY)
    await restoreSource(team.editor, { id: source.id })
    await deleteAgent(team.editor, { id: agent.id }, ANY)
    await restoreAgent(team.editor, { id: agent.id })
  },
  'write a note': async ({ team, articleId }) => {
    const { version } = await oneArticle(team.editor, { id: articleId })
    await addNote(team.editor, { articleId, version, start: 0, end: 7, text: 'A good headline.' })
  },
  'drop an article': async ({ team }) => {
    const { id } = await makeArticle(team.editor)
    await makeReadyClaim(team.editor, id)
    await dropArticle(team.chief, { id, reason: 'A double.' }, ANY)
    await reopenArticle(team.chief, { id }, ANY)
  },
  'hear from a reader': async ({ team, articleId }) => {
    const { slug } = await makePublishedClaim(team, articleId)
    const { id } = await reportError(null, { slug, text: 'The figure is wrong.' })
    await closeErrorReport(team.chief, { id, outcome: 'stands', reason: 'The figure is right.' })
  },
  'change what is asked for': async ({ team }) => {
    await setDeskPolicies(team.chief, { deskId: team.deskId, policies: { ...DEFAULT_POLICIES } })
    const desk = await addDesk(team.admin, { name: `Desk ${crypto.randomUUID()}` })
    await renameDesk(team.admin, { deskId: desk.id, name: `Desk ${crypto.randomUUID()}` })
    await addScaleVersion(team.admin, { name: `Scale ${crypto.randomUUID()}`, ratings: [...DEFAULT_RATINGS] })
  },
  'name the newsroom': ({ team }) =>
    changeSettings(team.admin, {
      ...{ name: `The Quay ${crypto.randomUUID()}`, logo: null, contact: '', correctionsPolicy: '', methodology: '' },
      ...{ defaultLanguage: 'en', timeZone: 'UTC' },
    }),
  'invite and let in': async ({ team }) => {
    const email = `${crypto.randomUUID()}@newsroom.example`
    const { personId } = await invitePerson(team.admin, { email, name: 'Invited' })
    const { link } = await inviteAgain(team.admin, { personId })
    const token = link.url.split('/').at(-1) ?? ''
    await setPassword(null, { token, password: 'coffee before the deadline' })
  },
  'change a password': async () => {
    const lina = await makePerson({ password: 'coffee before the deadline' })
    await changeName(lina, { name: 'Lina F.' })
    await changePassword(lina, { current: 'coffee before the deadline', password: 'tea after the deadline' })
    await endSessions(lina, {})
    await requestReset(lina.email, '198.51.100.7')
  },
  'make and revoke a key': async ({ team }) => {
    const { keyId } = await createKey(team.editor, { name: 'A key', scope: 'read' })
    await revokeKey(team.admin, { keyId })
  },
  'take sample people from a desk': async ({ team }) => {
    const { personId } = await makePerson({ role: 'chief', deskId: team.deskId })
    await declareDemo(SYSTEM, { deskIds: [], personIds: [personId], articleIds: [] })
    await withdrawDemo(SYSTEM, {})
  },
  'sign where the log stands': async ({ team }) => {
    await makeCheckpoint(team.admin, {})
    await rotateCheckpointKey(team.admin, {})
  },
  'replace the confidential key': async ({ team }) => {
    await makeSource(team.editor, { title: 'A letter', confidential: true, identity: 'The harbour master' })
    await replaceConfidentialKey(team.admin, { dropLost: false })
  },
}
