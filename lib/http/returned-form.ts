import { randomBytes } from 'node:crypto'
import { Conflict, InvalidInput, Refusal } from '@/lib/domain/errors'
import type { MaybeActor } from '@/lib/policy/actor'
import { sayIn } from '@/messages/refusals'
import { clientAddress } from './client-address'
import { languageAsked } from './problem'
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
  /** The refusal's own sentence, in the language of the page. */
  readonly message: string
  readonly retryAfterSeconds: number | null
  /** What an action leaves for its page to show once: a link, a key. */
  readonly shown?: Readonly<Record<string, string>>
}

interface Kept {
  readonly form: ReturnedForm
  /** Who sent it; null for a stranger. */
  readonly personId: string | null
  /** Whose room it takes: a person's, or that of a stranger's address. */
  readonly sender: string
  readonly bytes: number
  readonly until: number
}

const KEPT_MS = 10 * 60 * 1000
const KB = 1024

/**
 * Bytes of kept forms: of one sender, and of all strangers or all people together. Whoever sends more loses their own
 * oldest ones first, and strangers never push out what a colleague typed.
 */
export const MOST_KEPT = {
  stranger: 256 * KB,
  person: 1024 * KB,
  strangers: 8 * 1024 * KB,
  people: 32 * 1024 * KB,
} as const

declare global {
  // In the order in which they came.
  var stetReturnedForms: Map<string, Kept> | undefined
}

const store = () => (globalThis.stetReturnedForms ??= new Map())

function keep(form: ReturnedForm, { request, actor }: Pick<FormTrip, 'request' | 'actor'>): string {
  const personId = actor?.personId ?? null
  const sender = actor ? `person ${actor.personId}` : `address ${clientAddress(request)}`
  const bytes = sizeOf(form)
  const now = Date.now()
  const [own, all] = actor ? [MOST_KEPT.person, MOST_KEPT.people] : [MOST_KEPT.stranger, MOST_KEPT.strangers]
  forget((kept) => kept.until < now)
  makeRoom(own - bytes, (kept) => kept.sender === sender)
  makeRoom(all - bytes, (kept) => (kept.personId === null) === (personId === null))
  const id = randomBytes(16).toString('base64url')
  store().set(id, { form, personId, sender, bytes, until: now + KEPT_MS })
  return id
}

function forget(which: (kept: Kept) => boolean): void {
  for (const [id, kept] of store()) if (which(kept)) store().delete(id)
}

/** Forgets the oldest of these until the others have no more than so many bytes. */
function makeRoom(most: number, which: (kept: Kept) => boolean): void {
  let bytes = 0
  for (const kept of store().values()) if (which(kept)) bytes += kept.bytes
  for (const [id, kept] of store()) {
    if (bytes <= most) return
    if (!which(kept)) continue
    store().delete(id)
    bytes -= kept.bytes
  }
}

/** Two bytes for each UTF-16 unit, and what an entry costs by itself. */
const sizeOf = (form: ReturnedForm) => 1024 + 2 * JSON.stringify(form).length

/** The form that came back to this page (`?returned=`), for the person who sent it. */
export function returnedForm(id: string | string[] | undefined, actor: MaybeActor): ReturnedForm | null {
  const kept = typeof id === 'string' ? store().get(id) : undefined
  if (!kept || kept.until < Date.now() || kept.personId !== (actor?.personId ?? null)) return null
  return kept.form
}

const SECRET_FIELDS = new Set(['password', 'current', 'present', 'token'])

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
 * @param action what to do; answers with the way on (`redirectTo`, `showOnce`)
 */
export async function formAction(
  { request, actor, fields }: FormTrip,
  { page, form }: { readonly page: string; readonly form: string },
  action: () => Promise<Response>,
): Promise<Response> {
  try {
    return await action()
  } catch (error) {
    if (!(error instanceof Refusal) || !request.headers.get('accept')?.includes('text/html')) throw error
    const typed = Object.fromEntries(Object.entries(fields).filter(([name]) => !SECRET_FIELDS.has(name)))
    const retryAfterSeconds = 'retryAfterSeconds' in error ? Number(error.retryAfterSeconds) : null
    const { code, sentence } = error
    const message = sayIn(languageAsked(request), sentence)
    const reason = error instanceof Conflict && error.current?.reason ? String(error.current.reason) : null
    const returned = { form, fields: typed, faults: faultyFields(error), code, reason, message, retryAfterSeconds }
    return redirectTo(withParameter(page, 'returned', keep(returned, { request, actor })))
  }
}

/** The way on to a page that shows something once: a link, a key. */
export function showOnce(
  page: string,
  sender: Pick<FormTrip, 'request' | 'actor'>,
  shown: Readonly<Record<string, string>>,
): Response {
  const done = { form: '', fields: {}, faults: [], code: 'done', reason: null, message: '', retryAfterSeconds: null }
  return redirectTo(withParameter(page, 'returned', keep({ ...done, shown }, sender)))
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
