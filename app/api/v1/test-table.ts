import { DEFAULT_POLICIES } from '@/lib/domain/publish-gate'
import { DEFAULT_RATINGS } from '@/lib/domain/rating'
import type { MaybeActor } from '@/lib/policy/actor'
import { deskAgents, oneAgent } from '@/lib/server/agents'
import { previewArticle } from '@/lib/server/articles/import'
import { oneReanchoring, reanchoringQueue } from '@/lib/server/articles/reanchoring-queue'
import { articleText, articleWorkspace, deskArticles, oneArticle } from '@/lib/server/articles/show'
import { articleVersion, articleVersions, versionDiff } from '@/lib/server/articles/version-views'
import { auditLog, verifyAudit } from '@/lib/server/audit'
import { errorReports, oneErrorReport } from '@/lib/server/checks/error-report'
import {
  publicArticle,
  publicArticleText,
  publicCheck,
  publicChecks,
  publicCorrections,
} from '@/lib/server/checks/show'
import { oneAppearance } from '@/lib/server/claims/appearances'
import { claimsOfArticle } from '@/lib/server/claims/of-article'
import { deskClaims, oneClaim } from '@/lib/server/claims/show'
import { oneComment } from '@/lib/server/comments'
import { deskPolicies, desks, ownDesks } from '@/lib/server/desks'
import { oneEvidence } from '@/lib/server/evidence'
import { claimHistory } from '@/lib/server/history'
import { deskPeople, inbox, reviewsWaiting } from '@/lib/server/inbox'
import { keys, ownKeys } from '@/lib/server/keys'
import { outbox } from '@/lib/server/mail'
import { newsroom } from '@/lib/server/newsroom'
import { oneTimeLink } from '@/lib/server/people/links'
import { onePerson, people, peopleToChoose } from '@/lib/server/people/list'
import { changePassword, ownProfile } from '@/lib/server/people/profile'
import { oneRelation } from '@/lib/server/relations'
import { exportArticle, exportClaim, exportPeriod } from '@/lib/server/reports/export'
import { reviewQueue } from '@/lib/server/review-queue'
import { houseScale, scaleVersions } from '@/lib/server/scales'
import { sourceSnapshots } from '@/lib/server/captures'
import { sourceSnapshot } from '@/lib/server/snapshots'
import { deskSources, oneSource, sourceUses } from '@/lib/server/sources'
import { oneVerdict } from '@/lib/server/verdicts'
import type { Identity, World } from './test-world'

/** Rights as product.md names them. */
export type Right =
  | 'read published'
  | 'own account'
  | "read the desk's work"
  | 'article'
  | 'claim'
  | 'review'
  | 'publish'
  | 'desk policies'
  | 'administer'

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
const quote = 'Harbour fees doubled'

