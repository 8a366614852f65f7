/** What is measured of a server beside an attack: whether it answers, how long a colleague's save takes, its memory. */

import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

export interface Measured {
  /** Milliseconds of each answer of `/api/health/live`; infinite when there was none. */
  readonly live: readonly number[]
  /** Milliseconds of each save of a colleague; infinite when it wasn't saved. */
  readonly saves: readonly number[]
}

/** Longest wait for an answer, in milliseconds. */
const PATIENCE = 20_000

/** Asks and saves again and again for so many seconds. */
export async function watch(given: {
  readonly origin: string
  readonly key: string
  readonly seconds: number
}): Promise<Measured> {
  const until = Date.now() + given.seconds * 1_000
  const { origin, key } = given
  const authorization = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
  let count = 0
  const ask = () => timed(() => fetch(`${origin}/api/health/live`, { signal: AbortSignal.timeout(PATIENCE) }), 200)
  const save = () => {
    count += 1
    const body = JSON.stringify({ title: `A register ${count}` })
    const signal = AbortSignal.timeout(PATIENCE)
    return timed(() => fetch(`${origin}/api/v1/sources`, { method: 'POST', headers: authorization, body, signal }), 201)
  }
  const [live, saves] = await Promise.all([again(ask, 100, until), again(save, 500, until)])
  return { live, saves }
}

async function again(once: () => Promise<number>, every: number, until: number): Promise<number[]> {
  const times: number[] = []
  while (Date.now() < until) {
    const time = await once()
    times.push(time)
    await wait(Math.max(0, every - (Number.isFinite(time) ? time : 0)))
  }
  return times
}

async function timed(send: () => Promise<Response>, expected: number): Promise<number> {
  const started = performance.now()
  try {
    const response = await send()
    await response.arrayBuffer()
    return response.status === expected ? performance.now() - started : Number.POSITIVE_INFINITY
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

/** The smallest time that so many of a hundred don't exceed. */
export function percentile(times: readonly number[], percent: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Number.POSITIVE_INFINITY
}

/**
 * The share of all pairs of one of each in which the first is larger; ties count half (the area under the ROC curve, by ranks). 0.5
 * means that nobody can tell the two apart.
 */
export function rankedAbove(some: readonly number[], others: readonly number[]): number {
  const sorted = [...others].sort((a, b) => a - b)
  const below = (value: number, orEqual: boolean) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const at = sorted[middle] ?? Number.POSITIVE_INFINITY
      if (at < value || (orEqual && at === value)) low = middle + 1
      else high = middle
    }
    return low
  }
  const wins = some.reduce((sum, value) => sum + (below(value, false) + below(value, true)) / 2, 0)
  return wins / (some.length * others.length)
}

/** Resident memory of a process in MB; null when it has ended. Linux only. */
export function residentMegabytes(pid: number): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) / 1024
  } catch {
    return null
  }
}

/** The process below `pid` that listens: the last one of the line. */
export function servingProcess(pid: number): number {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )
  const child = children.find((each) => readFileSync(`/proc/${each}/cmdline`, 'utf8').includes('server.mjs'))
  return child ?? pid
}
