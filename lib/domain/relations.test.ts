import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RELATION_TYPES, type AgentKind, type RelationType } from './codes'
import {
  circularReporting,
  conflictPairs,
  isSymmetric,
  type Relation,
  relationFault,
  relationKey,
  relationsOf,
  supportsOf,
} from './relations'

/** 'A supports B' as a relation. */
const rel = (sentence: string): Relation & { strength: null } => {
  const [from = '', type, to = ''] = sentence.split(' ')
  const known = RELATION_TYPES.find((code) => code === type)
  if (!known) throw new Error(`no such relation: ${sentence}`)
  return { from, type: known, to, strength: null }
}

describe('a new relation', () => {
  it.each<[string, string, string | null]>([
    ['A supports B', '', null],
    ['A supports A', '', 'self'],
    ['A supports B', 'A supports B', 'duplicate'],
    ['A supports B', 'B supports A', null],
    ['A supports B', 'A elaborates B', null],
    ['A contradicts B', 'B contradicts A', 'duplicate'],
    ['A same-as B', 'B same-as A', 'duplicate'],
    ['A does-not-contradict B', 'B does-not-contradict A', 'duplicate'],
    ['A paraphrases B', 'B paraphrases A', null],
  ])('"%s" beside "%s": %s', (made, there, fault) => {
    expect(relationFault(rel(made), there ? [rel(there)] : [])).toBe(fault)
  })
})

describe('the wording', () => {
  it('has a key for each type from both ends', () => {
    const keys = RELATION_TYPES.flatMap((type) => [relationKey(type, 'from'), relationKey(type, 'to')])
    expect(new Set(keys).size).toBe(2 * RELATION_TYPES.length)
  })
  it('tells a claim where it stands in each of its relations', () => {
    const relations = [rel('A supports B'), rel('C overstates A'), rel('B supports C')]
    expect(relationsOf('A', relations).map(({ end, other }) => `${end} ${other}`)).toEqual(['from B', 'to C'])
  })
})

describe('conflicts', () => {
  it('are the contradicting pairs, each once, in order', () => {
    const relations = [
      'C4 contradicts C3',
      'C1 supports C2',
      'C3 contradicts C4',
      'C2 contradicts C3',
      'C9 does-not-contradict C3',
    ]
    expect(conflictPairs(relations.map(rel)).map(({ from, to }) => `${from}-${to}`)).toEqual(['C4-C3', 'C2-C3'])
  })
})

describe('circular reporting', () => {
  it.each<[string, string[], string[][]]>([
    ['two that hold each other up', ['A supports B', 'B supports A'], [['A', 'B']]],
    ['a ring of three', ['A supports B', 'B supports C', 'C supports A'], [['A', 'B', 'C']]],
    ['a chain of supports is no ring', ['A supports B', 'B supports C', 'A supports C'], []],
    ['other relations make no ring', ['A supports B', 'B elaborates A'], []],
    ['a tail into a ring is not part of it', ['X supports A', 'A supports B', 'B supports A'], [['A', 'B']]],
    [
      'two rings that share a claim',
      ['A supports B', 'B supports A', 'B supports C', 'C supports B'],
      [
        ['A', 'B'],
        ['C', 'B'],
      ],
    ],
  ])('%s', (_, relations, rings) => {
    expect(circularReporting(relations.map(rel))).toEqual(rings)
  })

  const anyRelation = fc
    .record({
      from: fc.constantFrom(...'ABCDEF'),
      type: fc.constantFrom<RelationType>('supports', 'supports', 'contradicts', 'elaborates'),
      to: fc.constantFrom(...'ABCDEF'),
    })
    .map((relation) => ({ ...relation, strength: null }))

  it('lists real rings, and every claim that lies in one', () => {
    fc.assert(
      fc.property(fc.array(anyRelation, { maxLength: 14 }), (relations) => {
        const supports = relations.filter(({ type, from, to }) => type === 'supports' && from !== to)
        const rings = circularReporting(relations)
        for (const ring of rings) {
          expect(new Set(ring).size).toBe(ring.length)
          ring.forEach((claim, at) => {
            const next = ring[(at + 1) % ring.length]
            expect(supports.some(({ from, to }) => from === claim && to === next)).toBe(true)
          })
        }
        expect(new Set(rings.flat())).toEqual(new Set([...'ABCDEF'].filter((claim) => returnsTo(claim, supports))))
      }),
    )
  })

  it('is what makes a support circular', () => {
    fc.assert(
      fc.property(fc.array(anyRelation, { maxLength: 14 }), (relations) => {
        for (const claim of 'ABCDEF') {
          for (const support of supportsOf(claim, relations, () => [])) {
            const ringed = support.from === claim || returnsVia(support.from, claim, relations)
            expect(support.standing).toBe(ringed ? 'circular' : 'corroboration')
          }
        }
      }),
    )
  })
})

describe('support', () => {
  const chains: Record<string, { kind: AgentKind }[]> = { R: [{ kind: 'rumour' }, { kind: 'person' }] }
  const chainOf = (claim: string) => chains[claim] ?? [{ kind: 'person' as const }]
  it('from a rumour is not corroboration, whoever repeats it', () => {
    expect(supportsOf('A', [rel('R supports A'), rel('B supports A')], chainOf)).toEqual([
      { from: 'R', strength: null, standing: 'rumour' },
      { from: 'B', strength: null, standing: 'corroboration' },
    ])
  })
  it('counts only what is directed at the claim', () => {
    expect(supportsOf('A', [rel('A supports B'), rel('B contradicts A')], chainOf)).toEqual([])
  })
})

it('knows which types read the same from both ends', () => {
  expect(RELATION_TYPES.filter(isSymmetric)).toEqual(['contradicts', 'same-as', 'does-not-contradict'])
})

/** Naive reachability by repeated squaring of the relation, to judge the breadth-first search. */
function closure(relations: readonly Relation[]): (from: string, to: string) => boolean {
  const reach = new Set(relations.filter(({ type }) => type === 'supports').map(({ from, to }) => from + to))
  for (const middle of 'ABCDEF') {
    for (const from of 'ABCDEF') {
      for (const to of 'ABCDEF') if (reach.has(from + middle) && reach.has(middle + to)) reach.add(from + to)
    }
  }
  return (from, to) => reach.has(from + to)
}

function returnsTo(claim: string, relations: readonly Relation[]): boolean {
  return closure(relations)(claim, claim)
}

function returnsVia(supporter: string, claim: string, relations: readonly Relation[]): boolean {
  return closure(relations)(claim, supporter)
}