export const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  'agent.add': needs('claim', (w) => ({ deskId: w.deskId, name: 'A minister', kind: 'person' })),
  'agent.change': needs('claim', (w) => ({ id: w.agentId, name: 'Another name' })),
  'agent.merge': needs('claim', (w) => ({ id: w.agentId, into: w.otherAgentId })),
  'agent.delete': needs('claim', (w) => ({ id: w.agentId })),
  'source.add': needs('claim', (w) => ({ deskId: w.deskId, title: 'A register' })),
  'source.change': needs('claim', (w) => ({ id: w.sourceId, title: 'Another register' })),
  'source.delete': needs('claim', (w) => ({ id: w.sourceId })),
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
  'claim.mark': needs('claim', (w) => ({ articleId: w.articleId, quote })),
  'claim.import': needs('claim', (w) => ({
    ...{ articleId: w.articleId, number: null, mark: { quote }, needsRecheck: false },
    ...{ evidence: [], verdicts: [], comments: [], relations: [] },
  })),
  'claim.describe': needs('claim', (w) => ({ id: w.claimId, statement: 'Fees rose.' })),
  'claim.submit': needs('claim', (w) => ({ id: w.claimId })),
  'claim.withdraw': needs('claim', (w, who) => ({ id: own(w.submitted, who) })),
  'claim.drop': needs('claim', (w) => ({ id: w.claimId, reason: 'An opinion.' })),
  'claim.reopen': needs('claim', (w) => ({ id: w.droppedClaimId })),
  'claim.delete': needs('claim', (w) => ({ id: w.claimId })),
  'claim.restore': needs('claim', (w) => ({ id: w.deletedClaimId })),
  'claim.review': needs('review', (w) => ({ id: w.submitted.editor, decision: 'approve' })),
  'appearance.resize': needs('claim', (w) => ({ id: w.appearanceId, start: 0, end: 7 })),
  'appearance.delete': needs('claim', (w) => ({ id: w.appearanceId })),
  'appearance.accept': needs('claim', (w) => ({ id: w.waitingId })),
  'appearance.reattach': needs('claim', (w) => ({ id: w.waitingId, start: 0, end: 7 })),
  'appearance.keep': needs('claim', (w) => ({ id: w.waitingId })),
  'appearance.ask-again': needs('claim', (w) => ({ id: w.keptId })),
  'verdict.confirm': needs('claim', (w) => ({ claimId: w.claimId, kind: 'truth' })),
  'article.add-version': needs('article', (w) => ({ id: w.articleId, text: 'A headline\n\nA sentence.' })),
  'article.import': needs('article', (w) => ({ deskId: w.deskId, text: 'A headline\n\nA sentence.' })),
  'article.change': needs('article', (w) => ({ id: w.articleId, outlet: 'The Pier' })),
  'article.drop': needs('article', (w) => ({ id: w.articleId, reason: 'A double.' })),
  'article.reopen': needs('article', (w) => ({ id: w.droppedArticleId })),
  'article.undo': needs('article', (w) => ({ articleId: w.articleId })),
  'article.redo': needs('article', (w) => ({ articleId: w.articleId })),
  'article.submit-ready': needs('claim', (w) => ({ articleId: w.articleId })),
  'check.publish': needs('publish', (w) => ({ id: w.approvedClaimId })),
  'check.correct': needs('publish', (w) => ({ id: w.publishedClaimId, kind: 'update', note: 'New figures.' })),
  'check.retract': needs('publish', (w) => ({ id: w.publishedClaimId, reason: 'It was wrong.' })),
  'article.publish-approved': needs('publish', (w) => ({ articleId: w.articleId })),
  'desk.set-policies': needs('desk policies', (w) => ({ deskId: w.deskId, policies: DEFAULT_POLICIES })),
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
  'session.end': needs('own account', () => ({ sessionId: 'session', expiresAt: new Date(Date.now() + 60_000) })),
  'key.create': needs('own account', () => ({ name: 'A key', scope: 'write' })),
  'key.revoke': needs('own account', (w, who) => ({ keyId: own(w.keyIds, who) })),
  'scale.add-version': needs('administer', () => ({ name: 'Another scale', ratings: DEFAULT_RATINGS })),
  'newsroom.found': needs('administer', () => ({ ownerEmail: 'somebody@newsroom.example' })),
  'newsroom.change-settings': needs('administer', () => ({
    ...{ name: 'The Newsroom', logo: null, contact: '', correctionsPolicy: '', methodology: '' },
    ...{ defaultLanguage: 'en', timeZone: 'UTC' },
  })),
  'backup.make': needs('administer', () => ({ fileName: 'stet.db' })),
  'backup.restore': needs('administer', () => ({ fileName: 'stet.db' })),
  'demo.declare': needs('administer', () => ({ personIds: [], articleIds: [] })),
  'demo.remove': needs('administer'),
  'desk.add': needs('administer', () => ({ name: 'A new desk' })),
  'desk.rename': needs('administer', (w) => ({ deskId: w.deskId, name: 'Another name' })),
  'person.invite': needs('administer', () => ({ email: 'another@newsroom.example', name: 'Another' })),
  'person.invite-again': needs('administer', (w) => ({ personId: w.invitedId })),
  'person.disable': needs('administer', (w) => ({ personId: w.team.editor.personId })),
  'person.enable': needs('administer', (w) => ({ personId: w.disabled.personId })),
  'person.set-admin': needs('administer', (w) => ({ personId: w.team.editor.personId, admin: true })),
  'membership.set': needs('administer', (w) => ({ personId: w.team.editor.personId, deskId: w.deskId, role: 'chief' })),
  'membership.remove': needs('administer', (w) => ({ personId: w.team.editor.personId, deskId: w.deskId })),
}

