/** How often each finds the right words, over texts of which it is known what happened to every quote. */

import type { Selector } from '@/lib/domain/anchoring/describe'
import type { Found } from './peers'

/** Where a quote must be found in the new text, in UTF-16 units; null when it is gone. */
export type Truth = { readonly start: number; readonly end: number } | null

/** A text, the next version of it, and quotes on the first. */
export interface Sample {
  readonly before: string
  readonly after: string
  readonly selectors: readonly Selector[]
  readonly truths: readonly Truth[]
}

/** What was found in a text of the quotes that were asked for, the first of its selectors. */
export interface Answers {
  readonly sample: Sample
  readonly found: readonly Found[]
}

/** Shares of the quotes that still stand; of `ghosts`, of those that are gone. */
export interface Rates {
  readonly exact: number
  /** On other words, whether that is said or not. */
  readonly wrong: number
  /** On other words, and called the same. */
  readonly silent: number
  readonly ambiguous: number
  readonly lost: number
  readonly ghosts: number
}

export function ratesOf(answers: readonly Answers[]): Rates {
  const counts = { living: 0, gone: 0, exact: 0, wrong: 0, silent: 0, ambiguous: 0, lost: 0, ghosts: 0 }
  for (const { sample, found } of answers) {
    found.forEach((place, i) => {
      const truth = sample.truths[i] ?? null
      if (!truth) {
        counts.gone++
        if (place && place !== 'ambiguous') counts.ghosts++
        return
      }
      counts.living++
      if (!place) counts.lost++
      else if (place === 'ambiguous') counts.ambiguous++
      else if (place.start === truth.start && place.end === truth.end) counts.exact++
      else if (place.end <= truth.start || place.start >= truth.end) {
        counts.wrong++
        if (!place.isProposal) counts.silent++
      }
    })
  }
  const { living, gone, ghosts, ...others } = counts
  const share = (count: number, of: number) => (of === 0 ? 0 : count / of)
  return {
    exact: share(others.exact, living),
    wrong: share(others.wrong, living),
    silent: share(others.silent, living),
    ambiguous: share(others.ambiguous, living),
    lost: share(others.lost, living),
    ghosts: share(ghosts, gone),
  }
}
