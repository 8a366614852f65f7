import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { env } from '@/lib/server/platform/env'
import type { SessionClaim } from '@/lib/server/people/actors'

/** How long a session lasts without signing in again, in seconds: four weeks. */
export const SESSION_SECONDS = 28 * 24 * 60 * 60

const Token = z.object({
  ...{ sub: z.string(), sessionVersion: z.int(), jti: z.string(), iat: z.number(), exp: z.number() },
})

/** What a session's cookie says, with its start and the end of its life. */
export interface OpenSession extends SessionClaim {
  readonly startedAt: Date
  readonly expiresAt: Date
}

/** next-auth's name for its session cookie. */
export const sessionCookieName = () => `${securePrefix()}next-auth.session-token`

/** Over https the prefix that keeps a cookie to secure connections and to this very host. */
export const securePrefix = () => (isSecure() ? '__Host-' : '')

/** Whether the public address is one of https. */
export const isSecure = () => env().publicUrl.startsWith('https://')

/**
 * A new session of a person as next-auth's encrypted token: it names the person and the session version and nothing
 * else, so that every right is looked up when it is needed.
 */
export function sessionToken(person: { readonly id: string; readonly sessionVersion: number }): Promise<string> {
  return encode({
    token: { sub: person.id, sessionVersion: person.sessionVersion },
    secret: env().secret,
    maxAge: SESSION_SECONDS,
  })
}

/** `Set-Cookie` that starts the session in a browser. */
export async function startedSession(person: { readonly id: string; readonly sessionVersion: number }) {
  return setCookie(await sessionToken(person), SESSION_SECONDS)
}

/** `Set-Cookie` that takes the session from a browser. */
export const endedSession = () => setCookie('', 0)

const setCookie = (value: string, maxAge: number) =>
  `${sessionCookieName()}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${isSecure() ? '; Secure' : ''}`

/** The session that a `Cookie` header carries; null without one, or when it is forged or too old. */
export async function sessionOf(cookieHeader: string | null): Promise<OpenSession | null> {
  const token = cookieValue(cookieHeader ?? '', sessionCookieName())
  if (!token) return null
  const decoded = await decode({ token, secret: env().secret }).catch(() => null)
  const parsed = Token.safeParse(decoded)
  if (!parsed.success) return null
  const { sub, sessionVersion, jti, iat, exp } = parsed.data
  const [startedAt, expiresAt] = [new Date(iat * 1000), new Date(exp * 1000)]
  return { personId: sub, sessionVersion, sessionId: jti, startedAt, expiresAt }
}

/** The value of a cookie of this name in a `Cookie` header. */
export function cookieValue(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const [key, ...value] = part.split('=')
    if (key?.trim() === name) return value.join('=').trim()
  }
  return null
}
