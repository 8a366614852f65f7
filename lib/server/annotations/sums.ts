/** What became of each thing that a file of annotations holds: nothing of it is dropped in silence. */

import { type LeftAside, leftAside, type Reason } from '@/lib/domain/formats/left-aside'

export type Became = 'taken' | 'known' | 'waiting' | 'ignored'

/** One thing of the file, by its place in it, and what became of it. */
export interface ItemOutcome {
  /** JSON pointer. */
  readonly pointer: string
  readonly became: Became
}

/** How many things the file has; the others add up to it. */
export interface ItemSums extends Readonly<Record<Became, number>> {
  readonly inFile: number
}

/** A thing of several parts (passages, bodies) is what its best part became. */
const BEST_FIRST: readonly Became[] = ['taken', 'known', 'waiting', 'ignored']

/** Keeps book while a file is taken over. */
export class ItemBook {
  readonly #became = new Map<string, Set<Became>>()
  readonly #ignored: LeftAside[]

  constructor(
    private readonly items: readonly string[],
    unread: readonly LeftAside[],
  ) {
    this.#ignored = [...unread]
  }

  /** @param pointers items, or places in them: those count for nothing by themselves */
  note(pointers: readonly string[], became: Became): void {
    for (const pointer of pointers) {
      const known = this.#became.get(pointer) ?? new Set()
      this.#became.set(pointer, known.add(became))
    }
  }

  /** Leaves something aside, with the reason. */
  ignore(pointer: string, { code, values }: Reason): void {
    this.#ignored.push(leftAside(pointer, code, values))
    this.note([pointer], 'ignored')
  }

  /** Every item exactly once, and whatever was left aside with its reason. */
  close(): { readonly items: readonly ItemOutcome[]; readonly sum: ItemSums; readonly ignored: readonly LeftAside[] } {
    const items = this.items.map((pointer) => {
      const parts = this.#became.get(pointer)
      return { pointer, became: BEST_FIRST.find((each) => parts?.has(each)) ?? 'ignored' }
    })
    const told = new Set(this.#ignored.map(({ pointer }) => pointer))
    const untold = items.filter(({ pointer, became }) => became === 'ignored' && !told.has(pointer))
    const counts = { taken: 0, known: 0, waiting: 0, ignored: 0 }
    for (const { became } of items) counts[became] += 1
    return {
      items,
      sum: { inFile: items.length, ...counts },
      ignored: [...this.#ignored, ...untold.map(({ pointer }) => leftAside(pointer, 'nothing-in-it'))],
    }
  }
}
