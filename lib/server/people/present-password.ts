import { InvalidInput } from '@/lib/domain/errors'
import { fault } from '@/lib/domain/refusals/english'
import { say } from '@/lib/domain/refusals/sentence'
import type { MaybeActor } from '@/lib/policy/actor'
import { reader } from '../db/clients'
import { isPassword } from '../platform/passwords'
import { takeTry } from '../engine/rate-limit'

/** Guesses at the present password from a session that was left open. */
const PRESENT_PASSWORD = { name: 'present-password', tries: 10, seconds: 15 * 60 }

const person = (actor: MaybeActor) =>
  reader().person.findUnique({
    where: { id: actor?.personId ?? '' },
    select: { name: true, email: true, passwordHash: true },
  })

/**
 * The person who gives their present password.
 *
 * @param pointer the field that it was typed into
 * @throws InvalidInput there for a wrong one; TooManyRequests after too many
 */
export async function requirePresentPassword(actor: MaybeActor, given: string, pointer = '/current') {
  await takeTry([{ limit: PRESENT_PASSWORD, subject: actor?.personId ?? '' }], say('people.too-many-wrong-passwords'))
  const found = await person(actor)
  if (!found || !(await isPassword(found.passwordHash, given, 'known'))) {
    throw new InvalidInput(say('people.wrong-present-password'), [fault(pointer, say('faults.wrong-present-password'))])
  }
  return found
}

/**
 * Asks again for the password before what nobody should do at a screen that somebody left: making a key, ending other sessions.
 * Who has no password, as the people of the demo, is not asked.
 *
 * @throws as `requirePresentPassword`, for the field `present`
 */
export async function confirmPassword(actor: MaybeActor, given: string | undefined): Promise<void> {
  if ((await person(actor))?.passwordHash) await requirePresentPassword(actor, given ?? '', '/present')
}
