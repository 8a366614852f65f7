import { z } from 'zod'
import { type Found, METADATA_ORIGINS } from '@/lib/domain/intake/draft'
import type { Reader } from '../../db/clients'
import { env } from '../../platform/env'
import { isAllowed } from '../../platform/host-lists'
import { hostOf } from '../../platform/url-decision'

/** What intake kept of where a text came from. */
const KeptIntake = z.object({
  metadata: z.object({
    title: z.object({ value: z.string(), origin: z.enum(METADATA_ORIGINS) }).nullable(),
    canonicalUrl: z.object({ value: z.string() }).nullish(),
  }),
  fetched: z.object({ url: z.string(), finalUrl: z.string() }).optional(),
})

/** What is known of where a text of an article came from. */
export interface TextOrigin {
  /** The page that it was read from; null for what was pasted or uploaded. */
  readonly fetched: { readonly url: string; readonly finalUrl: string } | null
  readonly title: Found | null
  readonly canonicalUrl: string | null
}

/** Reads what intake kept with a version. */
export function originOf({ intake }: { readonly intake: string }): TextOrigin {
  const { metadata, fetched } = KeptIntake.parse(JSON.parse(intake))
  return { fetched: fetched ?? null, title: metadata.title, canonicalUrl: metadata.canonicalUrl?.value ?? null }
}

/** Names that nobody can have (RFC 2606): examples and tests are never asked for. */
const NOBODYS = /(?:^|\.)(?:example|test|invalid)$/

/**
 * The address under which an article's page is asked for: the one that it was fetched from, unless a person has given the article
 * another since. Null when there is none that could be asked.
 */
export function addressOf(canonicalUrl: string | null, origins: readonly TextOrigin[]): string | null {
  const fetched = origins.find((each) => each.fetched !== null)
  const isOwnWord = canonicalUrl !== null && origins.every((each) => each.canonicalUrl !== canonicalUrl)
  const address = isOwnWord ? canonicalUrl : (fetched?.fetched?.finalUrl ?? canonicalUrl)
  if (address === null || !URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  if (NOBODYS.test(hostOf(url)) && !isAllowed(url, env().fetchAllow)) return null
  url.hash = ''
  return url.href
}

/** The addresses of some articles, by their ids. An article is looked at with its first and its newest text. */
export async function addressesOf(
  db: Pick<Reader, 'articleVersion'>,
  articles: readonly { readonly id: string; readonly canonicalUrl: string | null; readonly latestVersion: number }[],
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await db.articleVersion.findMany({
    where: { OR: articles.map(({ id, latestVersion }) => ({ articleId: id, number: { in: [1, latestVersion] } })) },
    select: { articleId: true, number: true, intake: true },
    orderBy: { number: 'desc' },
  })
  return new Map(
    articles.map(({ id, canonicalUrl }) => {
      const origins = rows.filter(({ articleId }) => articleId === id).map(originOf)
      return [id, addressOf(canonicalUrl, origins)]
    }),
  )
}

/** The host of an address with its port, as one asks it. */
export const hostAsked = (address: string) => new URL(address).host.toLowerCase()
