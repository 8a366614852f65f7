import { formPost, redirectTo } from '@/lib/http/route'
import { endedSession, sessionOf } from '@/lib/http/session'
import { endSession } from '@/lib/server/people/profile'

/** Ends this session: the cookie goes, and is worthless wherever it was copied to. */
export const POST = formPost(async ({ request, actor }) => {
  const session = await sessionOf(request.headers.get('cookie'))
  if (actor && session) await endSession(actor, { sessionId: session.sessionId, expiresAt: session.expiresAt })
  const response = redirectTo('/sign-in?done=signed-out')
  response.headers.append('Set-Cookie', endedSession())
  return response
})
