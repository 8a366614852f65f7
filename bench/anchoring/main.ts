/** Anchoring against the peers: time, and how often each finds the right words. */

import { anchorAll } from '@/lib/domain/anchoring/anchor-all'
import type { Anchored } from '@/lib/domain/anchoring/anchored'
import { describe, type Selector } from '@/lib/domain/anchoring/describe'
import { codePoints } from '@/lib/domain/anchoring/units'
import { article, type Script, speaker } from './articles'
import { madeRepeats, realRevisions } from './collections'
import { type EditPlan, revise } from './edits'
import { diffMatchPatch, fastDiff, type Found, hypothesis, type Peer, textQuote } from './peers'
import { type Answers, ratesOf, type Sample } from './rates'

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

function foundBy(answer: Anchored): Found {
  if (answer.outcome === 'ambiguous') return 'ambiguous'
  if (answer.outcome === 'lost') return null
  return { start: answer.start, end: answer.end, isProposal: answer.outcome === 'changed' }
}

/** Stet without and with the text that the selectors were made on. */
const stet: Peer = {
  name: 'Stet',
  longestText: Number.POSITIVE_INFINITY,
  anchor: (after, selectors) => anchorAll(after, selectors).map(foundBy),
}
const stetWithBoth: Peer = {
  name: 'Stet, previous text at hand',
  longestText: Number.POSITIVE_INFINITY,
  anchor: (after, selectors, previousText) => anchorAll(after, selectors, { previousText }).map(foundBy),
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
/** Slow peers are timed on so many annotations of a text at most, and reckoned per 1,000. */
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
/** So many made texts full of repeated words. */
const MADE = 400

function made({ script, repeated, plan }: Scenario, length: number, annotations: number, seed: number): Sample {
  const words = article(script, length, seed, repeated)
  const { before, after, quotes } = revise(words, plan, annotations, speaker(script, seed), seed + 7)
  return {
    before,
    after,
    selectors: quotes.map(({ start, end }) => describe(before, codePoints(start), codePoints(end))),
    truths: quotes.map(({ truth }) => truth),
  }
}

const sampleFor = (peer: Peer, selectors: readonly Selector[]) =>
  peer === hypothesis || peer === textQuote ? selectors.slice(0, SAMPLE) : selectors

interface Measured {
  readonly answers: readonly Answers[]
  /** Milliseconds for 1,000 annotations, and for all that there are. */
  readonly perThousand: number
  readonly whole: number
}

const anchored = (peer: Peer, sample: Sample): Answers => ({
  sample,
  found: peer.anchor(sample.after, sampleFor(peer, sample.selectors), sample.before),
})

function measure(peers: readonly Peer[], samples: readonly Sample[], turns = 1, runs = 1): Measured[] {
  const least = peers.map(() => Number.POSITIVE_INFINITY)
  const answers: Answers[][] = peers.map(() => [])
  for (let turn = 0; turn < turns; turn++) {
    peers.forEach((peer, i) => {
      for (let run = 0; run < runs; run++) {
        const begin = performance.now()
        answers[i] = samples.map((sample) => anchored(peer, sample))
        least[i] = Math.min(least[i] ?? 0, performance.now() - begin)
      }
    })
  }
  const all = samples.reduce((sum, { selectors }) => sum + selectors.length, 0)
  return peers.map((peer, i) => {
    const asked = samples.reduce((sum, { selectors }) => sum + sampleFor(peer, selectors).length, 0)
    const each = (least[i] ?? 0) / asked
    return { answers: answers[i] ?? [], perThousand: each * 1000, whole: each * all }
  })
}

function warmUp(samples: readonly Sample[]): void {
  for (const peer of COMPARED) {
    for (const begin = performance.now(); performance.now() - begin < WARM_UP; ) {
      for (const sample of samples) anchored(peer, sample)
    }
  }
}

/** Prints one table per scenario and size: milliseconds, how much faster Stet is, and the rates. */
export function benchAnchoring(): void {
  for (const scenario of SCENARIOS) {
    warmUp([91, 92, 93].map((seed) => made(scenario, 50_000, 1_000, seed)))
    for (const [length, annotations] of SIZES) {
      const seed = length + annotations
      const others = Array.from({ length: length > LONGEST_OF_MANY ? 0 : TEXTS - 1 }, (_, at) =>
        made(scenario, length, annotations, seed + 1_000 * (at + 1)),
      )
      const name = `${scenario.name} · ${length / 1000} kB · ${annotations} annotations`
      printTable(name, [made(scenario, length, annotations, seed)], others)
    }
  }
  const repeats = madeRepeats(1, MADE)
  warmUp(madeRepeats(MADE + 1, MADE))
  printTable(`made repeats: sentences and paragraphs put in, taken out, swapped, edited · ${MADE} texts`, repeats)
  const real = realRevisions()
  if (real.length === 0) return
  warmUp(real)
  printTable(`real revisions · ${real.length} texts`, real)
}

/**
 * Prints one table.
 *
 * @param others texts that count for the rates only
 */
function printTable(name: string, samples: readonly Sample[], others: readonly Sample[] = []): void {
  const compared = measure(COMPARED, samples, TURNS, RUNS)
  const own = compared[0]?.whole ?? 0
  const longest = Math.max(...samples.map(({ after }) => after.length))
  console.log(`\n${name}`)
  console.log(row('', 'ms', 'ms/1,000', 'Stet is', 'exact', 'wrong', 'silent', 'ambiguous', 'lost', 'ghosts'))
  for (const peer of [...COMPARED, ...OTHERS]) {
    if (longest > peer.longestText * 1.2) continue
    const [measured] = COMPARED.includes(peer) ? compared.slice(COMPARED.indexOf(peer)) : measure([peer], samples)
    if (!measured) continue
    const { answers, perThousand, whole } = measured
    const more = COMPARED.includes(peer) ? others.map((sample) => anchored(peer, sample)) : []
    const { exact, wrong, silent, ambiguous, lost, ghosts } = ratesOf([...answers, ...more])
    const ratio = peer === stet ? '' : `${(whole / own).toFixed(1)}×`
    const shares = [exact, wrong, silent, ambiguous, lost, ghosts].map(percent)
    console.log(row(peer.name, whole.toFixed(2), perThousand.toFixed(2), ratio, ...shares))
  }
  if (others.length > 0) printFirstCalls(others, compared.at(-1)?.whole ?? 0)
}

/** Prints how long Stet takes on texts of which it kept nothing: there are more than it keeps, and they take turns. */
function printFirstCalls(samples: readonly Sample[], peersTime: number): void {
  const own = [stet, stetWithBoth]
  measure(own, samples, TURNS, 1).forEach(({ perThousand, whole }, i) => {
    const each = whole / samples.length
    const ratio = `${(peersTime / each).toFixed(1)}×`
    console.log(row(`${own[i]?.name}: first calls`, each.toFixed(2), perThousand.toFixed(2), ratio))
  })
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`

const row = (name: string, ...cells: string[]) => name.padEnd(46) + cells.map((cell) => cell.padStart(10)).join('')
