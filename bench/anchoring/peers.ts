/** How others find a quote again, written from their descriptions: the methods, not the products. */

import search from 'approx-string-match'
import DiffMatchPatch from 'diff-match-patch'
import diff from 'fast-diff'
import type { Selector } from '@/lib/domain/anchoring/describe'

/**
 * A span in the new text in UTF-16 units, null for a lost quote, or that several places fit. A proposal says that its words are
 * others and asks a person; no peer makes any.
 */
export type Found = { readonly start: number; readonly end: number; readonly isProposal?: boolean } | 'ambiguous' | null

export interface Peer {
  readonly name: string
  /** Finds every selector, in order. `before` is the text they were made on. */
  anchor(after: string, selectors: readonly Selector[], before: string): Found[]
  /** Texts longer than this (UTF-16 units) would take minutes. */
  readonly longestText: number
}

/**
 * Hypothesis' client: every word-for-word occurrence or, without any, every best approximate one with up to half of the
 * quote changed (256 at most); each scored by quote (50), prefix (20), suffix (20) and position (2).
 */
export const hypothesis: Peer = {
  name: 'approx-string-match, as Hypothesis uses it',
  longestText: Number.POSITIVE_INFINITY,
  anchor: (after, selectors) => selectors.map((selector) => matchQuote(after, selector)),
}

function matchQuote(text: string, { exact, prefix, suffix, start: hint }: Selector): Found {
  const matches = occurrences(text, exact, Math.min(256, exact.length / 2))
  let best: Found = null
  let most = Number.NEGATIVE_INFINITY
  for (const { start, end, errors } of matches) {
    const quote = 1 - errors / exact.length
    const before = prefix ? likeness(text.slice(Math.max(0, start - prefix.length), start), prefix) : 1
    const behind = suffix ? likeness(text.slice(end, end + suffix.length), suffix) : 1
    const position = 1 - Math.abs(start - hint) / text.length
    const score = 50 * quote + 20 * before + 20 * behind + 2 * position
    if (score <= most) continue
    most = score
    best = { start, end }
  }
  return best
}

function occurrences(text: string, wanted: string, errors: number) {
  const exact: { start: number; end: number; errors: number }[] = []
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    exact.push({ start: at, end: at + wanted.length, errors: 0 })
  }
  return exact.length > 0 ? exact : search(text, wanted, errors)
}

function likeness(text: string, wanted: string): number {
  if (text.length === 0) return 0
  const [first] = occurrences(text, wanted, wanted.length)
  return first ? 1 - first.errors / wanted.length : 0
}

/** The longest pattern the bitap search of diff-match-patch takes. */
const SLICE = 32

/**
 * dom-anchor-text-quote: looks for the prefix near the hint with a bitap search, for the suffix if there is none, then
 * for the quote in slices of 32 characters, each where the last one ended.
 */
export const textQuote: Peer = {
  name: 'dom-anchor-text-quote’s method',
  longestText: 50_000,
  anchor(after, selectors) {
    const bitap = new DiffMatchPatch()
    return selectors.map(({ exact, prefix, suffix, start: hint }): Found => {
      bitap.Match_Distance = after.length * 2
      const slices = Array.from({ length: Math.ceil(exact.length / SLICE) }, (_, i) =>
        exact.slice(i * SLICE, (i + 1) * SLICE),
      )
      let at: number = hint
      const before = prefix ? bitap.match_main(after, prefix, at) : -1
      if (before >= 0) at = before + prefix.length
      else if (suffix) {
        const behind = bitap.match_main(after, suffix, at + exact.length)
        if (behind >= 0) at = behind - exact.length
      }
      let start = Number.POSITIVE_INFINITY
      let end = -1
      for (const slice of slices) {
        const found = bitap.match_main(after, slice, at)
        if (found < 0) return null
        start = Math.min(start, found)
        end = Math.max(end, found + slice.length)
        at = found + slice.length
        bitap.Match_Distance = 64
      }
      return { start, end }
    })
  },
}

/** Carries positions over a difference of the two texts. Nothing moves, and what was replaced is lost. */
function carried(
  changes: readonly (readonly [kind: number, words: string])[],
  selectors: readonly Selector[],
): Found[] {
  const kept: { from: number; to: number; length: number }[] = []
  let from = 0
  let to = 0
  for (const [kind, { length }] of changes) {
    if (kind === 0) kept.push({ from, to, length })
    if (kind <= 0) from += length
    if (kind >= 0) to += length
  }
  return selectors.map(({ start, end }): Found => {
    const first = kept.findIndex((piece) => piece.from + piece.length > start)
    const last = kept.findLastIndex((piece) => piece.from < end)
    const head = kept[first]
    const tail = kept[last]
    if (!head || !tail || first > last) return null
    return { start: head.to + Math.max(0, start - head.from), end: tail.to + Math.min(tail.length, end - tail.from) }
  })
}

export const diffMatchPatch: Peer = {
  name: 'diff-match-patch, positions carried over',
  longestText: 50_000,
  anchor(after, selectors, before) {
    const differ = new DiffMatchPatch()
    differ.Diff_Timeout = 5
    return carried(differ.diff_main(before, after), selectors)
  },
}

export const fastDiff: Peer = {
  name: 'fast-diff, positions carried over',
  longestText: 5_000,
  anchor: (after, selectors, before) => carried(diff(before, after), selectors),
}
