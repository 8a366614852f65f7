/** Anchoring against the peers: time, and how often each finds the right words. */

import { anchorAll } from '@/lib/domain/anchoring/anchor-all'
import { describe, type Selector } from '@/lib/domain/anchoring/describe'
import { codePoints } from '@/lib/domain/anchoring/units'
import { article, type Script, speaker } from './articles'
import { type EditPlan, type Revision, revise } from './edits'
import { diffMatchPatch, fastDiff, type Found, hypothesis, type Peer, textQuote } from './peers'

interface Scenario {
  readonly name: string
  readonly script: Script
  readonly repeated: number
  readonly plan: EditPlan
}

const NOTHING: EditPlan = { words: 0, moved: 0, deleted: 0, rewritten: 0 }
const LIGHT: EditPlan = { ...NOTHING, words: 0.05 }

const SCENARIOS: readonly Scenario[] = [
  { name: 'unchanged', script: 'latin', repeated: 0, plan: NOTHING },
  { name: 'light: 5 % of words', script: 'latin', repeated: 0, plan: LIGHT },
  {
    name: 'heavy: moved, rewritten, cut',
    script: 'latin',
    repeated: 0,
    plan: { words: 0.08, moved: 0.4, deleted: 0.12, rewritten: 0.2 },
  },
  { name: 'repeats, light', script: 'latin', repeated: 60, plan: LIGHT },
  { name: 'Arabic, light', script: 'arabic', repeated: 0, plan: LIGHT },
]

/** Stet without and with the text that the selectors were made on. */
const stet: Peer = {
  name: 'Stet',
  longestText: Number.POSITIVE_INFINITY,
  anchor: (after, selectors) =>
    anchorAll(after, selectors).map(({ start, end }) => (start === null ? null : { start, end })),
}
const stetWithBoth: Peer = {
  name: 'Stet, previous text at hand',
  longestText: Number.POSITIVE_INFINITY,
  anchor: (after, selectors, previousText) =>
    anchorAll(after, selectors, { previousText }).map(({ start, end }) => (start === null ? null : { start, end })),
}

/** Warmed up and measured alike. */
const COMPARED: readonly Peer[] = [stet, stetWithBoth, hypothesis]
/** Only show what else there is: run once. */
const OTHERS: readonly Peer[] = [textQuote, diffMatchPatch, fastDiff]

const SIZES: readonly (readonly [length: number, annotations: number])[] = [
  [5_000, 10],
  [5_000, 100],
  [50_000, 100],
  [50_000, 1_000],
  [500_000, 10_000],
]
/** Slow peers are timed on so many annotations at most, and reckoned per 1,000. */
const SAMPLE = 200
/** Rates are those of so many texts: of one alone, a single quote would be more than a per cent of those deleted. */
const TEXTS = 8
/** Longer ones hold enough quotes by themselves, and take long. */
const LONGEST_OF_MANY = 50_000
/** Each runs so long (milliseconds) on other texts before it is measured: a server has been running for long. */
const WARM_UP = 500
/** They take turns so many times, so that whatever else the machine does meets all of them, … */
const TURNS = 5
/** … and run so often each time; the least counts. */
const RUNS = 5

interface Rates {
  readonly exact: number
  readonly wrong: number
  readonly lost: number
  readonly ghosts: number
}

/** What was found in one text, beside what happened to it. */
interface Answers {
  readonly found: readonly Found[]
  readonly revision: Revision
}

function rates(texts: readonly Answers[]): Rates {
  let living = 0
  let exact = 0
  let wrong = 0
  let lost = 0
  let deleted = 0
  let ghosts = 0
  for (const { found, revision } of texts) {
    found.forEach((place, i) => {
      const truth = revision.quotes[i]?.truth
      if (!truth) {
        deleted++
        if (place) ghosts++
        return
      }
      living++
      if (!place) lost++
      else if (place.start === truth.start && place.end === truth.end) exact++
      else if (place.end <= truth.start || place.start >= truth.end) wrong++
    })
  }
  return {
    exact: exact / living,
    wrong: wrong / living,
    lost: lost / living,
    ghosts: deleted === 0 ? 0 : ghosts / deleted,
  }
}

