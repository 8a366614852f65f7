import { headers } from 'next/headers'
import { cache } from 'react'
import { NotSignedIn } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import type { MaybeActor } from '@/lib/policy/actor'
import { actorForKey, heldSession } from '@/lib/server/people/actors'
import { noteSessionUse } from '@/lib/server/people/sessions'
import { noteRefusal } from '@/lib/server/engine/refusal-log'
import { deviceName } from './device'
import { sessionOf } from './session'
import { noteAccepted } from './vouched'

/**
 * Who asks: the person behind a Bearer key, else behind the session cookie, with the rights of this moment. Null for a
 * reader without an account, and for a session that has ended.
 *
 * @throws NotSignedIn for a wrong or revoked key: a programme must not be answered as if it were anonymous
 */
export async function resolveActor(request: Pick<Request, 'headers'>): Promise<MaybeActor> {
  const authorization = request.headers.get('authorization')
  if (authorization === null) return sessionActor(request)
  const actor = await keyHolder(authorization)
  noteAccepted(() => authorization, actor !== null)
  if (actor) return actor
  noteRefusal('a key was refused', {})
  throw new NotSignedIn(say('people.unknown-key'))
}

/** Who asks for a page: the person behind the session cookie. Keys open no pages. */
export async function sessionActor({
  headers: given,
}: {
  readonly headers: Pick<Headers, 'get'>
}): Promise<MaybeActor> {
  const session = await sessionOf(given.get('cookie'))
  const held = session && (await heldSession(session))
  noteAccepted((name) => (name === 'cookie' ? given.get(name) : null), held !== null)
  if (!held) return null
  // Nobody waits for it: reads go on while nothing can be written.
  void noteSessionUse(session, deviceName(given.get('user-agent')), held.lastSeenAt)
  return held.actor
}

/** Who asks for the page that is being made, once per request. */
export const pageActor: () => Promise<MaybeActor> = cache(async () => sessionActor({ headers: await headers() }))

async function keyHolder(authorization: string): Promise<MaybeActor> {
  const secret = /^Bearer +([\x21-\x7e]{1,200})$/i.exec(authorization)?.[1]
  return secret === undefined ? null : actorForKey(secret)
}
