import { formPost, redirectTo } from '@/lib/http/route'
import { endedSession } from '@/lib/http/session'
import { endSessions } from '@/lib/server/people/profile'

/** Ends every session of the person, this one included. */
export const POST = formPost(async ({ actor }) => {
  await endSessions(actor, {})
  const response = redirectTo('/sign-in?done=signed-out-everywhere')
  response.headers.append('Set-Cookie', endedSession())
  return response
})
