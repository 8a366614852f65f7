import type { JsonValue } from '@/lib/domain/json'
import type { IntakeDraft } from '@/lib/domain/intake/draft'
import { callApi, RefusedByServer, ServerUnreachable } from '@/lib/browser/api'
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
}

export interface IntakeWish extends ChangedMetadata {
  readonly deskId?: string
  /** Of an address: the bytes that were previewed, and no others. */
  readonly receivedSha256?: string
}

/** Reads what was given as intake would, and stores nothing. @throws RefusedByServer, ServerUnreachable */
export const previewArticle = (given: Given, wish: IntakeWish): Promise<ArticlePreview> =>
  send('/articles/preview', given, { ...wish })

/** Brings it in. The same `attempt` twice makes one article. @throws RefusedByServer, ServerUnreachable */
export const createArticle = (
  given: Given,
  wish: IntakeWish,
  restored: readonly string[],
  attempt: string,
): Promise<{ readonly id: string }> => send('/articles', given, { ...wish, restored: [...restored] }, attempt)

function send<Answer>(
  path: string,
  given: Given,
  known: Readonly<Record<string, JsonValue>>,
  idempotencyKey?: string,
): Promise<Answer> {
  const key = idempotencyKey === undefined ? {} : { idempotencyKey }
  if (given.kind === 'text') {
    return callApi('POST', path, { body: { ...known, [pastedAs(given.text)]: given.text }, ...key })
  }
  if (given.kind === 'url') return callApi('POST', path, { body: { ...known, url: given.url }, ...key })
  return sendFile(path, given.file, known, idempotencyKey)
}

/** The bytes go as they are: only a form carries them. */
async function sendFile<Answer>(
  path: string,
  file: File,
  known: Readonly<Record<string, JsonValue>>,
  idempotencyKey: string | undefined,
): Promise<Answer> {
  const body = new FormData()
  body.append('file', file)
  body.append('input', JSON.stringify(known))
  let response: Response
  try {
    response = await fetch(`/api/v1${path}`, {
      method: 'POST',
      headers: { Accept: 'application/json', ...(idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {}) },
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
