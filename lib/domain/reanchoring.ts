/** What becomes of marks when an article gets a new text. (rule R7) */

import type { AnchorOutcome } from './codes'

/**
 * Where a mark stands: in the newest text; on an older one until a person decides (waiting) or because a person decided so
 * (kept); or in an older text from which it went on to a newer (past).
 */
export const STANDINGS = ['current', 'waiting', 'kept', 'past'] as const
export type Standing = (typeof STANDINGS)[number]

/** How a mark left the queue; `carried` never was in it, `superseded` left it because a still newer text came. */
export const REANCHORING_DECISIONS = ['carried', 'accepted', 'reattached', 'kept', 'superseded'] as const
export type ReanchoringDecision = (typeof REANCHORING_DECISIONS)[number]

/** What the history says of a mark: how it left the queue, or that a decision was taken back. */
export const REANCHORED = [...REANCHORING_DECISIONS, 'waiting'] as const

/** The same words, found for sure: such a mark needs no person. */
export const carriesItself = (outcome: AnchorOutcome): boolean => outcome === 'exact' || outcome === 'moved'
