import { NotFound } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { reads } from '@/lib/http/route'
import { publicCheckpoint } from '@/lib/server/audit/checkpoints'

/** The newest signed checkpoint of the audit log (C2SP tlog-checkpoint), for whoever wants to keep it. */
export const GET = reads(async ({ actor }) => {
  const checkpoint = await publicCheckpoint(actor, {})
  if (!checkpoint) throw new NotFound(say('audit.no-checkpoint-yet'))
  return new Response(checkpoint.note, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=300' },
  })
})
