import { endSessionOf } from '@/lib/http/end-session'
import { formPost, redirectTo } from '@/lib/http/route'
import { endedSession } from '@/lib/http/session'

/** Ends this session: the cookie goes, and is worthless wherever it was copied to. */
export const POST = formPost(async ({ request }) => {
  await endSessionOf(request)
  const response = redirectTo('/sign-in?done=signed-out')
  response.headers.append('Set-Cookie', endedSession())
  return response
})
