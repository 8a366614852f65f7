import { formDeed } from '@/lib/http/returned-form'
import { formPost, redirectTo } from '@/lib/http/route'
import { endOwnSession } from '@/lib/server/people/sessions'

/** Ends one of one's own other sessions. */
export const POST = formPost(({ request, actor, fields }) =>
  formDeed({ request, actor, fields }, { page: '/desk/profile', form: 'session' }, async () => {
    await endOwnSession(actor, { sessionId: fields.sessionId ?? '' })
    return redirectTo('/desk/profile?done=session-ended')
  }),
)
