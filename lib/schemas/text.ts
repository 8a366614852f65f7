import { z } from 'zod'
import type { JsonValue } from '@/lib/domain/json'
import { because } from './because'

/**
 * Text that came from outside. NUL ends strings for SQL and a lone surrogate can't be stored as UTF-8 and would shift every
 * later offset: both are refused (safety, trap 7). Lengths are UTF-16 units.
 */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => value.isWellFormed(), because('half-character'))
    .refine((value) => !value.includes('\0'), because('nul-character'))

/** One line that says something: trimmed, not empty. */
export const line = (max: number) => text(max).trim().min(1, because('empty'))

/** Trimmed text in which nothing means "not given". */
export const optionalText = (max: number) =>
  text(max)
    .trim()
    .transform((value) => value || null)
    .nullable()

/** An identifier made by us. */
export const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, because('identifier'))

/** ISO 8601 as precise as known: 2014, 2014-01, 2014-01-15, or a date-time with zone. */
export const partialDate = z.string().refine(isPartialDate, because('partial-date'))

/** A whole day: 2014-01-15. */
export const day = z.iso.date('is a day as 2014-01-15')

function isPartialDate(value: string): boolean {
  if (/^\d{4}$/.test(value)) return true
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(value)) return true
  return z.iso.date().safeParse(value).success || z.iso.datetime({ offset: true }).safeParse(value).success
}

/** A web address that a browser may follow. */
export const webAddress = z.url({ protocol: /^https?$/, message: because('web-address') }).max(2048)

/**
 * A path of this site as it may stand in a redirect, encoded; null for anything that a browser would take elsewhere. Browsers
 * drop tabs and line ends from an address before they read it, so that `/<tab>/evil.example` is another site's.
 */
export function ownPath(path: string): string | null {
  const own = 'http://own.invalid'
  if (!path.startsWith('/') || /[\p{Cc}\\]/u.test(path) || !URL.canParse(path, own)) return null
  const { origin, pathname, search, hash } = new URL(path, own)
  return origin === own && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : null
}

/** BCP 47, as far as we need it. */
export const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, because('language-tag'))

export const emailAddress = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+$/, because('email'))

/** A place in a text in code points. */
export const position = z.int().min(0)

const json = z.json()
/** Any JSON. `z.json()` is described as a schema made of itself, which makers of clients can't follow; this as anything. */
export const anyJson = z
  .custom<JsonValue>((value) => json.safeParse(value).success, 'is no JSON')
  .meta({ override: { description: 'Any JSON.' } })
