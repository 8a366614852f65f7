/** Which short runs of words stand in a text once: what holds one of them stands nowhere else either. */

import { type CutText, tokenAt } from './tokens'

/** Tokens to a run: three tell most sentences apart, and two that follow each other from any others. */
const LENGTH = 3
const BASE = 0x01000197

export class SingularRuns {
  /** How often each run stands in the text, 2 for more often. Runs that share an entry count as repeated, which is safe. */
  private readonly counts: Uint8Array
  private readonly mask: number

  constructor(private readonly tokens: CutText) {
    let size = 64
    while (size < tokens.count * 4) size *= 2
    this.counts = new Uint8Array(size)
    this.mask = size - 1
    const { counts } = this
    for (let at = 0; at + LENGTH <= tokens.count; at++) {
      const entry = this.entryOf(at)
      if ((counts[entry] ?? 0) < 2) counts[entry] = (counts[entry] ?? 0) + 1
    }
  }

  /** Whether such a run lies wholly between two offsets of the text. */
  hasBetween(from: number, to: number): boolean {
    const { start, end, count } = this.tokens
    let at = tokenAt(this.tokens, from)
    if ((start[at] ?? 0) < from) at++
    for (; at + LENGTH <= count && (end[at + LENGTH - 1] ?? 0) <= to; at++)
      if (this.counts[this.entryOf(at)] === 1) return true
    return false
  }

  private entryOf(at: number): number {
    const { hash } = this.tokens
    let sum = hash[at] ?? 0
    for (let k = 1; k < LENGTH; k++) sum = (Math.imul(sum, BASE) + (hash[at + k] ?? 0)) | 0
    return (sum ^ (sum >>> 15)) & this.mask
  }
}
