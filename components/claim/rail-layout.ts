/** Where the cards of the rail stand beside the text. Pure; all lengths in CSS pixels from the rail's top. */

export interface CardSize {
  readonly id: string
  /** Where its mark begins: there the card wants to stand. */
  readonly wanted: number
  readonly height: number
}

export interface RailLayout {
  /** Top of each card, in the order given. */
  readonly tops: readonly number[]
  /** Cards that find no room above the active one: they are put away until it closes or they are gone to. */
  readonly putAway: ReadonlySet<string>
  /** Height that the rail needs. */
  readonly height: number
}

/** Space between cards. */
export const GAP = 8

/**
 * Cards stand beside their marks and push each other down; the active one stands exactly beside its own, and the others
 * give way in both directions (what Google Docs does with comments). The order is kept, nothing overlaps.
 *
 * @param cards in the order of the text
 */
export function layoutRail(cards: readonly CardSize[], activeId: string | null, gap = GAP): RailLayout {
  const active = cards.findIndex(({ id }) => id === activeId)
  const tops = new Array<number>(cards.length).fill(0)
  const putAway = new Set<string>()
  const anchor = active < 0 ? 0 : active

  let floor = Number.NEGATIVE_INFINITY
  for (let at = anchor; at < cards.length; at++) {
    const card = cards[at]
    if (!card) break
    const top = Math.max(0, card.wanted, floor)
    tops[at] = top
    floor = top + card.height + gap
  }

  let ceiling = tops[anchor] ?? 0
  for (let at = anchor - 1; at >= 0; at--) {
    const card = cards[at]
    if (!card) break
    const top = Math.min(card.wanted, ceiling - gap - card.height)
    if (top < 0) {
      putAway.add(card.id)
      tops[at] = 0
      // What stands before it in the text finds no room either.
      ceiling = Number.NEGATIVE_INFINITY
    } else {
      tops[at] = top
      ceiling = top
    }
  }

  const last = cards.length - 1
  const end = cards.reduce(
    (lowest, card, at) => Math.max(lowest, putAway.has(card.id) ? 0 : (tops[at] ?? 0) + card.height),
    0,
  )
  return { tops, putAway, height: last < 0 ? 0 : end }
}

/** How many cards lie wholly above and below what can be seen of the rail; put-away ones count as above. */
export function beyondView(
  cards: readonly CardSize[],
  layout: RailLayout,
  seen: { readonly from: number; readonly to: number },
): { readonly above: readonly string[]; readonly below: readonly string[] } {
  const above: string[] = []
  const below: string[] = []
  cards.forEach(({ id, height }, at) => {
    const top = layout.tops[at] ?? 0
    if (layout.putAway.has(id) || top + height <= seen.from) above.push(id)
    else if (top >= seen.to) below.push(id)
  })
  return { above, below }
}
