import { reads } from '@/lib/http/route'
import { asHtml, checksFeed, FEED_CACHE } from '../feed'

/** RSS 2.0. */
export const GET = reads(async () => {
  const feed = await checksFeed(asHtml)
  return new Response(feed.rss2(), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8', 'Cache-Control': FEED_CACHE },
  })
})
