import { formAction } from '@/lib/http/returned-form'
import { formPost, redirectTo } from '@/lib/http/route'
import { endedSession } from '@/lib/http/session'
import { confirmPassword } from '@/lib/server/people/present-password'
import { endSessions } from '@/lib/server/people/profile'

/** Ends every session of the person, this one included, for whoever gives the password again. */
export const POST = formPost(({ request, actor, fields }) =>
  formAction({ request, actor, fields }, { page: '/desk/profile', form: 'session' }, async () => {
    await confirmPassword(actor, fields.present)
    await endSessions(actor, {})
    const response = redirectTo('/sign-in?done=signed-out-everywhere')
    response.headers.append('Set-Cookie', endedSession())
    return response
  }),
)
