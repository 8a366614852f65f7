import type { Actor } from '@/lib/policy/actor'
import { storedRows } from '@/lib/server/test-rows'
import type { Team } from '@/prisma/factories'
import { type Answer, call } from './test-client'

/** A person of the desk, by their role on it. */
export type By = 'editor' | 'reviewer' | 'chief'

/** Where what is decided must be decided of a named version (rules R21, R24). */
const DECISION = /^\/claims\/([^/]+)\/(?:reviews|publish|corrections)$/

/** If-Match of somebody who has seen everything as it is at this moment. */
export async function asItIs(path: string): Promise<string> {
  const id = DECISION.exec(path)?.[1]
  const claim = id === undefined ? null : await storedRows().claim.findUnique({ where: { id } })
  return claim ? `"${claim.version}"` : '*'
}

/** Asks the API as somebody who has seen everything as it is, or the version given. */
export const sendAs = async (as: Actor, method: string, path: string, body: object = {}, seen?: string) =>
  call(method, path, { as, body, headers: { 'if-match': seen ?? (await asItIs(path)) } })

/** Requests to the API by the people of a desk. */
export function asking(desk: { readonly team: Team }) {
  const sent = (by: By, method: string, path: string, body?: object, seen?: string): Promise<Answer> =>
    sendAs(desk.team[by], method, path, body, seen)
  /** @throws Error when it is refused */
  async function ask(by: By, method: string, path: string, body?: object): Promise<unknown> {
    const answer = await sent(by, method, path, body)
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
    return answer.json
  }
  const status = async (by: By, path: string, body?: object) => (await sent(by, 'POST', path, body)).status
  const approve = (by: By, id: string) => status(by, `/claims/${id}/reviews`, { decision: 'approve' })
  return { sent, ask, status, approve }
}
