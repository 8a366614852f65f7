import type { World } from './test-world'
import { QUOTE, type Right } from './test-rights'

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
  'GET /articles/{id}/versions/{number}/received': shown(
    (w) => `/articles/${w.articleId}/versions/1/received?start=0&end=7`,
  ),
  'PUT /articles/{id}/presence': at(
    "read the desk's work",
    (w) => `/articles/${w.articleId}/presence`,
    () => ({ window: 'w1', claimId: null }),
  ),
  'GET /articles/{id}/workspace': shown((w) => `/articles/${w.articleId}/workspace`),
  'GET /articles/{id}/watch': shown((w) => `/articles/${w.watchedArticleId}/watch`),
  'POST /articles/{id}/watch': at('article', (w) => `/articles/${w.unwatchedArticleId}/watch`),
  'GET /watches': shown((w) => `/watches?deskId=${w.deskId}`),
  'GET /watches/{id}': shown((w) => `/watches/${w.watchId}`),
  'POST /watches/{id}/stop': at('article', (w) => `/watches/${w.watchId}/stop`),
  'POST /watches/{id}/ask': at('article', (w) => `/watches/${w.watchId}/ask`),
  'GET /changed-pages': shown((w) => `/changed-pages?deskId=${w.deskId}`),
  'GET /changed-pages/{id}': shown((w) => `/changed-pages/${w.changedPageId}`),
  'POST /changed-pages/{id}/dismiss': at(
    'article',
    (w) => `/changed-pages/${w.changedPageId}/dismiss`,
    () => ({ reason: 'No news.' }),
  ),
  'POST /changed-pages/{id}/reopen': at('article', (w) => `/changed-pages/${w.dismissedPageId}/reopen`),
  'GET /articles/{id}/claims': shown((w) => `/articles/${w.articleId}/claims`),
  'POST /articles/{id}/claims': at(
    'claim',
    (w) => `/articles/${w.articleId}/claims`,
    () => ({ quote: QUOTE }),
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
  'POST /articles/{id}/confirm-verdicts': at(
    'claim',
    (w) => `/articles/${w.articleId}/confirm-verdicts`,
    (w) => ({ claims: [{ id: w.claimId, version: 1 }] }),
  ),
  'POST /articles/{id}/annotations': at(
    'claim',
    (w) => `/articles/${w.articleId}/annotations`,
    () => ({ file: [], preview: true }),
  ),
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
  'POST /claims/{id}/take': at('review', (w) => `/claims/${w.submitted.editor}/take`),
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
  'POST /sources/{id}/identity': at('claim', (w) => `/sources/${w.sourceId}/identity`),
  'GET /sources/{id}/uses': shown((w) => `/sources/${w.sourceId}/uses`),
  'GET /sources/{id}/snapshots': shown((w) => `/sources/${w.sourceId}/snapshots`),
  'POST /sources/{id}/snapshots': at('claim', (w) => `/sources/${w.sourceId}/snapshots`),
  'GET /sources/{id}/snapshots/{hash}': shown((w) => `/sources/${w.sourceId}/snapshots/${w.snapshotSha256}`),
  'GET /search': at('own account', () => '/search?q=fees'),
  'GET /events': shown((w) => `/events?article=${w.articleId}`),
  'GET /audit': at('administer', () => '/audit'),
}