function made(
  { script, repeated, plan }: Scenario,
  length: number,
  annotations: number,
  seed: number,
): { revision: Revision; selectors: Selector[] } {
  const words = article(script, length, seed, repeated)
  const revision = revise(words, plan, annotations, speaker(script, seed), seed + 7)
  const selectors = revision.quotes.map(({ start, end }) =>
    describe(revision.before, codePoints(start), codePoints(end)),
  )
  return { revision, selectors }
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`

const sampleFor = (peer: Peer, selectors: readonly Selector[]) =>
  peer === hypothesis || peer === textQuote ? selectors.slice(0, SAMPLE) : selectors

interface Measured {
  readonly found: readonly Found[]
  readonly perThousand: number
  readonly whole: number
}

function measure(
  peers: readonly Peer[],
  { revision, selectors }: ReturnType<typeof made>,
  turns = 1,
  runs = 1,
): Measured[] {
  const least = peers.map(() => Number.POSITIVE_INFINITY)
  const found: Found[][] = peers.map(() => [])
  for (let turn = 0; turn < turns; turn++) {
    peers.forEach((peer, i) => {
      const asked = sampleFor(peer, selectors)
      for (let run = 0; run < runs; run++) {
        const begin = performance.now()
        found[i] = peer.anchor(revision.after, asked, revision.before)
        least[i] = Math.min(least[i] ?? 0, performance.now() - begin)
      }
    })
  }
  return peers.map((peer, i) => {
    const each = (least[i] ?? 0) / sampleFor(peer, selectors).length
    return { found: found[i] ?? [], perThousand: each * 1000, whole: each * selectors.length }
  })
}

function warmUp(scenario: Scenario): void {
  const samples = [91, 92, 93].map((seed) => made(scenario, 50_000, 1_000, seed))
  for (const peer of COMPARED) {
    for (const begin = performance.now(); performance.now() - begin < WARM_UP; ) {
      for (const { revision, selectors } of samples)
        peer.anchor(revision.after, sampleFor(peer, selectors), revision.before)
    }
  }
}

/** Prints one table per scenario and size: milliseconds, how much faster Stet is, and the rates. */
export function benchAnchoring(): void {
  for (const scenario of SCENARIOS) {
    warmUp(scenario)
    for (const [length, annotations] of SIZES) {
      const seed = length + annotations
      const sample = made(scenario, length, annotations, seed)
      const others = Array.from({ length: length > LONGEST_OF_MANY ? 0 : TEXTS - 1 }, (_, at) =>
        made(scenario, length, annotations, seed + 1_000 * (at + 1)),
      )
      const compared = measure(COMPARED, sample, TURNS, RUNS)
      const own = compared[0]?.whole ?? 0
      console.log(`\n${scenario.name} · ${length / 1000} kB · ${annotations} annotations`)
      console.log(row('', 'ms', 'ms/1,000', 'Stet is', 'exact', 'wrong', 'lost', 'ghosts'))
      for (const peer of [...COMPARED, ...OTHERS]) {
        if (sample.revision.after.length > peer.longestText * 1.2) continue
        const [measured] = COMPARED.includes(peer) ? compared.slice(COMPARED.indexOf(peer)) : measure([peer], sample)
        if (!measured) continue
        const { found, perThousand, whole } = measured
        const more = COMPARED.includes(peer)
          ? others.map(({ revision, selectors }) => ({
              found: peer.anchor(revision.after, sampleFor(peer, selectors), revision.before),
              revision,
            }))
          : []
        const rate = rates([{ found, revision: sample.revision }, ...more])
        const ratio = peer === stet ? '' : `${(whole / own).toFixed(1)}×`
        console.log(
          row(
            peer.name,
            whole.toFixed(2),
            perThousand.toFixed(2),
            ratio,
            percent(rate.exact),
            percent(rate.wrong),
            percent(rate.lost),
            percent(rate.ghosts),
          ),
        )
      }
    }
  }
}

const row = (name: string, ...cells: string[]) => name.padEnd(46) + cells.map((cell) => cell.padStart(10)).join('')
