import type { Actor } from '@/lib/policy/actor'
import { reader } from '../db/clients'
import { env } from '../platform/env'
import { actorForEmail, actorById } from './actors'

/**
 * For whom the command line acts when nobody is named: the person with the owner's address, else the first account of
 * all. Null when that person is disabled.
 */
export async function ownerActor(via: Actor['via']): Promise<Actor | null> {
  const named = await actorForEmail(env().ownerEmail, via)
  if (named) return named
  const first = await reader().person.findFirst({ orderBy: { createdAt: 'asc' }, select: { id: true } })
  return first && actorById(first.id, via)
}
