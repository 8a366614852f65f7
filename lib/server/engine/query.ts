import type { z } from 'zod'
import { Forbidden, NotFound, NotSignedIn } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import type { MaybeActor } from '@/lib/policy/actor'
import { decide } from '@/lib/policy/permissions'
import type { Permission } from '@/lib/policy/rights'
import { type Reader, reader } from '../db/clients'
import { parseInput } from './input'
import { notingRefusals } from './refusal-log'

interface Definition<Input extends z.ZodType, Target, View> {
  /** `noun.what`. */
  readonly name: string
  readonly permission: Permission
  readonly input: Input
  readonly load: (given: { db: Reader; actor: MaybeActor; input: z.output<Input> }) => Promise<Target | null>
  readonly desk: (target: Target) => string | null
  /** The pure projection: what this actor may see of the rows (lib/policy/visibility). */
  readonly show: (given: {
    db: Reader
    actor: MaybeActor
    target: Target
    input: z.output<Input>
  }) => View | Promise<View>
}

export interface Query<Input, View> {
  (actor: MaybeActor, input: Input): Promise<View>
  /** Inside a change: reads what its transaction has written, for the answer to it. */
  readonly within: (db: Reader, actor: MaybeActor, input: Input) => Promise<View>
  readonly queryName: string
  readonly permission: Permission
}

/** Every query by its name, for the test that walks them all. */
export const queries = new Map<string, { readonly queryName: string; readonly permission: Permission }>()

/**
 * The one door out. Every read takes the actor: the row is loaded, then the policy asked (never the other way round: an
 * undefined actor in a filter would mean "no condition"), then the row is projected to what the actor may see.
 *
 * @throws InvalidInput, NotSignedIn, NotFound, Forbidden
 */
export function query<Input extends z.ZodType, Target, View>(
  definition: Definition<Input, Target, View>,
): Query<z.input<Input>, View> {
  const { name, permission } = definition
  const made = Object.assign(
    (actor: MaybeActor, given: z.input<Input>): Promise<View> =>
      notingRefusals({ action: name, actor }, () => ask(reader(), actor, given)),
    { within: ask, queryName: name, permission },
  )
  queries.set(name, { queryName: name, permission })
  return made

  async function ask(db: Reader, actor: MaybeActor, given: z.input<Input>): Promise<View> {
    if (actor === null && permission !== 'public:read') throw new NotSignedIn()
    const input = parseInput(definition.input, given)
    const target = await definition.load({ db, actor, input })
    if (target === null) throw new NotFound()
    const answer = decide(actor, permission, definition.desk(target), 'read')
    if (answer === 'sign-in') throw new NotSignedIn()
    if (answer === 'not-found') throw new NotFound()
    if (answer === 'forbidden') throw new Forbidden(say('people.role-too-low-read'))
    return definition.show({ db, actor, target, input })
  }
}
