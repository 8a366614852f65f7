import { describe, expect, it } from 'vitest'
import en from '@/messages/en'
import { latinName } from './keyboard-layout'
import { isSingleKey, offerActions, offeredActions, SHORTCUTS, shownKeys } from './shortcuts'

describe('the table of shortcuts', () => {
  it('has words for each, and none without one', () => {
    expect(Object.keys(en.shell.shortcut).sort()).toEqual(Object.keys(SHORTCUTS).sort())
  })

  it('gives no keys twice', () => {
    const keys = Object.values(SHORTCUTS).flatMap((shortcut): readonly string[] => shortcut.keys)
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([])
  })

  it('takes no letter with Ctrl that the browser owns', () => {
    const keys = Object.values(SHORTCUTS).flatMap((shortcut): readonly string[] => shortcut.keys)
    expect(keys.filter((key) => /^\$mod\+(Shift\+)?[tnwrlfpsad]$/i.test(key))).toEqual([])
  })

  it.each([
    ['help', false, '?'],
    ['palette', false, 'Ctrl K'],
    ['palette', true, '⌘ K'],
    ['inbox', false, 'G · I'],
    ['approve', false, 'Shift A'],
  ] as const)('shows %s (Mac: %s) as %s', (id, mac, shown) => {
    expect(shownKeys(id, mac)).toBe(shown)
  })
})

describe('keys that the off switch is for', () => {
  it.each(['a', '?', '/', '1', 'Shift+A', 'g i'])('%s is made as text is typed', (keys) => {
    expect(isSingleKey(keys)).toBe(true)
  })

  it.each(['$mod+k', 'Escape', 'F6', 'Alt+ArrowDown', '$mod+Enter'])('%s is not', (keys) => {
    expect(isSingleKey(keys)).toBe(false)
  })
})

describe('a key on another keyboard', () => {
  it.each([
    ['ش on an Arabic one is A', 'ش', 'KeyA', 'a'],
    ['ؤ on an Arabic one is C', 'ؤ', 'KeyC', 'c'],
    ['١ is 1', '١', 'Digit1', '1'],
    ['؟ is ?', '؟', 'Slash', '?'],
    ['ظ in the place of / is /', 'ظ', 'Slash', '/'],
    ['a Russian ф is A', 'ф', 'KeyA', 'a'],
    ['a on a Dvorak one stays a, wherever it lies', 'a', 'KeyA', 'a'],
    ['o on a Dvorak one is o, though it lies on S', 'o', 'KeyS', 'o'],
    ['Escape stays', 'Escape', 'Escape', 'Escape'],
    ['an arrow stays', 'ArrowDown', 'ArrowDown', 'ArrowDown'],
    ['what has no place on a Latin one stays', '€', 'IntlBackslash', '€'],
  ])('%s', (_, key, code, expected) => {
    expect(latinName({ key, code })).toBe(expected)
  })
})

it('actions stand in the order they came and leave with the screen that offered them', () => {
  const action = (id: string) => ({ id, run: () => undefined })
  const leaveShell = offerActions([action('shell')])
  const leaveScreen = offerActions([action('mark'), action('note')])
  expect(offeredActions().map(({ id }) => id)).toEqual(['shell', 'mark', 'note'])
  leaveScreen()
  expect(offeredActions().map(({ id }) => id)).toEqual(['shell'])
  leaveShell()
  expect(offeredActions()).toEqual([])
})
