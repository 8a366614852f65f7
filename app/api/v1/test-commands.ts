import { DEFAULT_POLICIES } from '@/lib/domain/publish-gate'
import { DEFAULT_RATINGS } from '@/lib/domain/rating'
import { DEFAULT_WATCH_POLICY } from '@/lib/domain/watching/watch-policy'
import type { MaybeActor } from '@/lib/policy/actor'
import { changePassword } from '@/lib/server/people/profile'
import { printResetLink } from '@/lib/server/people/sign-in'
import type { Identity, World } from './test-world'
import { QUOTE, type Right } from './test-rights'

interface CommandEntry {
  readonly right: Right
  /** What it is tried with: what somebody who may would really send. */
  readonly input: (world: World, who: Identity) => unknown
  /** For the one command whose preparation writes: called by its front door. */
  readonly direct?: (world: World, actor: MaybeActor) => Promise<unknown>
}

const needs = (right: Right, input: CommandEntry['input'] = () => ({})): CommandEntry => ({ right, input })
/** Of things that belong to who made them: one's own, or for others the editor's. */
const own = (things: Readonly<Record<string, string>>, who: Identity) => things[who] ?? things.editor
const nothingBrought = ({ articleId }: World) => ({ articleId, claims: [], comments: [], agents: [], sources: [] })

