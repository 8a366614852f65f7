import { reads } from '@/lib/http/route'
import { asText, checksFeed, FEED_CACHE } from '../feed'

/** JSON Feed 1. */
export const GET = reads(async () => {
  const feed = await checksFeed(asText)
  return new Response(feed.json1(), {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8', 'Cache-Control': FEED_CACHE },
  })
})
