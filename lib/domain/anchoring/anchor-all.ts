/** Finds selectors again in a text that may have been edited since they were made (rule R7). */

import { type Anchored, LOST, type SelectorHint } from './anchored'
import type { Expected } from './fitting'
import type { Followed } from './follow'
import { snapIndexed } from './graphemes'
import { inDoubt, judge, placed } from './judge'
import { contextAt, hasWholeContext, literalHits, stands, standsAt } from './literal'
import { Neighbours, NOWHERE } from './neighbours'
import { ownContext, wideContext } from './own-context'
import { followedMemory, revisionOf, searched } from './recent-texts'
import { recollect } from './recollection'
import type { SearchedText } from './searched-text'
import { type LiteralHit, Sought } from './sought'
import { isInsideWord } from './tokens'

/** What else is known. */
export interface AnchorOptions {
  /** The text that the selectors were made on, when it is at hand: edits are then followed instead of guessed. */
  readonly previousText?: string | undefined
}

/** Finds one selector; `anchorAll` shares its work over many. */
export function anchorOne(text: string, selector: SelectorHint, options: AnchorOptions = {}): Anchored {
  return anchorAll(text, [selector], options)[0] ?? LOST
}

/** Finds each selector in the text: one answer per selector, in order, whatever comes. */
export function anchorAll(
  text: string,
  selectors: readonly SelectorHint[],
  { previousText }: AnchorOptions = {},
): Anchored[] {
  const now = searched(text)
  const old = previousText === undefined || previousText === text ? null : searched(previousText)
  const answers = new Array<Anchored>(selectors.length).fill(LOST)
  const quotes: Sought[] = []
  selectors.forEach((selector, order) => {
    const { exact, start, end } = selector
    if (exact) quotes.push(new Sought(selector, order, (old ?? now).index))
    else if (start !== undefined && end !== undefined) answers[order] = atPosition(now, { start, end })
  })
  const ordered = inOrder(quotes)
  if (old) followThroughText(old, now, ordered, answers)
  else findByWords(now, ordered, answers)
  return answers
}

/** Behind every position that a text can have. What comes from outside may claim a larger one, or one below 0. */
const LAST = 2 ** 32

/** Quotes by their old places, ascending, those without one last. Sorted as numbers, for that is several times faster. */
function inOrder(quotes: readonly Sought[]): Sought[] {
  const keys = new Float64Array(quotes.length)
  quotes.forEach(({ position }, i) => {
    const place = Math.trunc(Math.max(0, Math.min(position ?? LAST, LAST)))
    keys[i] = place * quotes.length + i
  })
  const ordered: Sought[] = []
  for (const key of keys.sort()) {
    const quote = quotes[key % quotes.length]
    if (quote) ordered.push(quote)
  }
  return ordered
}

/** A position without words can only be believed. */
function atPosition({ index }: SearchedText, range: Parameters<typeof snapIndexed>[1]): Anchored {
  if (!(range.start >= 0 && range.end >= range.start && range.end <= index.length)) return LOST
  return { outcome: 'exact', ...snapIndexed(index, range), score: 1, verified: false }
}

const always = () => true

/** Quotes with less of their words and context at the place they were followed to are looked for elsewhere, too. */
const isFaithful = ({ likeness, context }: Followed) => likeness >= 0.75 || (likeness >= 0.6 && context >= 0.6)

