import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doubtsAbout, isAnotherPage, type ReadPage } from './doubts'
import { mayAsk, robotRules } from './robots'
import { readsTheSame } from './seen-text'
import {
  DEFAULT_WATCH_POLICY,
  GONE_AFTER_MINUTES,
  nextAsk,
  WATCH_OUTCOMES,
  type WatchOutcome,
  type WatchProgress,
} from './watch-policy'

const START = new Date('2026-11-30T10:00:00Z')
const later = (minutes: number) => new Date(START.getTime() + minutes * 60_000)
const fresh: WatchProgress = {
  ...{ state: 'watching', pauseMinutes: 60, failures: 0, missingSince: null, changedAt: START },
}
const ask = (before: WatchProgress, outcome: WatchOutcome, now = START, retryAfter: number | null = null) =>
  nextAsk(DEFAULT_WATCH_POLICY, before, { outcome, retryAfter, now, chance: 0.5 })

describe('when a watched page is asked again', () => {
  it('grows with each answer that reads the same, up to the longest pause, and starts anew with a change', () => {
    let progress = fresh
    const pauses = Array.from({ length: 9 }, () => {
      progress = ask(progress, 'same')
      return progress.pauseMinutes / 60
    })
    expect(pauses).toEqual([2, 4, 8, 16, 32, 64, 128, 168, 168])
    expect(ask(progress, 'changed', later(30))).toMatchObject({
      pauseMinutes: 60,
      nextAt: later(90),
      changedAt: later(30),
    })
  })

  it('leaves a site that fails or bars us alone for longer each time, and as long as it asks', () => {
    const once = ask(fresh, 'unreachable')
    const twice = ask(once, 'barred')
    expect([once.nextAt, twice.nextAt]).toEqual([later(120), later(240)])
    expect(ask(fresh, 'unreachable', START, 86_400).nextAt).toEqual(later(24 * 60))
    expect(ask(twice, 'same')).toMatchObject({ failures: 0, state: 'watching' })
  })

  it('calls a page gone only when it was missing twice, hours apart, and hears when it comes back', () => {
    const once = ask(fresh, 'missing')
    expect(once).toMatchObject({ state: 'watching', missingSince: START })
    expect(ask(once, 'missing', later(GONE_AFTER_MINUTES - 1)).state).toBe('watching')
    const failed = ask(once, 'unreachable', later(GONE_AFTER_MINUTES))
    expect(failed.state).toBe('watching')
    const gone = ask(failed, 'missing', later(GONE_AFTER_MINUTES + 1))
    expect(gone.state).toBe('gone')
    expect(ask(gone, 'same', later(20_000))).toMatchObject({ state: 'watching', missingSince: null, pauseMinutes: 60 })
    expect(ask(ask(once, 'same', later(61)), 'missing', later(GONE_AFTER_MINUTES + 2)).state).toBe('watching')
  })

  it('ends when nothing has changed for as many days as the desk says', () => {
    const days = DEFAULT_WATCH_POLICY.endDays * 24 * 60
    expect(ask(fresh, 'same', later(days - 1)).state).toBe('watching')
    expect(ask(fresh, 'same', later(days))).toMatchObject({ state: 'ended', nextAt: null })
    expect(ask(fresh, 'changed', later(days)).state).toBe('watching')
  })

  it('is always later, never sooner than the first pause less a tenth, never later than what is longest', () => {
    const policies = fc.record({
      newArticles: fc.boolean(),
      firstMinutes: fc.integer({ min: 15, max: 600 }),
      growth: fc.double({ min: 1, max: 10, noNaN: true }),
      longestHours: fc.integer({ min: 10, max: 2_160 }),
      endDays: fc.integer({ min: 1, max: 3_650 }),
    })
    const answers = fc.array(
      fc.record({
        outcome: fc.constantFrom(...WATCH_OUTCOMES),
        chance: fc.double({ min: 0, max: 1, noNaN: true }),
        retryAfter: fc.option(fc.nat(10_000_000)),
      }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(policies, answers, (policy, given) => {
        let progress: WatchProgress = { ...fresh, pauseMinutes: policy.firstMinutes }
        let now = START
        for (const answer of given) {
          const next = nextAsk(policy, progress, { ...answer, now })
          if (next.nextAt === null) {
            expect(next.state).toBe('ended')
            return
          }
          const minutes = (next.nextAt.getTime() - now.getTime()) / 60_000
          const longest = Math.max(policy.longestHours * 60, GONE_AFTER_MINUTES / 0.9)
          expect(minutes).toBeGreaterThanOrEqual(policy.firstMinutes * 0.9 - 1)
          expect(minutes).toBeLessThanOrEqual(Math.max(longest * 1.1 + 1, (answer.retryAfter ?? 0) / 60 + 1))
          progress = next
          now = next.nextAt
        }
      }),
    )
  })
})

describe('what a reader would call changed (rule R7)', () => {
  const STORY = 'Rents rose\n\nThe board said “no” in May.\n\nUpdated 3 minutes ago'
  it.each([
    ['the minutes since it was updated', STORY.replace('3 minutes', '2 hours')],
    ['an absolute time of the update', STORY.replace('3 minutes ago', ': 12 May 2026, 10:33 GMT')],
    ['a count of comments', `${STORY}\n\n12 comments`],
    ['quotation marks, dashes and spaces', STORY.replace('“no” in', '"no"  in')],
    ['soft hyphens and ligatures', STORY.replace('board', 'bo\u00adard')],
    ['in Arabic, the time of the update', `${STORY}\n\nآخر تحديث: قبل ٣ دقائق`],
  ])('is not %s', (_, now) => expect(readsTheSame(STORY, now)).toBe(true))

  it.each([
    ['a "not"', STORY.replace('said', 'did not say')],
    ['a digit', STORY.replace('May', '3 May')],
    ['capital letters', STORY.replace('board', 'Board')],
    ['the headline', STORY.replace('Rents rose', 'Rents rose fast')],
    ['a paragraph more', `${STORY}\n\nThe mayor denies it.`],
    ['paragraphs in another order', STORY.split('\n\n').reverse().join('\n\n')],
    ['a result', `${STORY}\n\nHarbour 3, Pier 2`],
    ['a line that counts people', `${STORY}\n\n12 dead`],
  ])('is %s', (_, now) => expect(readsTheSame(STORY, now)).toBe(false))

  it('is the same both ways, and every text reads as itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 40 }), (one, other) => {
        expect(readsTheSame(one, one)).toBe(true)
        expect(readsTheSame(one, other)).toBe(readsTheSame(other, one))
      }),
    )
  })
})

