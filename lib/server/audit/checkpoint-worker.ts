import { Refusal } from '@/lib/domain/errors'
import type { Actor } from '@/lib/policy/actor'
import { deliverCheckpoint } from './checkpoint-delivery'
import { makeCheckpoint } from './checkpoints'
import { reader } from '../db/clients'
import { inBackground } from '../platform/background'
import { reasonOf } from '../platform/log'

const HOUR = 60 * 60 * 1000
/** How old the newest checkpoint may be, in milliseconds. */
const OLDEST = 24 * HOUR
/** Pause between two looks, in milliseconds: what could not be kept outside is tried again. */
const LOOK_EVERY = HOUR
/** Before the first look, in milliseconds: a start has other things to do. */
const AFTER_START = 3 * 60 * 1000

/** Makes a checkpoint when the newest is a day old, and keeps it outside. @param by Stet itself */
export async function checkpointWhenDue(by: Actor, now = new Date()): Promise<void> {
  const newest = await reader().checkpoint.findFirst({ orderBy: { seq: 'desc' }, select: { createdAt: true } })
  if (!newest || now.getTime() - newest.createdAt.getTime() >= OLDEST) await makeCheckpoint(by, {})
  await deliverCheckpoint()
}

/** Makes checkpoints in the background of the server. */
export const startCheckpoints = (by: Actor) =>
  inBackground({
    name: 'checkpoints',
    everyMs: LOOK_EVERY,
    afterMs: AFTER_START,
    round: () => checkpointWhenDue(by),
    // What is said of a log that does not hold names events and rows, no content.
    reason: (error) => (error instanceof Refusal ? error.message : reasonOf(error)),
  })
