import { methods } from '@/lib/http/methods'
import { ANSWER_POLICY } from '@/lib/http/page-policy'
import { reads } from '@/lib/http/route'
import { ExportListing } from '@/lib/schemas/listing'
import { parseInput } from '@/lib/server/engine/input'
import { exportArticle } from '@/lib/server/reports/export'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/{id}/export'>({
  GET: reads(async ({ actor, params, search }) => {
    const wanted = { ...parseInput(ExportListing, search), articleId: params.id }
    const { body, contentType, fileName } = await exportArticle(actor, wanted)
    return new Response(body, {
      headers: {
        'Content-Type': contentType,
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        'Content-Security-Policy': `sandbox; ${ANSWER_POLICY}`,
      },
    })
  }),
})