interface QueryEntry {
  readonly right: Right
  readonly ask: (world: World, actor: MaybeActor) => Promise<unknown>
}

const reads = (right: Right, ask: QueryEntry['ask']): QueryEntry => ({ right, ask })
const desk = (ask: QueryEntry['ask']) => reads("read the desk's work", ask)
const mine = (ask: QueryEntry['ask']) => reads('own account', ask)
const open = (ask: QueryEntry['ask']) => reads('read published', ask)
const site = (ask: QueryEntry['ask']) => reads('administer', ask)

export const QUERIES: Readonly<Record<string, QueryEntry>> = {
  'agent.list': desk((w, who) => deskAgents(who, { deskId: w.deskId })),
  'agent.show': desk((w, who) => oneAgent(who, { id: w.agentId })),
  'source.list': desk((w, who) => deskSources(who, { deskId: w.deskId })),
  'source.show': desk((w, who) => oneSource(who, { id: w.sourceId })),
  'source.uses': desk((w, who) => sourceUses(who, { id: w.sourceId })),
  'source.snapshots': desk((w, who) => sourceSnapshots(who, { id: w.sourceId })),
  'source.snapshot': desk((w, who) => sourceSnapshot(who, { id: w.sourceId, sha256: w.snapshotSha256 })),
  'relation.show': desk((w, who) => oneRelation(who, { id: w.relationId })),
  'article.show': desk((w, who) => oneArticle(who, { id: w.articleId })),
  'article.text': desk((w, who) => articleText(who, { id: w.articleId })),
  'article.list': desk((w, who) => deskArticles(who, { deskId: w.deskId })),
  'article.versions': desk((w, who) => articleVersions(who, { id: w.articleId })),
  'article.version': desk((w, who) => articleVersion(who, { id: w.articleId, number: 1 })),
  'article.version-diff': desk((w, who) => versionDiff(who, { id: w.articleId, to: 1 })),
  'article.reanchoring': desk((w, who) => reanchoringQueue(who, { articleId: w.articleId })),
  'appearance.reanchoring': desk((w, who) => oneReanchoring(who, { id: w.waitingId })),
  'article.workspace': desk((w, who) => articleWorkspace(who, { id: w.articleId })),
  'article.claims': desk((w, who) => claimsOfArticle(who, { articleId: w.articleId })),
  'article.preview': reads('article', (w, who) => previewArticle(who, { deskId: w.deskId, text: 'A\n\nB.' })),
  'comment.show': desk((w, who) => oneComment(who, { id: w.comments.editor ?? '' })),
  'evidence.show': desk((w, who) => oneEvidence(who, { id: w.evidenceId })),
  'verdict.show': desk((w, who) => oneVerdict(who, { id: w.verdictId })),
  'appearance.show': desk((w, who) => oneAppearance(who, { id: w.appearanceId })),
  'claim.show': desk((w, who) => oneClaim(who, { id: w.claimId })),
  'claim.list': desk((w, who) => deskClaims(who, { deskId: w.deskId })),
  'claim.history': desk((w, who) => claimHistory(who, { id: w.claimId })),
  'desk.policies': desk((w, who) => deskPolicies(who, { deskId: w.deskId })),
  'desk.people': desk((w, who) => deskPeople(who, { deskId: w.deskId })),
  'review.queue': desk((w, who) => reviewQueue(who, { deskId: w.deskId })),
  'error.list': desk((w, who) => errorReports(who, { deskId: w.deskId })),
  'error.show': desk((w, who) => oneErrorReport(who, { id: w.errorReportId })),
  'report.article': desk((w, who) => exportArticle(who, { articleId: w.articleId, format: 'json' })),
  'report.claim': desk((w, who) => exportClaim(who, { claimId: w.claimId, format: 'json' })),
  'report.period': desk((w, who) =>
    exportPeriod(who, { deskId: w.deskId, from: '2026-01-01', to: '2026-12-31', format: 'csv' }),
  ),
  'inbox.show': mine((_, who) => inbox(who, {})),
  'inbox.reviews-waiting': mine((_, who) => reviewsWaiting(who, {})),
  'desk.own-list': mine((_, who) => ownDesks(who, {})),
  'key.own-list': mine((_, who) => ownKeys(who, {})),
  'person.own-profile': mine((_, who) => ownProfile(who, {})),
  'scale.show': open((_, who) => houseScale(who, {})),
  'newsroom.show': open((_, who) => newsroom(who, {})),
  'link.show': open((w, who) => oneTimeLink(who, { token: w.invitationToken })),
  'check.public': open((w, who) => publicCheck(who, { slug: w.slug })),
  'check.public-list': open((_, who) => publicChecks(who, {})),
  'check.public-corrections': open((_, who) => publicCorrections(who, {})),
  'article.public': open((w, who) => publicArticle(who, { slug: w.articleSlug })),
  'article.public-text': open((w, who) => publicArticleText(who, { slug: w.fullArticleSlug, number: 1 })),
  'scale.versions': site((_, who) => scaleVersions(who, {})),
  'audit.list': site((_, who) => auditLog(who, {})),
  'audit.verify': site((_, who) => verifyAudit(who, {})),
  'mail.outbox': site((_, who) => outbox(who, {})),
  'desk.list': site((_, who) => desks(who, {})),
  'key.list': site((_, who) => keys(who, {})),
  'person.list': site((_, who) => people(who, {})),
  'person.show': site((w, who) => onePerson(who, { id: w.invitedId })),
  'person.choice': site((_, who) => peopleToChoose(who, {})),
}

