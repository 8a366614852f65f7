import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** The levels of ASVS 5.0.0, by section: the first digit is the level of the section's first requirement, and so on. */
const LEVELS: Readonly<Record<number, readonly string[]>> = {
  1: ['22', '1111122223', '112222222223', '222', '123'],
  2: ['122', '112', '12223', '23'],
  3: ['3', '113', '12223', '11222233', '11122333', '3', '22333'],
  4: ['12233', '23333', '22', '1222'],
  5: ['2', '112333', '113', '222'],
  6: ['122', '111111112222', '11223333', '112233', '22222333', '2223', '33', '2222'],
  7: ['222', '1111', '22', '11222', '223', '22'],
  8: ['1233', '1123', '133', '23'],
  9: ['111', '1222'],
  11: ['2233', '22233', '11233', '1222', '23', '23', '33'],
  12: ['12233', '11', '22223'],
  13: ['2333', '222223', '2233', '1222233'],
  14: ['22', '12223333', '122'],
  15: ['12233', '12233', '1222222', '3333'],
  16: ['2', '22222', '2222', '222', '2223'],
}

/** Chapters of which one line says that they don't apply. */
const WHOLE = ['10', '17']

const required = Object.entries(LEVELS).flatMap(([chapter, sections]) =>
  sections.flatMap((levels, section) =>
    [...levels].flatMap((level, at) => (level === '3' ? [] : [`${chapter}.${section + 1}.${at + 1} ${level}`])),
  ),
)

const text = readFileSync('docs/asvs.md', 'utf8')
const rows = text
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))

/** `1.2.6–1.2.8` names three. */
function named(ids: string): readonly string[] {
  const [first = '', last = first] = ids.split('–')
  const [from = 0, to = 0] = [first, last].map((id) => Number(id.split('.').at(-1)))
  const section = first.split('.').slice(0, -1)
  return Array.from({ length: to - from + 1 }, (_, at) => [...section, from + at].join('.'))
}

describe('the table of OWASP ASVS', () => {
  it('has each requirement of levels 1 and 2, once, and a line for each chapter that does not apply', () => {
    const found = rows.flatMap(([, ids = '', level = '']) =>
      WHOLE.includes(ids) ? [] : named(ids).map((id) => `${id} ${level}`),
    )
    expect(found).toEqual(required)
    expect(rows.flatMap(([, ids = '']) => (WHOLE.includes(ids) ? [ids] : []))).toEqual(WHOLE)
  })

  it('shows a test for each, or gives a reason', () => {
    const bare = rows.filter(([, , , , , shown = '']) => !/^reason: .|^`[^`]+\.(?:test|journey)\.ts`/.test(shown))
    expect(bare.map(([, ids]) => ids)).toEqual([])
  })

  it('names no file that is gone', () => {
    const paths = [...text.matchAll(/`([\w[\]().-]+(?:\/[\w[\]().-]+)+|\w[\w.]*\.(?:ts|js|md))`/g)].map(
      ([, path = '']) => path,
    )
    expect(paths.length).toBeGreaterThan(200)
    expect([...new Set(paths)].filter((path) => !existsSync(path))).toEqual([])
  })
})
