import { json, reads } from '@/lib/http/route'
import { health } from '@/lib/server/health'

/** Whether the server can do its work: 200, else 503. Says nothing of anybody's content. */
export const GET = reads(async () => {
  const state = await health()
  return json(state, { status: state.ready ? 200 : 503 })
})
