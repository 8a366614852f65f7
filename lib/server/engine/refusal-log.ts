import { Refusal } from '@/lib/domain/errors'
import type { MaybeActor } from '@/lib/policy/actor'
import { log } from '../platform/log'
import { mayLog } from '../platform/log-limit'

/** Lines of one kind in a minute at most. */
const MOST_A_MINUTE = 120

/** Not signed in, not allowed, nothing that one may see, too large, invalid. A conflict is everyday work. */
const TOLD: ReadonlySet<number> = new Set([401, 403, 404, 413, 422])

/**
 * Does what a person asked for, and tells the log when it was refused: who, what and why in a word, never what they sent.
 * Whoever looks for ids, tries rights or sends what no form of ours sends can be seen there.
 *
 * @param given.action name of the command or query
 */
export async function notingRefusals<Result>(
  { action, actor }: { readonly action: string; readonly actor: MaybeActor },
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal && TOLD.has(error.status) && !isPassingBy(error, actor)) {
      const { personId, keyId, via } = actor ?? { personId: null, keyId: null, via: null }
      noteRefusal('a request was refused', { action, code: error.code, personId, keyId, via })
    }
    throw error
  }
}

/** Readers who come to a page that is gone, or that asks them to sign in. */
const isPassingBy = (error: Refusal, actor: MaybeActor) => actor === null && [401, 404].includes(error.status)

/**
 * Tells the log of a refusal at another place than the two doors.
 *
 * @param what happened, in fixed words
 * @param facts ids, names and counts of our own; of what was sent, a host at most
 */
export function noteRefusal(what: string, facts: Readonly<Record<string, string | null>>): void {
  if (mayLog(what, MOST_A_MINUTE)) log.warn(facts, what)
}
