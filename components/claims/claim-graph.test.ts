import { describe, expect, it } from 'vitest'
import { drawClaimGraph } from './claim-graph'

const marant = { id: 'a', name: 'Odile Marant' }
const halvik = { id: 'b', name: 'Teodor Halvik' }
const graph = {
  claims: [
    { id: '1', speaker: marant },
    { id: '2', speaker: halvik },
    { id: '3', speaker: marant },
    { id: '4', speaker: null },
  ],
  relations: [
    { id: 'r', fromId: '1', toId: '2', isSymmetric: true },
    { id: 's', fromId: '3', toId: '2', isSymmetric: false },
    { id: 't', fromId: '4', toId: '2', isSymmetric: false },
    { id: 'u', fromId: '1', toId: 'in another article', isSymmetric: true },
  ],
}
type Drawn = ReturnType<typeof drawClaimGraph>
const overlap = (a: Drawn['claims'][number], b: Drawn['claims'][number]) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

describe.each(['ltr', 'rtl'] as const)('a drawing of claims and speakers, %s', (direction) => {
  const drawn = drawClaimGraph(graph, direction)

  it('has every claim once, none over another, all inside', () => {
    expect(drawn.claims.map(({ id }) => id)).toEqual(['1', '2', '3', '4'])
    drawn.claims.forEach((claim, at) => {
      expect(claim.x).toBeGreaterThanOrEqual(0)
      expect(claim.y).toBeGreaterThanOrEqual(0)
      expect(claim.x + claim.width).toBeLessThanOrEqual(drawn.width)
      expect(claim.y + claim.height).toBeLessThanOrEqual(drawn.height)
      for (const other of drawn.claims.slice(at + 1)) expect(overlap(claim, other)).toBe(false)
    })
  })

  it('puts the claims of one speaker into one box, with room for the name above them', () => {
    expect(drawn.speakers.map(({ name }) => name)).toEqual([marant.name, halvik.name])
    const [box] = drawn.speakers
    for (const claim of drawn.claims.filter(({ id }) => id === '1' || id === '3')) {
      expect(claim.y - (box?.y ?? Infinity)).toBeGreaterThanOrEqual(20)
      expect(claim.x).toBeGreaterThan(box?.x ?? Infinity)
    }
  })

  it('draws each relation between two claims of the drawing', () => {
    expect(drawn.relations.map(({ id }) => id).sort()).toEqual(['r', 's', 't'])
    for (const { path } of drawn.relations) expect(path).toMatch(/^M[\d.]+,[\d.]+(Q|L)/)
  })

  it('lets the layers follow each other as the lines of the interface run', () => {
    const [one, two] = drawn.claims
    expect(Math.sign((two?.x ?? 0) - (one?.x ?? 0))).toBe(direction === 'ltr' ? 1 : -1)
  })
})

it('stands claims that contradict each other on two sides, whichever way each pair was put down', () => {
  const pairs = [
    ['1', '2'],
    ['3', '2'],
    ['2', '4'],
    ['5', '4'],
  ]
  const { claims } = drawClaimGraph(
    {
      claims: ['1', '2', '3', '4', '5'].map((id) => ({ id, speaker: { id, name: id } })),
      relations: pairs.map(([fromId = '', toId = '']) => ({ id: `${fromId}${toId}`, fromId, toId, isSymmetric: true })),
    },
    'ltr',
  )
  const [one, two, three, four, five] = claims.map(({ x }) => x)
  expect(new Set([one, three, four]).size).toBe(1)
  expect(new Set([two, five]).size).toBe(1)
  expect(two).toBeGreaterThan(one ?? 0)
})

it('is empty for nothing', () => {
  expect(drawClaimGraph({ claims: [], relations: [] }, 'ltr')).toMatchObject({ claims: [], relations: [] })
})