export const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  'agent.add': needs('claim', (w) => ({ deskId: w.deskId, name: 'A minister', kind: 'person' })),
  'agent.change': needs('claim', (w) => ({ id: w.agentId, name: 'Another name' })),
  'agent.merge': needs('claim', (w) => ({ id: w.agentId, into: w.otherAgentId })),
  'agent.delete': needs('claim', (w) => ({ id: w.agentId })),
  'agent.restore': needs('claim', (w) => ({ id: w.deletedAgentId })),
  'source.add': needs('claim', (w) => ({ deskId: w.deskId, title: 'A register' })),
  'source.change': needs('claim', (w) => ({ id: w.sourceId, title: 'Another register' })),
  'source.delete': needs('claim', (w) => ({ id: w.sourceId })),
  'source.restore': needs('claim', (w) => ({ id: w.deletedSourceId })),
  'source.open-identity': needs('claim', (w) => ({ id: w.sourceId })),
  'source.request-snapshot': needs('claim', (w) => ({ id: w.sourceId })),
  'source.settle-snapshot': needs('administer', (w) => ({ id: w.captureId, copy: null })),
  'relation.add': needs('claim', (w) => ({ from: w.claimId, to: w.otherClaimId, type: 'supports' })),
  'relation.change': needs('claim', (w) => ({ id: w.relationId, note: 'A note.' })),
  'relation.delete': needs('claim', (w) => ({ id: w.relationId })),
  'relation.restore': needs('claim', (w) => ({ id: w.deletedRelationId })),
  'comment.add': needs('claim', (w) => ({ claimId: w.claimId, text: 'Who says this?' })),
  'note.add': needs('claim', (w) => ({ articleId: w.articleId, version: 1, start: 0, end: 7, text: 'Check.' })),
  'comment.change': needs('claim', (w, who) => ({ id: own(w.comments, who), text: 'Who said this?' })),
  'comment.delete': needs('claim', (w, who) => ({ id: own(w.comments, who) })),
  'comment.restore': needs('claim', (w, who) => ({ id: own(w.deletedComments, who) })),
  'comment.resolve': needs('claim', (w) => ({ id: w.comments.editor })),
  'evidence.attach': needs('claim', (w) => ({ claimId: w.claimId, sourceId: w.sourceId, stance: 'context' })),
  'evidence.change': needs('claim', (w) => ({ id: w.evidenceId, note: 'A note.' })),
  'evidence.delete': needs('claim', (w) => ({ id: w.evidenceId })),
  'evidence.restore': needs('claim', (w) => ({ id: w.deletedEvidenceId })),
  'verdict.give': needs('claim', (w) => ({ claimId: w.claimId, kind: 'truth', rating: 'false', asOf: '2026-03-02' })),
  'verdict.take-back': needs('claim', (w) => ({ claimId: w.claimId, kind: 'truth' })),
  'claim.mark': needs('claim', (w) => ({ articleId: w.articleId, quote: QUOTE })),
  'claim.import': needs('claim', (w) => ({
    ...{ articleId: w.articleId, number: null, mark: { quote: QUOTE }, needsRecheck: false },
    ...{ evidence: [], verdicts: [], comments: [], relations: [] },
  })),
  'claim.describe': needs('claim', (w) => ({ id: w.claimId, statement: 'Fees rose.' })),
  'claim.submit': needs('claim', (w) => ({ id: w.claimId })),
  'claim.withdraw': needs('claim', (w, who) => ({ id: own(w.submitted, who) })),
  'claim.take': needs('review', (w) => ({ id: w.submitted.editor })),
  'claim.drop': needs('claim', (w) => ({ id: w.claimId, reason: 'An opinion.' })),
  'claim.reopen': needs('claim', (w) => ({ id: w.droppedClaimId })),
  'claim.delete': needs('claim', (w) => ({ id: w.claimId })),
  'claim.restore': needs('claim', (w) => ({ id: w.deletedClaimId })),
  'claim.review': needs('review', (w) => ({ id: w.submitted.editor, decision: 'approve' })),
  'appearance.resize': needs('claim', (w) => ({ id: w.appearanceId, start: 0, end: 7 })),
  'appearance.resize-back': needs('claim', (w) => ({
    ...{ id: w.appearanceId, start: 0, end: 7 },
    ...{ marked: [], since: '2026-03-02T00:00:00.000Z' },
  })),
  'appearance.delete': needs('claim', (w) => ({ id: w.appearanceId })),
  'appearance.accept': needs('claim', (w) => ({ id: w.waitingId })),
  'appearance.reattach': needs('claim', (w) => ({ id: w.waitingId, start: 0, end: 7 })),
  'appearance.keep': needs('claim', (w) => ({ id: w.waitingId })),
  'appearance.ask-again': needs('claim', (w) => ({ id: w.keptId })),
  'verdict.confirm': needs('claim', (w) => ({ claimId: w.claimId, kind: 'truth' })),
  'article.confirm-verdicts': needs('claim', (w) => ({ articleId: w.articleId, claims: [{ id: w.claimId }] })),
  'article.ask-verdicts-again': needs('claim', (w) => ({
    articleId: w.articleId,
    verdicts: [{ claimId: w.claimId, kind: 'truth' }],
  })),
  'annotation.remember': needs('claim', (w) => ({ ...nothingBrought(w), since: new Date() })),
  'annotation.take-back': needs('claim', nothingBrought),
  'annotation.bring-back': needs('claim', nothingBrought),
  'article.add-version': needs('article', (w) => ({ id: w.articleId, text: 'A headline\n\nA sentence.' })),
  'watch.start': needs('article', (w) => ({ articleId: w.unwatchedArticleId })),
  'watch.stop': needs('article', (w) => ({ id: w.watchId })),
  'watch.ask-now': needs('article', (w) => ({ id: w.watchId })),
  'watch.settle': needs('administer', (w) => ({
    ...{ id: w.watchId, at: new Date(), chance: 0.5, asked: { url: null, watchVersion: 1 } },
    seen: {
      ...{ outcome: 'same', status: 200, finalUrl: null, retryAfter: null, sha256: null, etag: null },
      ...{ lastModified: null, againstVersion: 1, asCurrent: true, page: null },
    },
  })),
  'changed-page.dismiss': needs('article', (w) => ({ id: w.changedPageId, reason: 'No news.' })),
  'changed-page.reopen': needs('article', (w) => ({ id: w.dismissedPageId })),
  'article.import': needs('article', (w) => ({ deskId: w.deskId, text: 'A headline\n\nA sentence.' })),
  'article.change': needs('article', (w) => ({ id: w.articleId, outlet: 'The Pier' })),
  'article.drop': needs('article', (w) => ({ id: w.articleId, reason: 'A double.' })),
  'article.reopen': needs('article', (w) => ({ id: w.droppedArticleId })),
  'article.give-up-act': needs('article', (w) => ({ articleId: w.articleId, actId: 'none' })),
  'article.undo': needs('article', (w) => ({ articleId: w.articleId })),
  'article.redo': needs('article', (w) => ({ articleId: w.articleId })),
  'article.submit-ready': needs('claim', (w) => ({ articleId: w.articleId })),
  'check.publish': needs('publish', (w) => ({ id: w.approvedClaimId })),
  'check.correct': needs('publish', (w) => ({ id: w.publishedClaimId, kind: 'update', note: 'New figures.' })),
  'check.retract': needs('publish', (w) => ({ id: w.publishedClaimId, reason: 'It was wrong.' })),
  'article.publish-approved': needs('publish', (w) => ({ articleId: w.articleId })),
  'desk.set-policies': needs('desk policies', (w) => ({ deskId: w.deskId, policies: DEFAULT_POLICIES })),
  'desk.set-watching': needs('desk policies', (w) => ({ deskId: w.deskId, watching: DEFAULT_WATCH_POLICY })),
  'error.close': needs('publish', (w) => ({ id: w.errorReportId, outcome: 'stands', reason: 'The figure is right.' })),
  'error.report': needs('read published', (w) => ({ slug: w.slug, text: 'The figure is wrong.' })),
  'person.request-reset': needs('read published', () => ({ email: 'new@newsroom.example' })),
  'person.set-password': needs('read published', (w) => ({
    token: w.invitationToken,
    password: 'a long new password',
  })),
  'session.start-by-link': needs('read published', (w) => ({ token: w.signInToken })),
  'person.change-name': needs('own account', () => ({ name: 'A new name' })),
  'person.change-language': needs('own account', () => ({ language: 'ar' })),
  'person.change-password': {
    ...needs('own account'),
    direct: (_, actor) => changePassword(actor, { current: 'a wrong password', password: 'a long new password' }),
  },
  'person.end-sessions': needs('own account'),
  'session.end-other': needs('own account', (w, who) => ({ sessionId: own(w.sessionIds, who) })),
  'session.end': needs('own account', () => ({ sessionId: 'session', expiresAt: new Date(Date.now() + 60_000) })),
  'key.create': needs('own account', () => ({ name: 'A key', scope: 'write' })),
  'key.revoke': needs('own account', (w, who) => ({ keyId: own(w.keyIds, who) })),
  'scale.add-version': needs('administer', () => ({ name: 'Another scale', ratings: DEFAULT_RATINGS })),
  'newsroom.found': needs('administer', () => ({ ownerEmail: 'somebody@newsroom.example' })),
  'audit.checkpoint': needs('administer', () => ({})),
  'audit.rotate-key': needs('administer', () => ({})),
  'newsroom.change-settings': needs('administer', () => ({
    ...{ name: 'The Newsroom', logo: null, contact: '', correctionsPolicy: '', methodology: '' },
    ...{ defaultLanguage: 'en', timeZone: 'UTC' },
  })),
  'backup.make': needs('administer', () => ({ fileName: 'stet.db' })),
  'backup.restore': needs('administer', () => ({ fileName: 'stet.db' })),
  'confidential.reseal': needs('administer', () => ({ table: 'source', after: '', dropLost: false })),
  'confidential.replace-key': needs('administer'),
  'demo.declare': needs('administer', () => ({ deskIds: [], personIds: [], articleIds: [] })),
  'demo.remove': needs('administer'),
  'demo.withdraw': needs('administer'),
  'desk.add': needs('administer', () => ({ name: 'A new desk' })),
  'desk.rename': needs('administer', (w) => ({ deskId: w.deskId, name: 'Another name' })),
  'person.invite': needs('administer', () => ({ email: 'another@newsroom.example', name: 'Another' })),
  'person.print-reset-link': {
    ...needs('administer'),
    // On the server itself, wherever else it is refused.
    direct: (_, actor) => printResetLink(actor && { ...actor, via: 'cli' }, { email: 'new@newsroom.example' }),
  },
  'person.invite-again': needs('administer', (w) => ({ personId: w.invitedId })),
  'person.disable': needs('administer', (w) => ({ personId: w.team.editor.personId })),
  'person.enable': needs('administer', (w) => ({ personId: w.disabled.personId })),
  'person.set-admin': needs('administer', (w) => ({ personId: w.team.editor.personId, admin: true })),
  'membership.set': needs('administer', (w) => ({ personId: w.team.editor.personId, deskId: w.deskId, role: 'chief' })),
  'membership.remove': needs('administer', (w) => ({ personId: w.team.editor.personId, deskId: w.deskId })),
}
