import { SYSTEM } from '../../engine/system-actor'
import { inBackground } from '../../platform/background'
import { askDuePages } from './round'

/** Pause between two looks for pages whose turn has come, in milliseconds. */
const LOOK_EVERY = 15_000

/** Asks watched pages in the background of the server. */
export const startWatchWorker = () =>
  inBackground({ name: 'watched pages', everyMs: LOOK_EVERY, round: () => askDuePages({ by: SYSTEM }) })
