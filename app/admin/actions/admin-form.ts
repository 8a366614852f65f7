import type { z } from 'zod'
import { formAction } from '@/lib/http/returned-form'
import { formPost } from '@/lib/http/route'
import type { Actor, MaybeActor } from '@/lib/policy/actor'
import type { CallOptions } from '@/lib/server/engine/command'
import { parseInput } from '@/lib/server/engine/input'
import { startedSession } from '@/lib/http/session'
import { currentSessionVersion } from '@/lib/server/people/actors'

interface Action<Input extends z.ZodType> {
  readonly input: Input
  /** The form's page, to go back to when it is refused. */
  readonly page: (fields: Readonly<Record<string, string>>) => string
  /** Which form of that page. */
  readonly form: (fields: Readonly<Record<string, string>>) => string
  readonly run: (given: {
    readonly request: Request
    readonly actor: MaybeActor
    readonly input: z.output<Input>
    readonly options: CallOptions
  }) => Promise<Response>
}

/**
 * A plain form of the administration. A field `version` says which version of the row was seen. When the action ended the
 * administrator's own sessions (one's own role), this browser gets a new one.
 */
export function adminForm<Input extends z.ZodType>({ input, page, form, run }: Action<Input>) {
  return formPost(async ({ request, actor, fields }) => {
    const { version, ...rest } = fields
    const options: CallOptions = version === undefined ? {} : { version: Number(version) }
    const before = actor && (await currentSessionVersion(actor.personId))
    const response = await formAction(
      { request, actor, fields },
      { page: page(fields), form: form(fields) },
      async () => run({ request, actor, input: parseInput(input, rest), options }),
    )
    if (actor && actor.via === 'web') await keepOwnSession(response, actor, before)
    return response
  })
}

async function keepOwnSession(response: Response, { personId }: Actor, before: number | null) {
  const sessionVersion = await currentSessionVersion(personId)
  if (sessionVersion === null || sessionVersion === before) return
  response.headers.append('Set-Cookie', await startedSession({ id: personId, sessionVersion }))
}
