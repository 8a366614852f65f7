import { NotFound } from '@/lib/domain/errors'
import { reads } from '@/lib/http/route'
import { publicArticleText } from '@/lib/server/checks/show'

/**
 * The string that public positions count in, exactly: UTF-8, no newline added. Only where the whole text is public
 * (rule R30); it is never kept by others, for that may change.
 */
export const GET = reads<{ slug: string; number: string }>(async ({ params }) => {
  if (!/^[a-z0-9-]{1,120}$/.test(params.slug) || !/^[1-9]\d{0,6}$/.test(params.number)) throw new NotFound()
  const { text, sha256 } = await publicArticleText(null, { slug: params.slug, number: Number(params.number) })
  return new Response(text, {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      // RFC 9530: by it anybody can tell that this is the text that was judged.
      'Content-Digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
      ETag: `"${sha256}"`,
      'Cache-Control': 'no-store',
    },
  })
})
