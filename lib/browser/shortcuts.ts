import { useEffect, useSyncExternalStore } from 'react'
import { createKeybindingsHandler } from 'tinykeys'
import { latinKey } from './keyboard-layout'

export type ShortcutGroup = 'anywhere' | 'lists' | 'workspace' | 'selection' | 'claim' | 'review' | 'reanchoring'

interface Shortcut {
  readonly group: ShortcutGroup
  /** In tinykeys' words; `$mod` is ⌘ on a Mac, else Ctrl. Several do the same. */
  readonly keys: readonly string[]
  /** As shown; else made from the first of `keys`. */
  readonly shown?: string
}

/** Every shortcut there is (design: ux, "Keys"): what it does is `shell.shortcut.<id>` in the catalogue. */
export const SHORTCUTS = {
  help: { group: 'anywhere', keys: ['Shift+?'], shown: '?' },
  palette: { group: 'anywhere', keys: ['$mod+k'] },
  inbox: { group: 'anywhere', keys: ['g i'] },
  reviews: { group: 'anywhere', keys: ['g r'] },
  sources: { group: 'anywhere', keys: ['g s'] },
  claims: { group: 'anywhere', keys: ['g c'] },
  region: { group: 'anywhere', keys: ['F6'] },
  regionBack: { group: 'anywhere', keys: ['Shift+F6'] },
  send: { group: 'anywhere', keys: ['$mod+Enter'] },
  close: { group: 'anywhere', keys: ['Escape'], shown: 'Esc' },
  search: { group: 'lists', keys: ['/'] },
  next: { group: 'lists', keys: ['j'] },
  previous: { group: 'lists', keys: ['k'] },
  nextMine: { group: 'lists', keys: ['n'] },
  tick: { group: 'lists', keys: ['x'] },
  mark: { group: 'selection', keys: ['a'] },
  highlight: { group: 'selection', keys: ['h'] },
  comment: { group: 'selection', keys: ['c'] },
  show: { group: 'selection', keys: ['s'] },
  verdict: { group: 'claim', keys: ['1', '2', '3', '4', '5', '6', '7'], shown: '1 – 7' },
  edit: { group: 'claim', keys: ['e'] },
  reply: { group: 'claim', keys: ['r'] },
  copyLink: { group: 'claim', keys: ['u'] },
  evidence: { group: 'claim', keys: ['v'] },
  approve: { group: 'review', keys: ['Shift+A'] },
  return: { group: 'review', keys: ['Shift+C'] },
  acceptWords: { group: 'reanchoring', keys: ['y'] },
  acceptAll: { group: 'reanchoring', keys: ['Shift+Y'] },
  otherWords: { group: 'reanchoring', keys: ['w'] },
  keepVersion: { group: 'reanchoring', keys: ['o'] },
  undo: { group: 'workspace', keys: ['$mod+z'] },
  redo: { group: 'workspace', keys: ['$mod+Shift+z', '$mod+y'] },
  sentenceNext: { group: 'workspace', keys: ['Alt+ArrowDown'], shown: 'Alt ↓' },
  sentencePrevious: { group: 'workspace', keys: ['Alt+ArrowUp'], shown: 'Alt ↑' },
  sentenceExtend: { group: 'workspace', keys: ['Shift+Alt+ArrowDown', 'Shift+Alt+ArrowUp'], shown: 'Shift Alt ↑ ↓' },
  wordExtend: { group: 'workspace', keys: ['Shift+Alt+ArrowLeft', 'Shift+Alt+ArrowRight'], shown: 'Shift Alt ← →' },
} as const satisfies Record<string, Shortcut>

export type ShortcutId = keyof typeof SHORTCUTS

/** Something a screen can do now. It leaves the registry with the screen. */
export interface Action {
  /** For the palette's list; unique in it. */
  readonly id: string
  readonly shortcut?: ShortcutId
  /** Shown in the palette; without it only the keys do it. */
  readonly label?: string
  /**
   * Does it. Returning false says "not for me": the next action with that shortcut is asked, and last the browser.
   * The event is missing when it was chosen in the palette.
   */
  readonly run: (event?: KeyboardEvent) => boolean | undefined | void
}

