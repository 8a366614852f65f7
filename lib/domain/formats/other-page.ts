/** Whether an annotation is about the page that an article came from. */

export type PageMatch = 'this' | 'another' | 'unknown'

/**
 * Compares the address that an annotation names with the article's. Mirrors, archives and readers' tools give other
 * addresses to the same article, so only two paths of one site are surely two pages.
 */
export function pageMatch(about: string | null, articleAddress: string | null): PageMatch {
  const [one, other] = [pageOf(about), pageOf(articleAddress)]
  if (!one || !other || isOwnText(one)) return 'unknown'
  if (siteOf(one) !== siteOf(other)) return 'unknown'
  if (pathOf(one) !== pathOf(other)) return 'another'
  return one.search === other.search ? 'this' : 'unknown'
}

const pageOf = (address: string | null): URL | null =>
  address !== null && /^https?:/i.test(address) && URL.canParse(address) ? new URL(address) : null

/** The text of an article version in a house like ours: every house has its own addresses for it. */
const isOwnText = ({ pathname }: URL) => /\/articles\/[^/]+\/versions\/\d+\/text$/.test(pathname)

const siteOf = ({ host }: URL) => host.replace(/^(?:www|m|mobile|amp)\./, '')

const pathOf = ({ pathname }: URL) => pathname.replace(/\/(?:index\.\w+|amp)?$/, '') || '/'
