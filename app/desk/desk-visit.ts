import { notFound, redirect } from 'next/navigation'
import { NotFound } from '@/lib/domain/errors'
import { pageActor } from '@/lib/http/actor'
import { type Preferences, readPreferences } from '@/lib/http/preferences'
import type { Actor } from '@/lib/policy/actor'
import { type DeskView, ownDesks } from '@/lib/server/newsroom/desks'
import { newsroom, type NewsroomView } from '@/lib/server/newsroom/newsroom'

/** Who is at the desk: signed in, or on the way to sign-in and back to `path`. */
export async function deskActor(path: string): Promise<Actor> {
  const actor = await pageActor()
  if (!actor) redirect(`/sign-in?next=${encodeURIComponent(path)}`)
  return actor
}

/** What a query throws as the page that it means: what may not be seen looks like what is not there. */
export async function orNotFound<View>(view: Promise<View>): Promise<View> {
  try {
    return await view
  } catch (error) {
    if (error instanceof NotFound) notFound()
    throw error
  }
}

export interface DeskVisit {
  readonly actor: Actor
  readonly preferences: Preferences
  readonly newsroom: NewsroomView
  /** Every desk the person belongs to. */
  readonly desks: readonly DeskView[]
  /** The one chosen in the bar, or all of them. */
  readonly shown: readonly DeskView[]
}

/**
 * What every page of the desk begins with.
 * @param path the page's own, to come back to after sign-in
 * @param desk a desk named by the address; it goes before the one chosen in the bar
 */
export async function deskVisit(path: string, desk?: string): Promise<DeskVisit> {
  const [actor, preferences] = await Promise.all([deskActor(path), readPreferences()])
  const [desks, settings] = await Promise.all([ownDesks(actor, {}), orNotFound(newsroom(actor, {}))])
  const chosen = desks.filter((each) => each.id === (desk ?? preferences.desk))
  return { actor, preferences, newsroom: settings, desks, shown: chosen.length > 0 ? chosen : desks }
}

/** What Next gives a page of its address: text, or lists of it. */
export type SearchParams = Promise<Readonly<Record<string, string | readonly string[] | undefined>>>

/** Last value of each parameter of the address. */
export async function lastValues(parameters: SearchParams): Promise<Readonly<Record<string, string>>> {
  const values = Object.entries(await parameters).map(([name, value]) => [name, [value ?? ''].flat().at(-1) ?? ''])
  return Object.fromEntries(values)
}

/** A path with those parameters that say something. */
export function address(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const said = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) if (value) said.set(name, value)
  return said.size === 0 ? path : `${path}?${said}`
}
