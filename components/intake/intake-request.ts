import type { JsonValue } from '@/lib/domain/json'
import type { IntakeDraft } from '@/lib/domain/intake/draft'
import type { ArticleView, KnownArticleView } from '@/lib/schemas/article'
import type { VersionAddedView } from '@/lib/schemas/article-version'
import { type CallOptions, callApi, RefusedByServer, ServerUnreachable } from '@/lib/browser/api'
import { type Given, pastedAs } from './given'
import type { ChangedMetadata } from './metadata-edit'

/** What the preview answers. Nothing is stored by it. */
export interface ArticlePreview {
  readonly draft: IntakeDraft
  readonly received: {
    readonly sha256: string
    readonly byteLength: number
    readonly encoding: string
    /** Of what was fetched: where the redirects led. */
    readonly finalUrl?: string
  }
  /** Articles that are here already and probably this one. */
  readonly known: readonly KnownArticleView[]
}

/** The preview with an article that is here as it is now. */
export const withArticle = (preview: ArticlePreview, { id, version, latestVersion }: SeenArticle): ArticlePreview => ({
  ...preview,
  known: preview.known.map((known) => (known.id === id ? { ...known, version, latestVersion } : known)),
})

export interface IntakeRequest extends ChangedMetadata {
  readonly deskId?: string
  /** Of an address: the bytes that were previewed, and no others. */
  readonly receivedSha256?: string
}

/** Reads what was given as intake would, and stores nothing. @throws RefusedByServer, ServerUnreachable */
export const previewArticle = (given: Given, request: IntakeRequest): Promise<ArticlePreview> =>
  send('/articles/preview', given, { ...request })

/**
 * Brings it in: who does so has seen in the preview what is here already. The same `attempt` twice makes one article.
 *
 * @throws RefusedByServer, ServerUnreachable
 */
export const createArticle = (
  given: Given,
  request: IntakeRequest,
  restored: readonly string[],
  attempt: string,
): Promise<{ readonly id: string }> =>
  send('/articles', given, { ...request, restored: [...restored], known: 'import' }, { idempotencyKey: attempt })

/** An article as it was seen by whoever brings a new text for it. */
export type SeenArticle = Pick<ArticleView, 'id' | 'version' | 'latestVersion'>

/** Another text of the article came in meanwhile: nothing was added. */
export class OtherTextCame extends Error {
  constructor(readonly article: ArticleView) {
    super('Another text of this article came in meanwhile.')
  }
}

/**
 * Adds it to an article as its newest text. What else was changed of the article meanwhile doesn't stand against that.
 *
 * @throws RefusedByServer, ServerUnreachable, OtherTextCame
 */
export async function addVersionTo(
  seen: SeenArticle,
  given: Given,
  request: Omit<IntakeRequest, 'deskId'>,
  restored: readonly string[],
  attempt: string,
): Promise<VersionAddedView> {
  const add = (version: number): Promise<VersionAddedView> =>
    send(
      `/articles/${seen.id}/versions`,
      given,
      { ...request, restored: [...restored] },
      { idempotencyKey: attempt, version },
    )
  try {
    return await add(seen.version)
  } catch (error) {
    if (!(error instanceof RefusedByServer && error.status === 412)) throw error
    const article = await callApi<ArticleView>('GET', `/articles/${seen.id}`)
    if (article.latestVersion !== seen.latestVersion) throw new OtherTextCame(article)
    return add(article.version)
  }
}

type Terms = Pick<CallOptions, 'idempotencyKey' | 'version'>

function send<Answer>(
  path: string,
  given: Given,
  known: Readonly<Record<string, JsonValue>>,
  terms: Terms = {},
): Promise<Answer> {
  if (given.kind === 'text') {
    return callApi('POST', path, { body: { ...known, [pastedAs(given.text)]: given.text }, ...terms })
  }
  if (given.kind === 'url') return callApi('POST', path, { body: { ...known, url: given.url }, ...terms })
  return sendFile(path, given.file, known, terms)
}

/** The bytes go as they are: only a form carries them. */
async function sendFile<Answer>(
  path: string,
  file: File,
  known: Readonly<Record<string, JsonValue>>,
  { idempotencyKey, version }: Terms,
): Promise<Answer> {
  const body = new FormData()
  body.append('file', file)
  body.append('input', JSON.stringify(known))
  let response: Response
  try {
    response = await fetch(`/api/v1${path}`, {
      method: 'POST',
      headers: {
        Accept: 'application/json',
        ...(idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {}),
        ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
      },
      body,
      cache: 'no-store',
      credentials: 'same-origin',
    })
  } catch {
    throw new ServerUnreachable()
  }
  if (response.ok) return response.json()
  const problem: { code?: string; detail?: string } = await response.json().catch(() => ({}))
  throw new RefusedByServer(response.status, problem.code ?? 'internal', problem.detail ?? response.statusText)
}
