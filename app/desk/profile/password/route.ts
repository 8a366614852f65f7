import { formAction } from '@/lib/http/returned-form'
import { formPost, redirectTo } from '@/lib/http/route'
import { startedSession } from '@/lib/http/session'
import { changePassword } from '@/lib/server/people/profile'

/** A new password: every other session ends, this one begins anew. */
export const POST = formPost(({ request, actor, fields }) =>
  formAction({ request, actor, fields }, { page: '/desk/profile', form: 'password' }, async () => {
    const person = await changePassword(actor, { current: fields.current ?? '', password: fields.password ?? '' })
    const response = redirectTo('/desk/profile?done=password')
    response.headers.append('Set-Cookie', await startedSession(person))
    return response
  }),
)
