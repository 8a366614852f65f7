/**
 * Where the cards of the rail stand beside the text. Pure; all lengths in CSS pixels, tops from the rail's top, insets from
 * its inline start.
 */

export interface CardSize {
  readonly id: string
  /** Where its mark begins: there the card wants to stand. */
  readonly wanted: number
  /** Of the whole card. */
  readonly height: number
  /** It has something to say that must be seen: it is never put away. */
  readonly stays?: boolean
}

export interface CardPlace {
  readonly top: number
  readonly inset: number
  readonly height: number
  /** It finds no room above the active card: only its key is seen, among others at the top of the rail. */
  readonly isAway: boolean
}

export interface RailLayout {
  /** Place of each card, in the order given. */
  readonly places: readonly CardPlace[]
  /** Height that the rail needs. */
  readonly height: number
}

/** Space between cards. */
export const GAP = 8

/** Width of the rail in the narrowest window that has one. */
const NARROWEST = 352

/** What is left of a card that was put away. */
export const KEY = { width: 52, height: 30, gap: 4 }

/**
 * Cards stand beside their marks and push each other down; the active one stands beside its own, and the others give way in
 * both directions (what Google Docs does with comments). Those that find no room above it shrink to their keys, side by
 * side at the top of the rail; where even the keys need room, the active card makes it. The order is kept, nothing
 * overlaps, nothing is out of sight.
 *
 * @param cards in the order of the text
 * @param width of the rail
 */
export function layoutRail(
  cards: readonly CardSize[],
  activeId: string | null,
  { gap = GAP, width = NARROWEST }: { gap?: number; width?: number } = {},
): RailLayout {
  const anchor = Math.max(
    0,
    cards.findIndex(({ id }) => id === activeId),
  )
  const before = cards.slice(0, anchor)
  const inRow = Math.max(1, Math.floor((width + KEY.gap) / (KEY.width + KEY.gap)))

  /** Room at the top that the keys of so many cards take. */
  const keysHeight = (count: number) =>
    count === 0 ? 0 : Math.ceil(count / inRow) * (KEY.height + KEY.gap) - KEY.gap + gap

  // As many as have to are put away, from the top, which is where they belong.
  const away = new Set<number>()
  const wantedTop = Math.max(0, cards[anchor]?.wanted ?? 0)
  const roomFor = () => {
    const standing = before.filter((_, at) => !away.has(at))
    return keysHeight(away.size) + standing.reduce((sum, { height }) => sum + height + gap, 0) <= wantedTop
  }
  for (let at = 0; at < anchor && !roomFor(); at++) if (!before[at]?.stays) away.add(at)

  const tops = new Array<number>(cards.length).fill(0)
  const least = keysHeight(away.size)
  let floor = least
  const lowest: number[] = []
  for (let at = 0; at < anchor; at++) {
    lowest.push(floor)
    if (!away.has(at)) floor += (cards[at]?.height ?? 0) + gap
  }
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
    if (!card || away.has(at)) continue
    const top = Math.max(lowest[at] ?? 0, Math.min(card.wanted, ceiling - gap - card.height))
    tops[at] = top
    ceiling = top
  }

  let keys = 0
  const places = cards.map((card, at): CardPlace => {
    if (!away.has(at)) return { top: tops[at] ?? 0, inset: 0, height: card.height, isAway: false }
    const [row, column] = [Math.floor(keys / inRow), keys % inRow]
    keys += 1
    return {
      top: row * (KEY.height + KEY.gap),
      inset: column * (KEY.width + KEY.gap),
      height: KEY.height,
      isAway: true,
    }
  })
  return { places, height: places.reduce((end, { top, height }) => Math.max(end, top + height), 0) }
}

/** Which cards lie wholly above and below what can be seen of the rail. */
export function beyondView(
  cards: readonly CardSize[],
  { places }: RailLayout,
  seen: { readonly from: number; readonly to: number },
): { readonly above: readonly string[]; readonly below: readonly string[] } {
  const above: string[] = []
  const below: string[] = []
  cards.forEach(({ id }, at) => {
    const { top, height } = places[at] ?? { top: 0, height: 0 }
    if (top + height <= seen.from) above.push(id)
    else if (top >= seen.to) below.push(id)
  })
  return { above, below }
}