/** With the old text at hand: every quote goes where its sentence and its words went. */
function followThroughText(old: SearchedText, now: SearchedText, quotes: readonly Sought[], answers: Anchored[]): void {
  const { follower, belonging } = revisionOf(old, now)
  /** Other words are shown to a person anyway; the same ones must be the sentence's own. */
  const isOwn = ({ outcome, start, end }: Anchored, begin: number, stop: number) =>
    start === null ||
    outcome === 'changed' ||
    belonging.holds(begin, stop, now.index.toUtf16(start), now.index.toUtf16(end))
  const isBetweenNeighbours = ({ outcome, start, end }: Anchored, begin: number, stop: number) => {
    if (start === null) return false
    const place = [now.index.toUtf16(start), now.index.toUtf16(end)] as const
    return belonging.isBetweenNeighbours(begin, stop, ...place, outcome === 'changed')
  }
  const doubted = (sought: Sought, answer: Anchored) => {
    const places = inDoubt(now, sought, (start, end) => belonging.isFree(start, end), answer)
    return places.outcome === 'lost' && answer.outcome === 'changed' ? answer : places
  }
  for (const sought of quotes) {
    const origin = placeInOld(old, sought)
    if (origin === null) {
      answers[sought.order] = judge(now, sought, { expected: NOWHERE, followed: null, isFree: always, kept: always })
      continue
    }
    const { at: begin, end } = origin
    const followed = follower.follow(begin, end)
    const answer =
      followed && isFaithful(followed)
        ? placed(now, sought, followed.start, followed.end, followed.score, follower.kept(begin, followed.start))
        : judge(now, sought, {
            expected: { from: begin, to: begin, sure: false },
            followed,
            isFree: (start, stop) => !follower.isTaken(start, stop, begin, end),
            kept: (start) => follower.kept(begin, start),
          })
    const isSure =
      (!belonging.isDoubtful(begin, end) && isOwn(answer, begin, end)) || isBetweenNeighbours(answer, begin, end)
    answers[sought.order] = isSure ? answer : doubted(sought, answer)
  }
}

/** Where the quote stands in the text it was made on: at its position, or at the only place that fits. */
function placeInOld(old: SearchedText, sought: Sought): { readonly at: number; readonly end: number } | null {
  const { hint, exact } = sought
  if (hint !== null && standsAt(old.text, exact, hint)) return { at: hint, end: hint + exact.length }
  const hits = literalHits(old, sought, hint ?? 0).map((hit) => ({ hit, context: contextAt(old, sought, hit) }))
  const [best, second] = hits.sort((a, b) => b.context - a.context)
  return !best || second?.context === best.context ? null : best.hit
}

/** Words of which one at least stands between others: it can be looked up. */
const LEAST_WORDS = 3

/**
 * Where a quote stands of which nothing but its words is known, when they stand in the text once, and whole: there is nothing
 * to weigh.
 */
function placeOfWords(now: SearchedText, sought: Sought): { readonly at: number; readonly end: number } | null {
  const { exact, prefix, suffix, hint } = sought
  if (prefix !== '' || suffix !== '' || hint !== null || exact.trim() !== exact) return null
  const { from, to } = sought.phrase
  if (to - from < LEAST_WORDS) return null
  const [hit, ...others] = literalHits(now, sought, 0)
  if (!hit || others.length > 0 || isInsideWord(now.text, hit.at) || isInsideWord(now.text, hit.end)) return null
  return hit
}

/**
 * Without it: if every quote stands where it was, with all its surroundings, nothing changed; else they are followed
 * through what all of them remember of the old text, and judged by every place that fits if that leads nowhere.
 */
function findByWords(now: SearchedText, quotes: readonly Sought[], answers: Anchored[]): void {
  if (quotes.every((sought) => stands(now.text, sought))) {
    for (const sought of quotes) {
      const start = sought.hint ?? 0
      answers[sought.order] = placed(now, sought, start, start + sought.exact.length, 1, true)
    }
    return
  }
  const [only] = quotes
  const once = quotes.length === 1 && only ? placeOfWords(now, only) : null
  if (once && only) {
    answers[only.order] = placed(now, only, once.at, once.end, 1, true)
    return
  }
  const memory = recollect(quotes)
  const { old: remembered, follower } = followedMemory(memory.text, now)
  const places = quotes.map((sought, i) => {
    const begin = memory.begins[i] ?? 0
    sought.standsIn(remembered.tokens, begin)
    return follower.follow(begin, begin + sought.exact.length)
  })
  const neighbours = new Neighbours()
  quotes.forEach(({ hint }, i) => {
    const place = places[i]
    if (hint !== null && place && isFaithful(place)) neighbours.add(hint, place.start)
  })
  const trusted = neighbours.withoutStrays()
  const found = quotes.map((sought, i) => {
    const place = places[i] ?? null
    const isTrusted = place && (sought.hint === null || trusted.has(sought.hint, place.start))
    if (isTrusted && isFaithful(place)) return placed(now, sought, place.start, place.end, place.score, true)
    return judge(now, sought, {
      expected: trusted.expect(sought.hint),
      followed: isTrusted ? place : null,
      isFree: always,
      kept: always,
    })
  })
  // What its own surroundings tell is sure by itself; only that says where the others are.
  const told = quotes.map((sought, i) => toldByContext(now, sought, found[i] ?? LOST))
  const sure = new Neighbours()
  quotes.forEach(({ hint }, i) => {
    const start = found[i]?.start ?? null
    if (told[i] !== 'no' && hint !== null && start !== null) sure.add(hint, now.index.toUtf16(start))
  })
  const known = sure.withoutStrays()
  quotes.forEach((sought, i) => {
    const answer = found[i] ?? LOST
    const expected = known.expect(sought.hint)
    const isSure =
      told[i] === 'whole' ||
      (told[i] === 'sentence' && !isElsewhere(now, answer, expected)) ||
      isWhereExpected(now, sought, answer, expected)
    answers[sought.order] = isSure ? answer : inDoubt(now, sought, always, answer)
  })
}

