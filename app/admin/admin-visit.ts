import { notFound } from 'next/navigation'
import { type Preferences, readPreferences } from '@/lib/http/preferences'
import { formatterOf } from '@/messages/words'
import type { Actor } from '@/lib/policy/actor'
import { deskActor } from '../desk/desk-visit'

export interface AdminVisit {
  readonly actor: Actor
  readonly preferences: Preferences
  /** In the newsroom's time zone. */
  readonly format: ReturnType<typeof formatterOf>
}

/**
 * What every page of the administration begins with: for whoever is no administrator there is nothing at this address.
 * @param path the page's own, to come back to after sign-in
 */
export async function adminVisit(path: string): Promise<AdminVisit> {
  const actor = await deskActor(path)
  if (!actor.admin) notFound()
  const preferences = await readPreferences()
  return { actor, preferences, format: formatterOf(preferences.language, preferences.timeZone) }
}
