import { reads } from '@/lib/http/route'
import { checkpointKeys } from '@/lib/server/audit/checkpoints'

/** The public keys of the newsroom's checkpoints, one to a line. Whoever verifies keeps the first that they see. */
export const GET = reads(async ({ actor }) => {
  const keys = await checkpointKeys(actor, {})
  return new Response(keys.map((key) => `${key}\n`).join(''), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=300' },
  })
})
