/** The addresses under which exports name things (interfaces: pages, HTTP API). Those of codes name, and lead nowhere. */

import type { Report, ReportClaim } from '../report'

type House = Pick<Report, 'newsroom' | 'article'>

/** The string that positions count in: public under the article's slug, else known to the desk by its id. */
export function textAddress({ newsroom, article }: House, version: number): string {
  return `${newsroom.url}/articles/${encodeURIComponent(article.slug ?? article.id)}/versions/${version}/text`
}

/** The Web Annotation container of the article. */
export function annotationsAddress({ newsroom, article }: House): string {
  return `${newsroom.url}/api/annotations/${encodeURIComponent(article.id)}/`
}

/** What names a claim in every state; whoever may read it finds it there. */
export function claimAddress({ newsroom }: Pick<Report, 'newsroom'>, claim: Pick<ReportClaim, 'id'>): string {
  return `${newsroom.url}/api/v1/claims/${encodeURIComponent(claim.id)}`
}

/** What names a comment or a note. */
export function commentAddress({ newsroom }: Pick<Report, 'newsroom'>, id: string): string {
  return `${newsroom.url}/api/v1/comments/${encodeURIComponent(id)}`
}

/** The id in the address of a note, of whichever house; null for any other address. */
export const noteOfAddress = (address: string): string | null => idIn(address, 'comments')

/** The id in the address of a claim, of whichever house; null for any other address. */
export const claimOfAddress = (address: string): string | null => idIn(address, 'claims')

const idIn = (address: string, noun: 'comments' | 'claims'): string | null => {
  const [, found, id] = /^https?:\/\/[^?#]*\/api\/v1\/(comments|claims)\/([\w-]{1,64})$/.exec(address) ?? []
  return found === noun ? (id ?? null) : null
}

/** The public page of a published check. */
export function checkAddress(newsroomUrl: string, slug: string): string {
  return `${newsroomUrl}/checks/${encodeURIComponent(slug)}`
}

/** Enumerations that have addresses of their own, so that a machine can tell a code from a word. */
export const CODE_FAMILIES = [
  'ratings',
  'attribution-ratings',
  'claim-types',
  'polarities',
  'check-worthiness',
  'claim-states',
  'confidences',
  'relations',
  'relation-strengths',
  'threads',
] as const
export type CodeFamily = (typeof CODE_FAMILIES)[number]

export function codeAddress(newsroomUrl: string, family: CodeFamily, code: string): string {
  return `${newsroomUrl}/${family}/${encodeURIComponent(code)}`
}

/** Family and code of such an address, of whichever house; null for any other. */
export function codeOfAddress(address: string): { readonly family: CodeFamily; readonly code: string } | null {
  const [, name, code] = /^https?:\/\/[^?#]*\/([a-z-]+)\/([a-z0-9-]+)$/.exec(address) ?? []
  const family = CODE_FAMILIES.find((known) => known === name)
  return family && code ? { family, code } : null
}

/** An absolute http(s) address in the form that RFC 3986 wants, or null. */
export function webAddress(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null
  const url = new URL(address)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
}
