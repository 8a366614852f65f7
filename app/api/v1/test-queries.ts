import { text as textOf } from 'node:stream/consumers'
import { Conflict } from '@/lib/domain/errors'
import type { MaybeActor } from '@/lib/policy/actor'
import { deskAgents, oneAgent } from '@/lib/server/claims/agents'
import { articleComments } from '@/lib/server/annotations/comments'
import { claimsNamed } from '@/lib/server/annotations/relations'
import { previewArticle } from '@/lib/server/articles/import'
import { articlePresence } from '@/lib/server/articles/presence'
import { oneReanchoring, reanchoringQueue } from '@/lib/server/articles/reanchoring-queue'
import { deskArticles } from '@/lib/server/articles/list'
import { receivedPlace } from '@/lib/server/articles/received-place'
import { articleText, oneArticle } from '@/lib/server/articles/show'
import { articleWorkspace } from '@/lib/server/articles/workspace'
import { articleVersion, articleVersions, versionDiff } from '@/lib/server/articles/version-views'
import { auditLog, verifyAudit } from '@/lib/server/audit/list'
import { proveEvent, proveRecord } from '@/lib/server/audit/inclusion'
import { proveConsistency } from '@/lib/server/audit/proof'
import { verifyChain } from '@/lib/server/audit/verification'
import { checkpointKeys, publicCheckpoint } from '@/lib/server/audit/checkpoints'
import { errorReports, oneErrorReport } from '@/lib/server/checks/error-report'
import { publicChecks, publicCorrections } from '@/lib/server/checks/lists'
import { publicArticle, publicArticleText, publicCheck } from '@/lib/server/checks/show'
import { publishedState } from '@/lib/server/checks/published-state'
import { oneAppearance } from '@/lib/server/claims/appearances'
import { claimsOfArticle } from '@/lib/server/claims/of-article'
import { deskClaims } from '@/lib/server/claims/list'
import { oneClaim } from '@/lib/server/claims/show'
import { oneComment } from '@/lib/server/claims/comments'
import { deskPolicies, desks, ownDesks } from '@/lib/server/newsroom/desks'
import { oneEvidence } from '@/lib/server/claims/evidence'
import { claimHistory } from '@/lib/server/claims/history'
import { deskPeople, inbox, reviewsWaiting } from '@/lib/server/review/inbox'
import { keys, ownKeys } from '@/lib/server/people/keys'
import { outbox } from '@/lib/server/mail/delivery'
import { newsroom } from '@/lib/server/newsroom/newsroom'
import { oneTimeLink } from '@/lib/server/people/links'
import { onePerson, people, peopleToChoose } from '@/lib/server/people/list'
import { ownProfile } from '@/lib/server/people/profile'
import { ownSessions } from '@/lib/server/people/sessions'
import { oneRelation } from '@/lib/server/claims/relations'
import { exportArticle, exportClaim } from '@/lib/server/reports/export'
import { exportPeriod } from '@/lib/server/reports/period'
import { reviewQueue } from '@/lib/server/review/review-queue'
import { houseScale, scaleVersions } from '@/lib/server/newsroom/scales'
import { sourceSnapshots } from '@/lib/server/claims/captures'
import { sourceSnapshot } from '@/lib/server/claims/snapshots'
import { agentsCalled, sourcesTitled } from '@/lib/server/annotations/known-names'
import { deskSources, oneSource, sourceUses } from '@/lib/server/claims/sources'
import { oneVerdict } from '@/lib/server/claims/verdicts'
import { changedPageCount, changedPages, oneChangedPage } from '@/lib/server/articles/watching/changed-page-views'
import { articleWatch, deskWatches, deskWatching, oneWatch } from '@/lib/server/articles/watching/watch-views'
import type { World } from './test-world'
import type { Right } from './test-rights'

interface QueryEntry {
  readonly right: Right
  readonly ask: (world: World, actor: MaybeActor) => Promise<unknown>
}

const reads = (right: Right, ask: QueryEntry['ask']): QueryEntry => ({ right, ask })
const desk = (ask: QueryEntry['ask']) => reads("read the desk's work", ask)
const mine = (ask: QueryEntry['ask']) => reads('own account', ask)
const open = (ask: QueryEntry['ask']) => reads('read published', ask)
const site = (ask: QueryEntry['ask']) => reads('administer', ask)

/** Where ten thousand rows were put into the log past the commands there is no proof; it is looked for all the same. */
const provedOrNot = (proof: Promise<unknown>) =>
  proof.catch((error: unknown) => {
    if (!(error instanceof Conflict)) throw error
    return error
  })

