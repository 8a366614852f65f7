import { NotSignedIn } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { clientAddress } from '@/lib/http/client-address'
import { knownDevice } from '@/lib/http/device'
import { formAction, withParameter } from '@/lib/http/returned-form'
import { formPost } from '@/lib/http/route'
import { startSession } from '@/lib/http/start-session'
import { nextPath, SignIn } from '@/lib/schemas/sign-in'
import { parseInput } from '@/lib/server/engine/input'
import { signIn } from '@/lib/server/people/sign-in'

/** Signs in with e-mail and password; `next` is the page that was asked for. */
export const POST = formPost(async ({ request, fields }) => {
  const next = nextPath.parse(fields.next)
  const page = next ? withParameter('/sign-in', 'next', next) : '/sign-in'
  return formAction({ request, actor: null, fields }, { page, form: 'sign-in' }, async () => {
    const { email, password } = parseInput(SignIn, fields)
    const device = knownDevice(request.headers.get('cookie'))
    const person = await signIn({ email, password }, { address: clientAddress(request), device })
    if (!person) throw new NotSignedIn(say('people.wrong-password'))
    return startSession(request, person, next ?? '/desk')
  })
})
