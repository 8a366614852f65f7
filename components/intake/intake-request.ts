import type { JsonValue } from '@/lib/domain/json'
import type { ViewOf } from '@/lib/contract/call'
import type { ArticleView } from '@/lib/schemas/article'
import type { VersionAddedView } from '@/lib/schemas/article-version'
import { callApi, RefusedByServer } from '@/lib/browser/api'
import { type Given, pastedAs } from './given'
import type { ChangedMetadata } from './metadata-edit'

/** What the preview answers. Nothing is stored by it. */
export type ArticlePreview = ViewOf<'POST /articles/preview'>

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
  callApi('POST /articles/preview', {}, contentOf(given, { ...request }))

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
  callApi(
    'POST /articles',
    {},
    { ...contentOf(given, { ...request, restored: [...restored], known: 'import' }), idempotencyKey: attempt },
  )

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
    callApi(
      'POST /articles/{id}/versions',
      { id: seen.id },
      { ...contentOf(given, { ...request, restored: [...restored] }), idempotencyKey: attempt, version },
    )
  try {
    return await add(seen.version)
  } catch (error) {
    if (!(error instanceof RefusedByServer && error.status === 412)) throw error
    const article = await callApi('GET /articles/{id}', { id: seen.id })
    if (article.latestVersion !== seen.latestVersion) throw new OtherTextCame(article)
    return add(article.version)
  }
}

/** What was given and what is known of it, as it is sent: a file as a form, for only that carries its bytes as they are. */
function contentOf(
  given: Given,
  known: Readonly<Record<string, JsonValue>>,
): { readonly fields: Readonly<Record<string, JsonValue>> } | { readonly form: FormData } {
  if (given.kind === 'text') return { fields: { ...known, [pastedAs(given.text)]: given.text } }
  if (given.kind === 'url') return { fields: { ...known, url: given.url } }
  const form = new FormData()
  form.append('file', given.file)
  form.append('input', JSON.stringify(known))
  return { form }
}
