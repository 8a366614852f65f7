// What a flood of requests took is given back to the system when it is over (docs/decisions/042).
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** How often it is looked at, and how long V8 is left to give back, in milliseconds. */
const LOOK = 10_000
const GIVING_BACK = 25_000
/** Resident memory that has grown by this much, while less than this share of a processor was used. */
const GROWN = 1.12
const IDLE = 0.3

/**
 * Has memory given back when more is held than after the last time and little is asked of the server. V8 keeps emptied pages as
 * long as it is not told to favour size; told so for good, it collects so often that a busy server answers a quarter less.
 */
export function giveBackFreedMemory() {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  let least = Number.POSITIVE_INFINITY
  let used = process.cpuUsage()
  let givingBack = false
  const end = () => {
    setFlagsFromString('--no-optimize-for-size')
    least = process.memoryUsage.rss()
    givingBack = false
  }
  const look = () => {
    const { user, system } = process.cpuUsage(used)
    used = process.cpuUsage()
    const isIdle = user + system < IDLE * LOOK * 1_000
    const held = process.memoryUsage.rss()
    least = Math.min(least, held)
    if (givingBack || !isIdle || held < least * GROWN) return
    givingBack = true
    setFlagsFromString('--optimize-for-size')
    collect()
    setTimeout(end, GIVING_BACK).unref()
  }
  setInterval(look, LOOK).unref()
}
