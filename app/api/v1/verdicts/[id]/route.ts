import { methods } from '@/lib/http/methods'
import { json, reads } from '@/lib/http/route'
import { oneVerdict } from '@/lib/server/claims/verdicts'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/verdicts/{id}'>({
  GET: reads(async ({ actor, params }) => json(await oneVerdict(actor, params))),
})
