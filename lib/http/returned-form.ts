import { randomBytes } from 'node:crypto'
import { Conflict, InvalidInput, Refusal } from '@/lib/domain/errors'
import type { MaybeActor } from '@/lib/policy/actor'
import { redirectTo } from './route'

/**
 * A form that was refused, on its way back to its page with what was typed. Kept in memory for a moment, not in the
 * address or a cookie: texts may be long, and addresses end up in logs.
 */
export interface ReturnedForm {
  /** Which form of the page. */
  readonly form: string
  /** What was typed; never a password. */
  readonly fields: Readonly<Record<string, string>>
  /** Names of the fields that are at fault. */
  readonly faults: readonly string[]
  /** Stable word of the refusal: `invalid`, `conflict` … */
  readonly code: string
  /** Which conflict it was, where there are several: `last-admin`; a catalogue key. */
  readonly reason: string | null
  /** The refusal's own sentence, in English. */
  readonly message: string
  readonly retryAfterSeconds: number | null
  /** What a deed leaves for its page to show once: a link, a key. */
  readonly shown?: Readonly<Record<string, string>>
}

interface Kept {
  readonly form: ReturnedForm
  /** Who sent it; null for a stranger. */
  readonly personId: string | null
  readonly until: number
}

const KEPT_MS = 10 * 60 * 1000
const MOST_KEPT = 500

declare global {
  var stetReturnedForms: Map<string, Kept> | undefined
}

const store = () => (globalThis.stetReturnedForms ??= new Map())

function keep(form: ReturnedForm, actor: MaybeActor): string {
  const kept = store()
  const now = Date.now()
  for (const [id, { until }] of kept) if (until < now || kept.size >= MOST_KEPT) kept.delete(id)
  const id = randomBytes(16).toString('base64url')
  kept.set(id, { form, personId: actor?.personId ?? null, until: now + KEPT_MS })
  return id
}

/** The form that came back to this page (`?returned=`), for the person who sent it. */
export function returnedForm(id: string | string[] | undefined, actor: MaybeActor): ReturnedForm | null {
  const kept = typeof id === 'string' ? store().get(id) : undefined
  if (!kept || kept.until < Date.now() || kept.personId !== (actor?.personId ?? null)) return null
  return kept.form
}

const SECRET_FIELDS = new Set(['password', 'current', 'token'])

interface FormTrip {
  readonly request: Request
  readonly actor: MaybeActor
  readonly fields: Readonly<Record<string, string>>
}

/**
 * Does what a plain form asks for, and sends the browser on with a redirect (303). A refusal takes it back to `page` with
 * the fields kept; whoever doesn't ask for a page (a programme) gets the refusal itself.
 *
 * @param page the form's own page
 * @param form which form of that page
 * @param deed what to do; answers with the way on (`redirectTo`, `showOnce`)
 */
export async function formDeed(
  { request, actor, fields }: FormTrip,
  { page, form }: { readonly page: string; readonly form: string },
  deed: () => Promise<Response>,
): Promise<Response> {
  try {
    return await deed()
  } catch (error) {
    if (!(error instanceof Refusal) || !request.headers.get('accept')?.includes('text/html')) throw error
    const typed = Object.fromEntries(Object.entries(fields).filter(([name]) => !SECRET_FIELDS.has(name)))
    const retryAfterSeconds = 'retryAfterSeconds' in error ? Number(error.retryAfterSeconds) : null
    const { code, message } = error
    const reason = error instanceof Conflict && error.current?.reason ? String(error.current.reason) : null
    const returned = { form, fields: typed, faults: faultyFields(error), code, reason, message, retryAfterSeconds }
    return redirectTo(withParameter(page, 'returned', keep(returned, actor)))
  }
}

/** The way on to a page that shows something once: a link, a key. */
export function showOnce(page: string, actor: MaybeActor, shown: Readonly<Record<string, string>>): Response {
  const done = { form: '', fields: {}, faults: [], code: 'done', reason: null, message: '', retryAfterSeconds: null }
  return redirectTo(withParameter(page, 'returned', keep({ ...done, shown }, actor)))
}

/** First part of each JSON pointer: the name of the field. */
const faultyFields = (error: Refusal) =>
  error instanceof InvalidInput ? [...new Set(error.faults.map(({ pointer }) => pointer.split('/')[1] ?? ''))] : []

/** A path with one more parameter. */
export function withParameter(path: string, name: string, value: string): string {
  const [before = '', fragment] = path.split('#')
  const joined = `${before}${before.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`
  return fragment === undefined ? joined : `${joined}#${fragment}`
}
