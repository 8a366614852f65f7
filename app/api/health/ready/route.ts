import { json, reads } from '@/lib/http/route'
import { health, publicHealth } from '@/lib/server/upkeep/health'

/**
 * Whether the server can do its work: 200, else 503. Says nothing of anybody's content, and of versions only to administrators.
 */
export const GET = reads(async ({ actor }) => {
  const state = await health()
  return json(actor?.admin ? state : publicHealth(state), { status: state.ready ? 200 : 503 })
})
