import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/server/platform/env'
import type { KnownDevice } from '@/lib/server/people/sign-in'
import { cookieValue, isSecure, securePrefix } from './session'

const YEAR = 365 * 24 * 60 * 60

const cookieName = () => `${securePrefix()}stet-device`

/** Signed, so that nobody can claim to have been here; it opens nothing by itself. */
const signatureOf = (personId: string, id: string) =>
  createHmac('sha256', env().secret).update(`device ${personId} ${id}`).digest('base64url')

/**
 * The device that a `Cookie` header carries: somebody was signed in on it, and keeps getting in while others guess at their
 * password elsewhere. Null without one, or when it is forged.
 */
export function knownDevice(cookieHeader: string | null): KnownDevice | null {
  const [personId = '', id = '', signature = ''] = (cookieValue(cookieHeader ?? '', cookieName()) ?? '').split('.')
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(personId, id))]
  return given.length === right.length && timingSafeEqual(given, right) ? { personId, id } : null
}

/** `Set-Cookie` that makes a browser known to belong to a person. */
export function rememberedDevice(personId: string, cookieHeader: string | null): string {
  const known = knownDevice(cookieHeader)
  const id = known?.personId === personId ? known.id : randomUUID()
  const value = `${personId}.${id}.${signatureOf(personId, id)}`
  return `${cookieName()}=${value}; Path=/; Max-Age=${YEAR}; HttpOnly; SameSite=Lax${isSecure() ? '; Secure' : ''}`
}

const BROWSERS = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const
const SYSTEMS = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const

/** Browser and system, for a person to tell their own devices apart: `Firefox · Linux`; empty when the browser says neither. */
export function deviceName(userAgent: string | null): string {
  const named = (known: readonly (readonly [string, string])[]) =>
    known.find(([sign]) => userAgent?.includes(sign))?.[1] ?? ''
  return [named(BROWSERS), named(SYSTEMS)].filter(Boolean).join(' · ')
}
