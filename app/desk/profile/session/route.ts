import { formAction } from '@/lib/http/returned-form'
import { formPost, redirectTo } from '@/lib/http/route'
import { confirmPassword } from '@/lib/server/people/present-password'
import { endOwnSession } from '@/lib/server/people/sessions'

/** Ends one of one's own other sessions, for whoever gives the password again. */
export const POST = formPost(({ request, actor, fields }) =>
  formAction({ request, actor, fields }, { page: '/desk/profile', form: 'session' }, async () => {
    await confirmPassword(actor, fields.present)
    await endOwnSession(actor, { sessionId: fields.sessionId ?? '' })
    return redirectTo('/desk/profile?done=session-ended')
  }),
)
