import { z } from 'zod'
import { DESK_ROLES } from '@/lib/domain/codes'
import { NotFound } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { formAction } from '@/lib/http/returned-form'
import { formPost } from '@/lib/http/route'
import { startSession } from '@/lib/http/start-session'
import { parseInput } from '@/lib/server/engine/input'
import { signInToDemo } from '@/lib/server/people/demo'

const Try = z.strictObject({ role: z.enum(DESK_ROLES) })

/** Signs in as one of the demo's people, only while it exists and only on this computer. */
export const POST = formPost(({ request, fields }) =>
  formAction({ request, actor: null, fields }, { page: '/sign-in', form: 'try' }, async () => {
    const person = await signInToDemo(parseInput(Try, fields).role)
    if (!person) throw new NotFound(say('people.no-demo'))
    return startSession(request, person, '/desk')
  }),
)