/** Actions in the order they came: the last one with a shortcut is asked first, so that an inner screen goes before the shell. */
let actions: readonly Action[] = []
const listeners = new Set<() => void>()

function change(next: readonly Action[]): void {
  actions = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Makes actions known until the returned function is called. */
export function offerActions(offered: readonly Action[]): () => void {
  change([...actions, ...offered])
  return () => change(actions.filter((action) => !offered.includes(action)))
}

/** Offers actions while the component stands. Keep the list stable (useMemo), or it is offered anew with each render. */
export function useActions(offered: readonly Action[]): void {
  useEffect(() => offerActions(offered), [offered])
}

const NONE: readonly Action[] = []

/** All actions of the moment, the outermost first. */
export const offeredActions = (): readonly Action[] => actions

/** All actions of the moment, for the palette. */
export function useOfferedActions(): readonly Action[] {
  return useSyncExternalStore(subscribe, offeredActions, () => NONE)
}

const SWITCH = 'stet-single-keys'

/** Whether shortcuts of one printable key work (WCAG 2.1.4); a choice of this browser. */
export function singleKeysOn(): boolean {
  try {
    return localStorage.getItem(SWITCH) !== 'off'
  } catch {
    return true
  }
}

export function switchSingleKeys(on: boolean): void {
  try {
    localStorage.setItem(SWITCH, on ? 'on' : 'off')
  } catch {
    return
  } finally {
    change([...actions])
  }
}

export function useSingleKeys(): boolean {
  return useSyncExternalStore(subscribe, singleKeysOn, () => true)
}

/** Made with printable keys alone, as a person types text: `a`, `?`, `Shift+A`, `g i`. */
export function isSingleKey(keys: string): boolean {
  return keys.split(' ').every((press) => /^(Shift\+)?[^+]$/.test(press))
}

const FIELDS =
  'input:not([type=checkbox],[type=radio],[type=button],[type=submit]), textarea, select, [contenteditable]'
const LAYERS = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]'

/** Typing belongs to the field it is typed in; a layer above the page keeps the page's keys still. */
function isTaken(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest(`${FIELDS}, ${LAYERS}`) !== null
}

function dispatch(id: ShortcutId, event: KeyboardEvent): void {
  for (const action of actions.toReversed()) {
    if (action.shortcut === id && action.run(event) !== false) {
      event.preventDefault()
      return
    }
  }
}

/** What a field keeps for itself, though it is no printable key. */
const OF_FIELDS: ReadonlySet<ShortcutId> = new Set([
  'undo',
  'redo',
  'sentenceNext',
  'sentencePrevious',
  'sentenceExtend',
  'wordExtend',
])

/**
 * Listens to the window's keys. Called once, by the shell.
 * @returns a function that stops it
 */
export function listenToKeys(): () => void {
  let original: KeyboardEvent | null = null
  const bindings: Record<string, () => void> = {}
  for (const [id, shortcut] of entries(SHORTCUTS)) {
    for (const keys of shortcut.keys) {
      bindings[keys] = () => {
        if (!original) return
        const single = isSingleKey(keys)
        if (single && !singleKeysOn()) return
        if ((single || OF_FIELDS.has(id)) && isTaken(original)) return
        dispatch(id, original)
      }
    }
  }
  const handler = createKeybindingsHandler(bindings)
  const listen = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    original = event
    handler(latinKey(event))
    original = null
  }
  window.addEventListener('keydown', listen)
  return () => window.removeEventListener('keydown', listen)
}

function entries<Key extends string, Value>(table: Readonly<Record<Key, Value>>): [Key, Value][] {
  const keys: Key[] = []
  for (const key in table) keys.push(key)
  return keys.map((key) => [key, table[key]])
}

/** Keys as printed in the sheet: `Ctrl K`, `G then I`. */
export function shownKeys(id: ShortcutId, mac: boolean): string {
  const shortcut: Shortcut = SHORTCUTS[id]
  if (shortcut.shown) return shortcut.shown
  return (shortcut.keys[0] ?? '')
    .replaceAll('$mod', mac ? '⌘' : 'Ctrl')
    .split(' ')
    .map((press) => press.split('+').map(capital).join(' '))
    .join(' · ')
}

const capital = (key: string) => (key.length === 1 ? key.toUpperCase() : key)
