/** What is asked of the anchoring engine, and what it answers. All positions are code points. */

import type { CodePoints } from './units'

/**
 * What is known about a place: its words, what stood round them, where it was. At least the words or the position;
 * selectors of other tools may lack any of the rest.
 */
export interface SelectorHint {
  readonly exact?: string | undefined
  readonly prefix?: string | undefined
  readonly suffix?: string | undefined
  readonly start?: CodePoints | undefined
  readonly end?: CodePoints | undefined
}

/** One place among several that fit equally well. */
export interface Candidate {
  readonly start: CodePoints
  readonly end: CodePoints
  /** 1 − edit distance / longer length, from 0 to 1. */
  readonly score: number
}

/** The same words at the corresponding place; a mere shift by edits elsewhere is exact (rule R7). */
export interface ExactAnchor extends Candidate {
  readonly outcome: 'exact'
  /** False when the selector had no words, so that only its position could be believed. */
  readonly verified: boolean
}

/** The same words, but their paragraph changed its order, or they lie in another one. */
export interface MovedAnchor extends Candidate {
  readonly outcome: 'moved'
}

/** Other words: a proposal until a person accepts it. */
export interface ChangedAnchor extends Candidate {
  readonly outcome: 'changed'
  /** The quote as it was. */
  readonly before: string
  /** The words at the proposed place. */
  readonly after: string
}

/** Several places fit and nothing decides between them: best first, at most `MOST_CANDIDATES`. */
export interface AmbiguousAnchor {
  readonly outcome: 'ambiguous'
  readonly start: null
  readonly end: null
  readonly score: number
  readonly candidates: readonly Candidate[]
}

/** The words are gone. */
export interface LostAnchor {
  readonly outcome: 'lost'
  readonly start: null
  readonly end: null
  readonly score: 0
}

export type Anchored = ExactAnchor | MovedAnchor | ChangedAnchor | AmbiguousAnchor | LostAnchor

/** How many places an ambiguous anchor lists: a person can't choose among more. */
export const MOST_CANDIDATES = 20

export const LOST: LostAnchor = { outcome: 'lost', start: null, end: null, score: 0 }
