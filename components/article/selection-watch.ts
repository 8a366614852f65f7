import { snapToWords } from '@/lib/domain/anchoring/words'
import type { CodePointIndex } from '@/lib/domain/anchoring/text'
import type { Passage } from '@/lib/browser/workspace-store'
import { codePoints } from '@/lib/domain/anchoring/units'
import { positionsOf, rangeOf } from './selection'

/** Words that a person has selected in the article, ready to be marked. */
export interface SelectedPassage extends Passage {
  /** The selection reached beyond the article and was cut to it. */
  readonly clipped: boolean
  /** Made by touch: the system's own menu stands above it. */
  readonly touch: boolean
}

/** Rest of the selection before it counts, in milliseconds. */
const SETTLING = 150
const WORD = /[\p{L}\p{N}]/u

/**
 * Watches the page's selection inside the article, whatever makes it: mouse, touch, keyboard, caret browsing. It snaps to
 * whole words; Alt held at the end of a drag keeps the characters.
 */
export class SelectionWatch {
  #selected: SelectedPassage | null = null
  #dragging = false
  #touch = false
  #raw = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #listeners = new Set<() => void>()

  constructor(
    readonly root: HTMLElement,
    readonly index: CodePointIndex,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly selected = (): SelectedPassage | null => this.#selected

  /** What is selected at this very moment, though it may not have rested yet: what an action is about. */
  readonly settled = (): SelectedPassage | null => {
    if (this.#timer !== undefined) {
      this.#rest()
      this.#read(false)
    }
    return this.#selected
  }

  /** Begins to listen. @returns a function that stops it */
  watch(): () => void {
    const { root } = this
    const page = root.ownerDocument
    const down = (event: PointerEvent) => {
      this.#dragging = true
      this.#touch = event.pointerType === 'touch'
      // What was about to be read is not what the hand is selecting now: the bar must not stand over half a drag.
      this.#rest()
      if (event.pointerType === 'mouse' && event.button === 0) this.#set(null)
    }
    const up = (event: PointerEvent) => {
      if (!this.#dragging) return
      this.#dragging = false
      this.#raw = event.altKey
      this.#settle(event.pointerType === 'mouse' && !event.altKey)
    }
    const changed = () => {
      if (this.#dragging) return
      this.#raw = false
      this.#settle(false)
    }
    root.addEventListener('pointerdown', down)
    page.addEventListener('pointerup', up)
    page.addEventListener('pointercancel', up)
    page.addEventListener('selectionchange', changed)
    return () => {
      this.#rest()
      root.removeEventListener('pointerdown', down)
      page.removeEventListener('pointerup', up)
      page.removeEventListener('pointercancel', up)
      page.removeEventListener('selectionchange', changed)
    }
  }

  /** Selects a stretch of the text, as if by hand. */
  select(start: number, end: number): void {
    const range = rangeOf(this.root, start, end)
    if (!range) return
    const selection = this.root.ownerDocument.getSelection()
    selection?.removeAllRanges()
    selection?.addRange(range)
    const exact = this.index.slice(codePoints(start), codePoints(end))
    this.#set({ start, end, exact, clipped: false, touch: this.#touch })
  }

  /** Takes the selection and the bar away. A focus inside the bar goes back to the text, which stays where it is. */
  clear(): void {
    const page = this.root.ownerDocument
    if (page.activeElement?.closest('[data-mark-bar]')) this.root.focus({ preventScroll: true })
    page.getSelection()?.removeAllRanges()
    this.#set(null)
  }

  #rest(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #settle(showWords: boolean): void {
    this.#rest()
    this.#timer = setTimeout(() => this.#read(showWords), SETTLING)
  }

  #read(showWords: boolean): void {
    this.#timer = undefined
    // Pressing a button of the bar must not take away what the button is about.
    if (this.root.ownerDocument.activeElement?.closest('[data-mark-bar]')) return
    const passage = this.#passage()
    if (passage && showWords && !passage.clipped) this.select(passage.start, passage.end)
    else this.#set(passage)
  }

  #passage(): SelectedPassage | null {
    const selection = this.root.ownerDocument.getSelection()
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
    const found = positionsOf(selection.getRangeAt(0), this.root)
    if (!found) return null
    // What was selected to the letter, by Alt or by a proposal, stays as it is until the selection changes.
    if (this.#selected && keyOf(found) === keyOf(this.#selected)) return this.#selected
    const { start, end } = this.#raw ? found : snapToWords(this.index.text, found)
    const exact = this.index.slice(start, end)
    return WORD.test(exact) ? { start, end, exact, clipped: found.clipped, touch: this.#touch } : null
  }

  #set(passage: SelectedPassage | null): void {
    const same = passage && this.#selected && keyOf(passage) === keyOf(this.#selected)
    if (same || (passage === null && this.#selected === null)) return
    this.#selected = passage
    for (const listener of this.#listeners) listener()
  }
}

const keyOf = ({ start, end }: Pick<Passage, 'start' | 'end'>) => `${start}–${end}`
