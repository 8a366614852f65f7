import { methods } from '@/lib/http/methods'
import { reads, versionNumber } from '@/lib/http/route'
import { articleText } from '@/lib/server/articles/show'

/** The string that anchors count in, to the byte. */
export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/{id}/versions/{number}/text'>({
  GET: reads(async ({ actor, params: { id, number } }) => {
    const { text, textSha256 } = await articleText(actor, { id, number: versionNumber(number) })
    const headers = { 'Content-Type': 'text/plain; charset=utf-8', ETag: `"${textSha256}"` }
    return new Response(text, { headers })
  }),
})
