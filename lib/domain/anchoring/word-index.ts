/** Where each word of a text stands: one table, made once, shared by every selector. */

import type { Tokens } from './tokens'

/** An inverted index over the tokens of a text: a token's number leads to the places where it stands. */
export class WordIndex {
  /** Token positions, drawer by drawer, ascending within each. A drawer may hold other numbers too: compare. */
  readonly places: Int32Array
  /** Where each drawer begins in `places`; one more entry than drawers. */
  private readonly begins: Int32Array
  private readonly mask: number

  constructor(readonly tokens: Tokens) {
    const { count, hash } = tokens
    let drawers = 64
    while (drawers < count * 2) drawers *= 2
    this.mask = drawers - 1
    this.begins = new Int32Array(drawers + 1)
    this.places = new Int32Array(count)
    const { begins, mask, places } = this
    for (let i = 0; i < count; i++) {
      const drawer = (hash[i] ?? 0) & mask
      begins[drawer] = (begins[drawer] ?? 0) + 1
    }
    // From counts to the ends of drawers; filling from the last token on turns ends into beginnings.
    for (let drawer = 1; drawer <= drawers; drawer++) begins[drawer] = (begins[drawer] ?? 0) + (begins[drawer - 1] ?? 0)
    for (let i = count - 1; i >= 0; i--) {
      const drawer = (hash[i] ?? 0) & mask
      const place = (begins[drawer] ?? 0) - 1
      begins[drawer] = place
      places[place] = i
    }
  }

  /** Where the drawer of a number begins in `places`. */
  begin(hash: number): number {
    return this.begins[hash & this.mask] ?? 0
  }

  /** Where the drawer of a number ends in `places`: `end − begin` is at least how often it occurs. */
  end(hash: number): number {
    return this.begins[(hash & this.mask) + 1] ?? 0
  }
}
