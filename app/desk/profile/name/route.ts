import { formAction } from '@/lib/http/returned-form'
import { formPost, redirectTo } from '@/lib/http/route'
import { changeName } from '@/lib/server/people/profile'

/** One's own name. */
export const POST = formPost(({ request, actor, fields }) =>
  formAction({ request, actor, fields }, { page: '/desk/profile', form: 'name' }, async () => {
    await changeName(actor, { name: fields.name ?? '' })
    return redirectTo('/desk/profile?done=saved')
  }),
)