describe('doubts about a changed page', () => {
  const TEXT = Array.from({ length: 40 }, (_, at) => `Sentence ${at} about the harbour and its fees.`).join('\n\n')
  const url = 'https://press.org/news/harbour'
  const read = (given: Partial<ReadPage>): ReadPage => ({
    ...{ current: TEXT, text: TEXT, notes: [], url, finalUrl: url, canonicalUrl: url, knownUrl: url, isFromPage: true },
    ...given,
  })

  it.each<[string, Partial<ReadPage>, readonly string[]]>([
    ['none for a few words more', { text: `${TEXT}\n\nMore.` }, []],
    [
      'a paywall',
      { text: TEXT.slice(0, 300), notes: [{ kind: 'for-subscribers' }] },
      ['much-shorter', 'little-in-common', 'for-subscribers'],
    ],
    ['an error page', { text: 'Something went wrong' }, ['much-shorter', 'little-in-common']],
    ['a slug that was changed', { finalUrl: 'https://press.org/news/harbour-fees' }, ['led-elsewhere']],
    ['no doubt for https and www', { finalUrl: 'https://www.press.org/news/harbour/' }, []],
    ['another canonical address', { canonicalUrl: 'https://agency.org/1' }, ['other-canonical']],
    ['a text that was pasted', { isFromPage: false }, ['not-from-page']],
  ])('%s', (_, given, doubts) => expect(doubtsAbout(read(given))).toEqual(doubts))

  it.each<[string, Partial<ReadPage>, boolean]>([
    ['the front page', { finalUrl: 'https://press.org/', text: TEXT }, true],
    ['another article', { finalUrl: 'https://press.org/x', text: 'Milk fell. Trams came late.' }, true],
    ['the same article elsewhere', { finalUrl: 'https://press.org/x' }, false],
    ['a rewritten article at its place', { text: 'Milk fell. Trams came late.' }, false],
  ])('it is another page: %s', (_, given, another) => expect(isAnotherPage(read(given))).toBe(another))
})

describe('robots.txt (RFC 9309)', () => {
  const ROBOTS = `User-agent: *
Disallow: /private
Crawl-delay: 5

User-agent: other
User-agent: stet # us
Disallow: /news/*/print
Disallow: /*.pdf$
Allow: /news/open/print
Crawl-delay: 20`
  it.each([
    ['/news/harbour', true],
    ['/news/harbour/print', false],
    ['/news/open/print', true],
    ['/a.pdf', false],
    ['/a.pdf?x=1', true],
    ['/private', true],
  ])('for a program that is named, %s: %s', (path, may) => {
    const rules = robotRules(ROBOTS, 'Stet')
    expect(rules.crawlDelay).toBe(20)
    expect(mayAsk(rules, `https://press.org${path}`)).toBe(may)
  })

  it.each([
    ['', '/a', true],
    ['User-agent: *\nDisallow:', '/a', true],
    ['User-agent: *\nDisallow: /', '/a', false],
    ['User-agent: *\nDisallow: /ä', '/%C3%A4', false],
    ['<!doctype html><title>Not found</title>', '/a', true],
    ['Disallow: /', '/a', true],
  ])('for all others, %j, %s: %s', (robots, path, may) => {
    expect(mayAsk(robotRules(robots, 'stet'), `https://press.org${path}`)).toBe(may)
  })

  it('is gone over once, whatever it says', () => {
    const rules = robotRules(`User-agent: *\nDisallow: ${'/*a'.repeat(1_000)}$`, 'stet')
    expect(mayAsk(rules, `https://press.org/${'a'.repeat(10_000)}b`)).toBe(true)
  })
})
