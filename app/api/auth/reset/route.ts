import { clientAddress } from '@/lib/http/client-address'
import { formAction } from '@/lib/http/returned-form'
import { formPost, redirectTo } from '@/lib/http/route'
import { RequestReset } from '@/lib/schemas/sign-in'
import { parseInput } from '@/lib/server/engine/input'
import { requestReset } from '@/lib/server/people/sign-in'

/** Sends a link for a new password; the answer is the same whether there is such an account or not. */
export const POST = formPost(({ request, fields }) =>
  formAction({ request, actor: null, fields }, { page: '/sign-in/reset', form: 'reset' }, async () => {
    const { email } = parseInput(RequestReset, fields)
    await requestReset(email, clientAddress(request))
    return redirectTo('/sign-in/reset?done=sent')
  }),
)
