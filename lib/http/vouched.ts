import { createHash } from 'node:crypto'
import { cookieValue, sessionCookieName } from './session'

/** How long a credential is known after it was last accepted, in milliseconds. */
const KNOWN_MS = 60 * 60 * 1000

/** Credentials that are remembered at most: the longest unused one goes first. */
const MOST_KNOWN = 10_000

declare global {
  // The front door and the routes are bundles of their own.
  var stetVouched: Map<string, number> | undefined
}

const known = () => (globalThis.stetVouched ??= new Map())

/**
 * Notes whether the credential of a request was accepted: the next requests with it needn't wait among strangers. It is no
 * right: whoever comes in is still asked who they are.
 */
export function noteAccepted(header: Header, accepted: boolean): void {
  const credential = credentialOf(header)
  if (credential === null) return
  const mark = digest(credential)
  known().delete(mark)
  if (!accepted) return
  known().set(mark, Date.now())
  const [oldest] = known().keys()
  if (known().size > MOST_KNOWN && oldest !== undefined) known().delete(oldest)
}

/** Whether the very key or session of this request was accepted not long ago. */
export function isVouchedFor(header: Header): boolean {
  const credential = credentialOf(header)
  return credential !== null && (known().get(digest(credential)) ?? 0) > Date.now() - KNOWN_MS
}

/** Whether a request brings a key or a session at all, good or not. */
export const bringsCredential = (header: Header) => credentialOf(header) !== null

/** A header of a request by its name in lower case; null without it. */
type Header = (name: string) => string | null

const credentialOf = (header: Header) =>
  header('authorization') ?? cookieValue(header('cookie') ?? '', sessionCookieName())

/** Secrets themselves stay out of memory that lasts. */
const digest = (credential: string) => createHash('sha256').update(credential).digest('base64')
