import { actorForSession } from '@/lib/server/people/actors'
import { endSession } from '@/lib/server/people/profile'
import { sessionOf } from './session'

/** Ends the session that a request brings, if it still holds: its cookie is worthless from now on, wherever it was copied to. */
export async function endSessionOf(request: Request): Promise<void> {
  const session = await sessionOf(request.headers.get('cookie'))
  const actor = session && (await actorForSession(session))
  if (actor) await endSession(actor, { sessionId: session.sessionId, expiresAt: session.expiresAt })
}
