import { Feed } from 'feed'
import { recordRating } from '@/components/check/record-rating'
import { checkAddress } from '@/lib/domain/formats/web-addresses'
import { escaped } from '@/lib/http/html'
import { publicChecks } from '@/lib/server/checks/lists'
import { newsroom } from '@/lib/server/newsroom/newsroom'
import { wordsOf } from '@/messages/words'

/** Checks in the feed at most. */
const MOST = 50

/** The newest published checks, in the newsroom's own language. Readers' programs come often: a minute is kept. */
export const FEED_CACHE = 'public, max-age=60'

/** Text where a feed's reader takes HTML: titles and descriptions of RSS. */
export const asHtml = escaped

/**
 * Text where a feed's reader takes text, as JSON Feed says of titles. Some take it for HTML all the same, so that what could
 * begin a tag doesn't; everything else stays as it was written.
 */
export const asText = (text: string): string => text.replace(/<(?=[a-z/!?])/gi, '&lt;')

/** @param written how the words of people outside are written: `asHtml` or `asText` */
export async function checksFeed(written: (text: string) => string): Promise<Feed> {
  const [settings, { items }] = await Promise.all([newsroom(null, {}), publicChecks(null, { limit: MOST })])
  const language = settings.defaultLanguage
  const t = wordsOf(language, 'public')
  const home = `${settings.publicUrl}/`
  const updated = items.reduce((last, { publishedAt }) => (publishedAt > last ? publishedAt : last), '')
  const feed = new Feed({
    id: home,
    link: home,
    title: t('feedTitle', { newsroom: settings.name }),
    description: t('checksLead'),
    language,
    copyright: settings.name,
    generator: 'Stet',
    updated: updated === '' ? undefined : new Date(updated),
    feedLinks: { rss: `${settings.publicUrl}/feed.xml`, json: `${settings.publicUrl}/feed.json` },
    author: { name: settings.name, link: home },
  })
  for (const record of items) {
    const { claim } = record
    const url = checkAddress(record.newsroom.url, record.slug)
    const verdict = recordRating(claim, language)?.word ?? ''
    const said = claim.speaker ? `${t('saidBy')} ${claim.speaker.name}` : t('noAuthor')
    feed.addItem({
      id: url,
      link: url,
      title: written(`${claim.statement} – ${verdict}`),
      description: written(`${said} · ${verdict}`),
      date: new Date(record.publishedAt),
      published: new Date(record.firstPublishedAt),
    })
  }
  return feed
}
