import { say } from '@/lib/domain/refusals/sentence'
import { clientAddress } from '@/lib/http/client-address'
import { formAction } from '@/lib/http/returned-form'
import { formPost } from '@/lib/http/route'
import { startSession } from '@/lib/http/start-session'
import { FollowLink } from '@/lib/schemas/sign-in'
import { parseInput } from '@/lib/server/engine/input'
import { followSignInLink, setPassword } from '@/lib/server/people/sign-in'
import { takeTry } from '@/lib/server/engine/rate-limit'

const LINKS = { name: 'link-address', tries: 60, seconds: 15 * 60 }

/** Follows a one-time link: with a new password, or straight in. */
export const POST = formPost(({ request, fields }) => {
  const page = `/sign-in/link/${encodeURIComponent(fields.token ?? '')}`
  return formAction({ request, actor: null, fields }, { page, form: 'link' }, async () => {
    const { token, password } = parseInput(FollowLink, fields)
    const counter = { limit: LINKS, subject: clientAddress(request) }
    await takeTry([counter], say('people.too-many-tries'))
    const follow = password === undefined ? followSignInLink(null, { token }) : setPassword(null, { token, password })
    return startSession(request, await follow, '/desk')
  })
})
