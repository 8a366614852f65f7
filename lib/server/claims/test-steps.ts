import type { Actor } from '@/lib/policy/actor'
import { changeAgent, oneAgent } from './agents'
import { changeArticle } from '../articles/change'
import { oneArticle } from '../articles/show'
import { publishClaim } from '../checks/publish'
import { changeSource, oneSource } from './sources'
import type { TestDesk } from '../test-desk'
import { submitClaim } from './review'
import { oneClaim } from './show'

/** A claim's steps on a desk, each by somebody who has seen it as it is. */
export function claimSteps(desk: TestDesk) {
  const seen = async (id: string) => ({ version: (await oneClaim(desk.team.chief, { id })).version })
  return {
    seen,
    submit: async (by: Actor, id: string) => submitClaim(by, { id }, await seen(id)),
    publish: async (id: string) => publishClaim(desk.team.chief, { id }, await seen(id)),
    stateOf: async (id: string) => (await oneClaim(desk.team.chief, { id })).state,
    firstSource: async (id: string) => (await oneClaim(desk.team.editor, { id })).evidence[0]?.sourceId ?? '',
  }
}

/** Changes a source, an agent or an article as somebody who saw it as it is. */
export async function change(
  what: 'source' | 'agent' | 'article',
  by: Actor,
  id: string,
  fields: Record<string, unknown>,
): Promise<void> {
  const [show, command] = {
    source: [oneSource, changeSource] as const,
    agent: [oneAgent, changeAgent] as const,
    article: [oneArticle, changeArticle] as const,
  }[what]
  const { version } = await show(by, { id })
  await command(by, { id, ...fields }, { version })
}