interface RouteEntry {
  readonly right: Right
  readonly path: (world: World) => string
  readonly body?: (world: World) => unknown
}

const at = (right: Right, path: RouteEntry['path'], body?: RouteEntry['body']): RouteEntry => ({
  right,
  path,
  ...(body ? { body } : {}),
})
const shown = (path: RouteEntry['path']) => at("read the desk's work", path)

export const ROUTES: Readonly<Record<string, RouteEntry>> = {
  'GET /openapi.json': at('read published', () => '/openapi.json'),
  'GET /me': at('own account', () => '/me'),
  'GET /desks': at('own account', () => '/desks'),
  'GET /articles': shown((w) => `/articles?deskId=${w.deskId}`),
  'POST /articles': at(
    'article',
    () => '/articles',
    (w) => ({ deskId: w.deskId, text: 'A headline\n\nA sentence.' }),
  ),
  'POST /articles/batch': at(
    'article',
    () => '/articles/batch',
    (w) => ({ items: [{ deskId: w.deskId, text: 'A headline\n\nA sentence.' }] }),
  ),
  'POST /articles/preview': at(
    'article',
    () => '/articles/preview',
    (w) => ({ deskId: w.deskId, text: 'A\n\nB.' }),
  ),
  'GET /articles/{id}': shown((w) => `/articles/${w.articleId}`),
  'PATCH /articles/{id}': at(
    'article',
    (w) => `/articles/${w.articleId}`,
    () => ({ outlet: 'The Pier' }),
  ),
  'POST /articles/{id}/drop': at(
    'article',
    (w) => `/articles/${w.articleId}/drop`,
    () => ({ reason: 'A double.' }),
  ),
  'POST /articles/{id}/reopen': at('article', (w) => `/articles/${w.droppedArticleId}/reopen`),
  'GET /articles/{id}/versions': shown((w) => `/articles/${w.articleId}/versions`),
  'GET /articles/{id}/versions/{number}': shown((w) => `/articles/${w.articleId}/versions/1`),
  'GET /articles/{id}/versions/{number}/diff': shown((w) => `/articles/${w.articleId}/versions/1/diff`),
  'GET /articles/{id}/reanchoring': shown((w) => `/articles/${w.articleId}/reanchoring`),
  'POST /articles/{id}/versions': at(
    'article',
    (w) => `/articles/${w.articleId}/versions`,
    () => ({ text: 'New.' }),
  ),
  'GET /articles/{id}/versions/{number}/text': shown((w) => `/articles/${w.articleId}/versions/1/text`),
  'GET /articles/{id}/workspace': shown((w) => `/articles/${w.articleId}/workspace`),
  'GET /articles/{id}/claims': shown((w) => `/articles/${w.articleId}/claims`),
  'POST /articles/{id}/claims': at(
    'claim',
    (w) => `/articles/${w.articleId}/claims`,
    () => ({ quote }),
  ),
  'POST /articles/{id}/notes': at(
    'claim',
    (w) => `/articles/${w.articleId}/notes`,
    () => ({
      ...{ version: 1, start: 0, end: 7, text: 'Check.' },
    }),
  ),
  'POST /articles/{id}/undo': at('article', (w) => `/articles/${w.emptyArticleId}/undo`),
  'POST /articles/{id}/redo': at('article', (w) => `/articles/${w.emptyArticleId}/redo`),
  'POST /articles/{id}/submit-ready': at('claim', (w) => `/articles/${w.emptyArticleId}/submit-ready`),
  'POST /articles/{id}/publish-approved': at('publish', (w) => `/articles/${w.emptyArticleId}/publish-approved`),
  'GET /articles/{id}/export': shown((w) => `/articles/${w.articleId}/export?format=md`),
  'GET /error-reports': shown((w) => `/error-reports?deskId=${w.deskId}`),
  'GET /error-reports/{id}': shown((w) => `/error-reports/${w.errorReportId}`),
  'POST /error-reports/{id}/close': at(
    'publish',
    (w) => `/error-reports/${w.errorReportId}/close`,
    () => ({ outcome: 'stands', reason: 'The figure is right.' }),
  ),
  'GET /claims': shown((w) => `/claims?deskId=${w.deskId}`),
  'GET /claims/{id}': shown((w) => `/claims/${w.claimId}`),
  'PATCH /claims/{id}': at(
    'claim',
    (w) => `/claims/${w.claimId}`,
    () => ({ statement: 'Fees rose.' }),
  ),
  'DELETE /claims/{id}': at('claim', (w) => `/claims/${w.claimId}`),
  'GET /claims/{id}/history': shown((w) => `/claims/${w.claimId}/history`),
  'GET /claims/{id}/precedents': shown((w) => `/claims/${w.claimId}/precedents`),
  'POST /claims/{id}/relations': at(
    'claim',
    (w) => `/claims/${w.claimId}/relations`,
    (w) => ({
      ...{ to: w.otherClaimId, type: 'depends-on' },
    }),
  ),
  'POST /claims/{id}/evidence': at(
    'claim',
    (w) => `/claims/${w.claimId}/evidence`,
    (w) => ({
      ...{ sourceId: w.sourceId, stance: 'context' },
    }),
  ),
  'POST /claims/{id}/verdicts': at(
    'claim',
    (w) => `/claims/${w.claimId}/verdicts`,
    () => ({
      ...{ kind: 'truth', rating: 'false', asOf: '2026-03-02' },
    }),
  ),
  'DELETE /claims/{id}/verdicts/{kind}': at('claim', (w) => `/claims/${w.claimId}/verdicts/truth`),
  'POST /claims/{id}/verdicts/{kind}/confirm': at('claim', (w) => `/claims/${w.claimId}/verdicts/truth/confirm`),
  'POST /claims/{id}/comments': at(
    'claim',
    (w) => `/claims/${w.claimId}/comments`,
    () => ({ text: 'Who says this?' }),
  ),
  'POST /claims/{id}/submit': at('claim', (w) => `/claims/${w.claimId}/submit`),
  'POST /claims/{id}/withdraw': at('claim', (w) => `/claims/${w.submitted.editor}/withdraw`),
  'POST /claims/{id}/reviews': at(
    'review',
    (w) => `/claims/${w.submitted.editor}/reviews`,
    () => ({
      ...{ decision: 'approve' },
    }),
  ),
  'POST /claims/{id}/adjudicate': shown((w) => `/claims/${w.claimId}/adjudicate`),
  'POST /claims/{id}/publish': at('publish', (w) => `/claims/${w.approvedClaimId}/publish`),
  'POST /claims/{id}/corrections': at(
    'publish',
    (w) => `/claims/${w.publishedClaimId}/corrections`,
    () => ({
      ...{ kind: 'update', note: 'New figures.' },
    }),
  ),
  'POST /claims/{id}/retract': at(
    'publish',
    (w) => `/claims/${w.publishedClaimId}/retract`,
    () => ({
      ...{ reason: 'It was wrong.' },
    }),
  ),
  'POST /claims/{id}/drop': at(
    'claim',
    (w) => `/claims/${w.claimId}/drop`,
    () => ({ reason: 'An opinion.' }),
  ),
  'POST /claims/{id}/reopen': at('claim', (w) => `/claims/${w.droppedClaimId}/reopen`),
  'GET /appearances/{id}': shown((w) => `/appearances/${w.appearanceId}`),
  'PATCH /appearances/{id}': at(
    'claim',
    (w) => `/appearances/${w.appearanceId}`,
    () => ({ start: 0, end: 7 }),
  ),
  'DELETE /appearances/{id}': at('claim', (w) => `/appearances/${w.appearanceId}`),
  'GET /appearances/{id}/reanchoring': shown((w) => `/appearances/${w.waitingId}/reanchoring`),
  'POST /appearances/{id}/accept': at('claim', (w) => `/appearances/${w.waitingId}/accept`),
  'POST /appearances/{id}/reattach': at(
    'claim',
    (w) => `/appearances/${w.waitingId}/reattach`,
    () => ({ start: 0, end: 7 }),
  ),
  'POST /appearances/{id}/keep': at('claim', (w) => `/appearances/${w.waitingId}/keep`),
  'GET /evidence/{id}': shown((w) => `/evidence/${w.evidenceId}`),
  'PATCH /evidence/{id}': at(
    'claim',
    (w) => `/evidence/${w.evidenceId}`,
    () => ({ note: 'A note.' }),
  ),
  'DELETE /evidence/{id}': at('claim', (w) => `/evidence/${w.evidenceId}`),
  'GET /relations/{id}': shown((w) => `/relations/${w.relationId}`),
  'PATCH /relations/{id}': at(
    'claim',
    (w) => `/relations/${w.relationId}`,
    () => ({ note: 'A note.' }),
  ),
  'DELETE /relations/{id}': at('claim', (w) => `/relations/${w.relationId}`),
  'GET /comments/{id}': shown((w) => `/comments/${w.comments.editor}`),
  'PATCH /comments/{id}': at(
    'claim',
    (w) => `/comments/${w.comments.editor}`,
    () => ({ text: 'Who said this?' }),
  ),
  'DELETE /comments/{id}': at('claim', (w) => `/comments/${w.comments.editor}`),
  'POST /comments/{id}/resolve': at('claim', (w) => `/comments/${w.comments.editor}/resolve`),
  'GET /verdicts/{id}': shown((w) => `/verdicts/${w.verdictId}`),
  'GET /agents': shown((w) => `/agents?deskId=${w.deskId}`),
  'POST /agents': at(
    'claim',
    () => '/agents',
    (w) => ({ deskId: w.deskId, name: 'A minister', kind: 'person' }),
  ),
  'GET /agents/{id}': shown((w) => `/agents/${w.agentId}`),
  'PATCH /agents/{id}': at(
    'claim',
    (w) => `/agents/${w.agentId}`,
    () => ({ name: 'Another name' }),
  ),
  'DELETE /agents/{id}': at('claim', (w) => `/agents/${w.agentId}`),
  'POST /agents/{id}/merge': at(
    'claim',
    (w) => `/agents/${w.agentId}/merge`,
    (w) => ({ into: w.otherAgentId }),
  ),
  'GET /sources': shown((w) => `/sources?deskId=${w.deskId}`),
  'POST /sources': at(
    'claim',
    () => '/sources',
    (w) => ({ deskId: w.deskId, title: 'A register' }),
  ),
  'GET /sources/{id}': shown((w) => `/sources/${w.sourceId}`),
  'PATCH /sources/{id}': at(
    'claim',
    (w) => `/sources/${w.sourceId}`,
    () => ({ title: 'Another register' }),
  ),
  'DELETE /sources/{id}': at('claim', (w) => `/sources/${w.sourceId}`),
  'GET /sources/{id}/uses': shown((w) => `/sources/${w.sourceId}/uses`),
  'GET /sources/{id}/snapshots': shown((w) => `/sources/${w.sourceId}/snapshots`),
  'POST /sources/{id}/snapshots': at('claim', (w) => `/sources/${w.sourceId}/snapshots`),
  'GET /sources/{id}/snapshots/{hash}': shown((w) => `/sources/${w.sourceId}/snapshots/${w.snapshotSha256}`),
  'GET /search': at('own account', () => '/search?q=fees'),
  'GET /events': shown((w) => `/events?article=${w.articleId}`),
  'GET /audit': at('administer', () => '/audit'),
}