/** So many words that agree, the quote's and those of its sentence around it, tell a sentence. */
const TELLING_WORDS = 6
/** Quotes of so many characters that stand once are told by themselves. */
const TELLING_QUOTE = 64
/** Contexts that agree to this share are the same, but for what was cut at their outer ends. */
const SAME_CONTEXT = 0.95
/** By so much more of its context a place must be told from another where the same words stand. */
const CLEARLY = 0.15

/** What tells a place from all others: all that the selector knows, the quote's sentence, or nothing. */
type Told = 'whole' | 'sentence' | 'no'

/**
 * What the selector knows of the quote's surroundings that tells its place from all others where the same words stand or may
 * have stood. Of two with the same, it is the one at the old position.
 */
function toldByContext(now: SearchedText, sought: Sought, { outcome, start, end }: Anchored): Told {
  if (start === null || outcome === 'changed' || (sought.prefix === '' && sought.suffix === '')) return 'whole'
  const place = now.index.toUtf16(start)
  const stop = now.index.toUtf16(end)
  const { prefix, suffix } = sought
  const [from, to] = [place - prefix.length, stop + suffix.length]
  const hasWhole = standsAt(now.text, prefix, from) && standsAt(now.text, suffix, stop)
  if (hasWhole && now.singularRuns.hasBetween(from, to)) return 'whole'
  const hits = now.singularRuns.hasBetween(place, stop) ? [] : literalHits(now, sought, place)
  const isWholeHit = (hit: LiteralHit) => hasWholeContext(now, sought, hit)
  if (hits.some((hit) => hit.at === place && isWholeHit(hit)))
    return place === sought.hint || !hits.some((hit) => hit.at !== place && isWholeHit(hit)) ? 'whole' : 'no'
  const own = ownContext(now, sought, place, stop)
  const isWhole = own.wide >= SAME_CONTEXT
  if (!isWhole && (own.agreeing * 2 < own.known || own.words < TELLING_WORDS)) return 'no'
  const told = isWhole || sought.exact.length >= TELLING_QUOTE ? 'whole' : 'sentence'
  let likest = Number.NEGATIVE_INFINITY
  for (const { at, end: stopThere } of hits) {
    if (at === place) continue
    likest = Math.max(likest, wideContext(now, sought, at, stopThere))
    if (own.wide <= likest + CLEARLY && !(isWhole && own.wide >= likest)) return 'no'
  }
  if (own.wide > likest + CLEARLY) return told
  return isWhole && (own.wide > likest || (own.wide === likest && place === sought.hint)) ? 'whole' : 'no'
}

/** Neighbours that a quote kept its distance from, but for so many UTF-16 units, have nothing taken out or put in between. */
const NEAR = 8
/** Farther from where its neighbours went than this, a quote was moved or is another's. */
const FAR = 200

/** Whether a place lies where neighbours on both sides went, and no other of the quote's words does. */
function isWhereExpected(
  now: SearchedText,
  sought: Sought,
  { start }: Anchored,
  { from, to, sure }: Expected,
): boolean {
  if (start === null || !sure || to - from > 2 * NEAR) return false
  const place = now.index.toUtf16(start)
  const isNear = (at: number) => at >= from - NEAR && at <= to + NEAR
  return isNear(place) && literalHits(now, sought, place).every(({ at }) => at === place || !isNear(at))
}

/** Whether neighbours on both sides went elsewhere. */
function isElsewhere({ index }: SearchedText, { start }: Anchored, { from, to, sure }: Expected): boolean {
  if (start === null || !sure) return false
  const place = index.toUtf16(start)
  return place < from - FAR || place > to + FAR
}
