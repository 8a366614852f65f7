import { methods } from '@/lib/http/methods'
import { ANSWER_POLICY } from '@/lib/http/page-policy'
import { reads } from '@/lib/http/route'
import { sourceSnapshot } from '@/lib/server/claims/snapshots'

/** Foreign bytes: always a download of no particular type, so that no browser shows or runs them as ours. */
export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/sources/{id}/snapshots/{hash}'>({
  GET: reads(async ({ actor, params: { id, hash } }) => {
    const { sha256, bytes } = await sourceSnapshot(actor, { id, sha256: hash })
    return new Response(bytes, {
      headers: {
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': `attachment; filename="${sha256}.bin"`,
        'Content-Security-Policy': `sandbox; ${ANSWER_POLICY}`,
        'X-Content-Type-Options': 'nosniff',
        ETag: `"${sha256}"`,
      },
    })
  }),
})
