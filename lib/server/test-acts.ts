import {
  changeDescription,
  makeAgent,
  makeApprovedClaim,
  makeArticle,
  makeClaim,
  makeComment,
  makeEvidence,
  makePerson,
  makePublishedClaim,
  makeReadyClaim,
  makeRelation,
  makeReview,
  makeSource,
  makeSubmittedClaim,
  makeVerdict,
  type Team,
} from '@/prisma/factories'
import { mergeAgent, oneAgent } from './claims/agents'
import { annotateArticle } from './annotations/annotate'
import { addVersion } from './articles/add-version'
import { changeArticle } from './articles/change'
import { oneArticle } from './articles/show'
import { correctClaim, publishClaim, retractClaim } from './checks/publish'
import { deleteClaim, restoreClaim } from './claims/remove'
import { dropClaim, reopenClaim, submitClaim, withdrawClaim } from './claims/review'
import { oneClaim } from './claims/show'
import { disablePerson, enablePerson, setAdmin } from './people/accounts'
import { removeMembership, setMembership } from './people/memberships'
import { purge } from './upkeep/purge'
import { bootstrap } from './upkeep/bootstrap'
import { exportArticle } from './reports/export'
import { changeSource, oneSource } from './claims/sources'
import { redo, undo } from './undo/undo'
import { takeBackVerdict } from './claims/verdicts'

/** What any of the acts can work with. */
export interface Desk {
  readonly team: Team
  readonly articleId: string
  /** One of the article's claims. */
  readonly id: string
  readonly seen: { readonly version: number }
}

/** What people do all day. What is not possible at the moment is refused, and changes nothing. */
export const DESK_ACTS: Readonly<Record<string, (desk: Desk) => Promise<unknown>>> = {
  mark: ({ team, articleId }) => makeClaim(team.editor, articleId),
  prepare: ({ team, articleId }) => makeReadyClaim(team.editor, articleId),
  'hand in another': ({ team, articleId }) => makeSubmittedClaim(team.editor, articleId),
  'approve another': ({ team, articleId }) => makeApprovedClaim(team, articleId),
  'publish another': ({ team, articleId }) => makePublishedClaim(team, articleId),
  describe: ({ team, id }) => changeDescription(team.editor, id, { statement: `Fees rose, ${crypto.randomUUID()}.` }),
  attach: ({ team, id }) => makeEvidence(team.editor, id),
  judge: ({ team, id }) => makeVerdict(team.editor, id, { rating: 'mostly-true' }),
  'judge by another': ({ team, id }) => makeVerdict(team.reviewer, id, { justification: 'The reviewer’s words.' }),
  'take a verdict back': ({ team, id, seen }) => takeBackVerdict(team.editor, { claimId: id, kind: 'truth' }, seen),
  comment: ({ team, id }) => makeComment(team.editor, id),
  relate: async ({ team, articleId, id }) =>
    makeRelation(team.editor, id, (await makeClaim(team.editor, articleId)).id),
  submit: ({ team, id, seen }) => submitClaim(team.editor, { id }, seen),
  withdraw: ({ team, id, seen }) => withdrawClaim(team.editor, { id }, seen),
  approve: ({ team, id }) => makeReview(team.reviewer, id),
  return: async ({ team, articleId }) => {
    const { id } = await makeSubmittedClaim(team.editor, articleId)
    await makeReview(team.reviewer, id, { decision: 'return', reason: 'By whom?' })
  },
  publish: async ({ team, articleId }) => {
    const { id } = await makeApprovedClaim(team, articleId)
    await publishClaim(team.chief, { id }, await seenNow(team, id))
  },
  correct: async ({ team, articleId }) => {
    const { id } = await makePublishedClaim(team, articleId)
    await changeDescription(team.editor, id, { statement: 'Harbour fees rose by half.' })
    await submitClaim(team.editor, { id }, await seenNow(team, id))
    await makeReview(team.reviewer, id)
    await correctClaim(team.chief, { id, kind: 'correction', note: 'A figure was wrong.' }, await seenNow(team, id))
  },
  retract: async ({ team, articleId }) => {
    const { id } = await makePublishedClaim(team, articleId)
    await retractClaim(team.chief, { id, reason: 'It was wrong.' }, await seenNow(team, id))
  },
  drop: ({ team, id, seen }) => dropClaim(team.chief, { id, reason: 'Not worth it.' }, seen),
  'drop and reopen': async ({ team, id, seen }) => {
    await dropClaim(team.chief, { id, reason: 'Not worth it.' }, seen)
    await reopenClaim(team.chief, { id }, await seenNow(team, id))
  },
  'delete and restore': async ({ team, id, seen }) => {
    await deleteClaim(team.editor, { id }, seen)
    await restoreClaim(team.editor, { id })
  },
  delete: ({ team, id, seen }) => deleteClaim(team.editor, { id }, seen),
  undo: ({ team, articleId }) => undo(team.editor, { articleId }),
  redo: async ({ team, articleId }) => {
    await undo(team.editor, { articleId })
    await redo(team.editor, { articleId })
  },
  'merge agents': async ({ team, id }) => {
    const [one, other] = [await makeAgent(team.editor), await makeAgent(team.editor)]
    const { name } = await oneAgent(team.editor, { id: one.id })
    await changeDescription(team.editor, id, { speaker: { name, kind: 'person' } })
    const { version } = await oneAgent(team.editor, { id: one.id })
    await mergeAgent(team.editor, { id: one.id, into: other.id }, { version })
  },
  'name the article anew': async ({ team, articleId }) => {
    const { version } = await oneArticle(team.editor, { id: articleId })
    await changeArticle(team.editor, { id: articleId, title: `Fees, ${crypto.randomUUID()}` }, { version })
  },
  'add a text': async ({ team, articleId }) => {
    const { version } = await oneArticle(team.editor, { id: articleId })
    const text = `Harbour fees rose, says ${crypto.randomUUID()}\n\nUnnamed officials told of a secret list.`
    await addVersion(team.editor, { id: articleId, text }, { version })
  },
  'take over annotations': async ({ team, articleId }) => {
    const file = await exportArticle(team.editor, { articleId, format: 'json' })
    const other = await makeArticle(team.editor)
    await annotateArticle(team.editor, { articleId: other.id, json: JSON.parse(file.body) })
  },
  'hide a source': async ({ team, id }) => {
    const source = await makeSource(team.editor, { title: 'A letter from the port' })
    await makeEvidence(team.editor, id, { sourceId: source.id })
    const { version } = await oneSource(team.editor, { id: source.id })
    const hidden = { confidential: true, title: 'A letter', identity: 'The harbour master' }
    await changeSource(team.editor, { id: source.id, ...hidden }, { version })
  },
  'move people': async ({ team }) => {
    const { personId } = await makePerson({ role: 'editor', deskId: team.deskId })
    await setMembership(team.admin, { personId, deskId: team.deskId, role: 'chief' })
    await removeMembership(team.admin, { personId, deskId: team.deskId })
    await setMembership(team.admin, { personId, deskId: team.deskId, role: 'reviewer' })
    await setAdmin(team.admin, { personId, admin: true })
    await disablePerson(team.admin, { personId })
    await enablePerson(team.admin, { personId })
  },
  purge: () => purge(new Date(Date.now() + 365 * 24 * 60 * 60 * 1000)),
  'start again': () => bootstrap(),
}

export const seenNow = async (team: Team, id: string) => ({ version: (await oneClaim(team.chief, { id })).version })
