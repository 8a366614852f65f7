import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { RATING_COLOURS } from '@/lib/domain/rating'
import { VERDICT_COLOURS } from '@/components/ui/verdict-colour'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const tokens = new Map(
  [...css.matchAll(/--color-([\w-]+):\s*light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, paper, night]) => [name, { paper: paper ?? '', night: night ?? '' }],
  ),
)

/** Relative luminance of an sRGB colour (WCAG 2.2). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function ratio(one: string, other: string, theme: 'paper' | 'night'): number {
  const [first, second] = [tokens.get(one)?.[theme], tokens.get(other)?.[theme]]
  if (!first || !second) throw new Error(`No token ${first ? other : one}`)
  return contrast(first, second)
}

const SURFACES = ['well', 'paper', 'sheet', 'float', 'hover']
const TEXT = ['ink', 'ink-soft', 'ink-faint', 'accent', 'danger', 'caution', 'success']
const TINTS = ['accent', 'danger', 'caution', 'success']
const MARKS = ['mark', 'mark-deep', 'mark-hover', 'mark-open']

const text = [
  ...SURFACES.flatMap((surface) => TEXT.map((colour) => [colour, surface])),
  ...TINTS.flatMap((colour) => [
    [colour, `${colour}-tint`],
    ['ink', `${colour}-tint`],
    ['ink-soft', `${colour}-tint`],
  ]),
  ...RATING_COLOURS.flatMap((colour) =>
    [`verdict-${colour}-tint`, 'paper', 'sheet', 'float', 'well'].map((surface) => [`verdict-${colour}`, surface]),
  ),
  ...RATING_COLOURS.map((colour) => ['ink', `verdict-${colour}-tint`]),
  ...MARKS.map((mark) => ['ink', mark]),
  ['ink', 'selection'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-strong'],
  ['paper', 'ink'],
]

const signs = [
  ...['paper', 'sheet', 'float'].flatMap((surface) => [
    ['line-strong', surface],
    ['focus', surface],
    ['mark-line', surface],
    ['mark-line-open', surface],
  ]),
  ['mark-line', 'mark'],
  ['mark-line', 'mark-deep'],
  ['mark-line-open', 'mark-open'],
  ['focus', 'mark-open'],
  ['focus', 'well'],
]

describe.each(['paper', 'night'] as const)('on %s', (theme) => {
  it.each(text)('text %s on %s has 4.5:1', (colour = '', surface = '') => {
    expect(ratio(colour, surface, theme)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(signs)('the sign %s on %s has 3:1', (colour = '', surface = '') => {
    expect(ratio(colour, surface, theme)).toBeGreaterThanOrEqual(3)
  })

  it('no mark looks like another', () => {
    expect(new Set(MARKS.map((mark) => tokens.get(mark)?.[theme])).size).toBe(MARKS.length)
  })
})

it('every colour of the rating scale has its classes', () => {
  expect(Object.keys(VERDICT_COLOURS).sort()).toEqual([...RATING_COLOURS].sort())
})

it('no verdict’s colour is as good as another’s', () => {
  for (const theme of ['paper', 'night'] as const) {
    expect(new Set(RATING_COLOURS.map((colour) => tokens.get(`verdict-${colour}`)?.[theme])).size).toBe(
      RATING_COLOURS.length,
    )
  }
})