export const QUERIES: Readonly<Record<string, QueryEntry>> = {
  'agent.list': desk((w, who) => deskAgents(who, { deskId: w.deskId })),
  'agent.show': desk((w, who) => oneAgent(who, { id: w.agentId })),
  'agent.called': desk((w, who) => agentsCalled(who, { deskId: w.deskId, names: ['A minister'] })),
  'source.titled': desk((w, who) => sourcesTitled(who, { deskId: w.deskId, names: ['A register'] })),
  'source.list': desk((w, who) => deskSources(who, { deskId: w.deskId })),
  'source.show': desk((w, who) => oneSource(who, { id: w.sourceId })),
  'source.uses': desk((w, who) => sourceUses(who, { id: w.sourceId })),
  'source.snapshots': desk((w, who) => sourceSnapshots(who, { id: w.sourceId })),
  'source.snapshot': desk((w, who) => sourceSnapshot(who, { id: w.sourceId, sha256: w.snapshotSha256 })),
  'relation.show': desk((w, who) => oneRelation(who, { id: w.relationId })),
  'article.presence': desk((w, who) => articlePresence(who, { id: w.articleId, window: 'w1', claimId: null })),
  'article.show': desk((w, who) => oneArticle(who, { id: w.articleId })),
  'article.text': desk((w, who) => articleText(who, { id: w.articleId })),
  'article.list': desk((w, who) => deskArticles(who, { deskId: w.deskId })),
  'article.versions': desk((w, who) => articleVersions(who, { id: w.articleId })),
  'article.version': desk((w, who) => articleVersion(who, { id: w.articleId, number: 1 })),
  'article.received-place': desk((w, who) => receivedPlace(who, { id: w.articleId, number: 1, start: 0, end: 7 })),
  'article.version-diff': desk((w, who) => versionDiff(who, { id: w.articleId, to: 1 })),
  'article.reanchoring': desk((w, who) => reanchoringQueue(who, { articleId: w.articleId })),
  'appearance.reanchoring': desk((w, who) => oneReanchoring(who, { id: w.waitingId })),
  'article.workspace': desk((w, who) => articleWorkspace(who, { id: w.articleId })),
  'article.claims': desk((w, who) => claimsOfArticle(who, { articleId: w.articleId })),
  'article.preview': reads('article', (w, who) => previewArticle(who, { deskId: w.deskId, text: 'A\n\nB.' })),
  'article.comments': desk((w, who) => articleComments(who, { id: w.articleId })),
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
  'report.period': desk(async (w, who) => {
    const asked = { deskId: w.deskId, from: '2026-01-01', to: '2026-12-31' }
    const files = await Promise.all([
      exportPeriod(who, { ...asked, format: 'csv' }),
      exportPeriod(who, { ...asked, format: 'claimreview' }),
    ])
    return Promise.all(files.map(({ parts }) => textOf(parts)))
  }),
  'inbox.show': mine((_, who) => inbox(who, {})),
  'watch.list': desk((w, who) => deskWatches(who, { deskId: w.deskId })),
  'watch.of-article': desk((w, who) => articleWatch(who, { articleId: w.watchedArticleId })),
  'watch.show': desk((w, who) => oneWatch(who, { id: w.watchId })),
  'desk.watching': desk((w, who) => deskWatching(who, { deskId: w.deskId })),
  'changed-page.list': desk((w, who) => changedPages(who, { deskId: w.deskId })),
  'changed-page.count': desk((w, who) => changedPageCount(who, { deskId: w.deskId })),
  'changed-page.show': desk((w, who) => oneChangedPage(who, { id: w.changedPageId })),
  'inbox.reviews-waiting': mine((_, who) => reviewsWaiting(who, {})),
  'claim.named': mine((w, who) => claimsNamed(who, { names: [`${w.articleId}#C1`] })),
  'desk.own-list': mine((_, who) => ownDesks(who, {})),
  'key.own-list': mine((_, who) => ownKeys(who, {})),
  'session.own-list': mine((_, who) => ownSessions(who, {})),
  'person.own-profile': mine((_, who) => ownProfile(who, {})),
  'scale.show': open((_, who) => houseScale(who, {})),
  'newsroom.show': open((_, who) => newsroom(who, {})),
  'link.show': open((w, who) => oneTimeLink(who, { token: w.invitationToken })),
  'check.public': open((w, who) => publicCheck(who, { slug: w.slug })),
  'check.published-state': open((_, who) => publishedState(who, {})),
  'check.public-list': open((_, who) => publicChecks(who, {})),
  'check.public-corrections': open((_, who) => publicCorrections(who, {})),
  'article.public': open((w, who) => publicArticle(who, { slug: w.articleSlug })),
  'article.public-text': open((w, who) => publicArticleText(who, { slug: w.fullArticleSlug, number: 1 })),
  'scale.versions': site((_, who) => scaleVersions(who, {})),
  'audit.list': site((_, who) => auditLog(who, {})),
  'audit.public-checkpoint': open((_, who) => publicCheckpoint(who, {})),
  'audit.checkpoint-keys': open((_, who) => checkpointKeys(who, {})),
  'audit.prove': site(async (_, who) => {
    const { head } = await verifyChain()
    const end = { seq: head.seq, root: head.root }
    return proveConsistency(who, { older: end, newer: end })
  }),
  'audit.prove-event': site(async (_, who) => {
    const { head } = await verifyChain()
    return provedOrNot(proveEvent(who, { seq: 1, head: { seq: head.seq, root: head.root } }))
  }),
  'audit.prove-record': site(async (w, who) => {
    const { head } = await verifyChain()
    return provedOrNot(proveRecord(who, { slug: w.slug, head: { seq: head.seq, root: head.root } }))
  }),
  'audit.verify': site((_, who) => verifyAudit(who, {})),
  'mail.outbox': site((_, who) => outbox(who, {})),
  'desk.list': site((_, who) => desks(who, {})),
  'key.list': site((_, who) => keys(who, {})),
  'person.list': site((_, who) => people(who, {})),
  'person.show': site((w, who) => onePerson(who, { id: w.invitedId })),
  'person.choice': site((_, who) => peopleToChoose(who, {})),
}
