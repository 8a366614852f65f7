import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chainFaults } from '@/lib/domain/chain'
import { appended, type EditedHop, hopsAsJson, hopsOf, moved, withRightRoles } from './hops'

const chainOf = (...names: string[]) => names.reduce<EditedHop[]>((hops, name) => appended(hops, name, 'person'), [])

describe('an edited chain', () => {
  it('begins with the originator and goes on with relays', () => {
    expect(chainOf('a', 'b', 'c').map(({ role }) => role)).toEqual(['originator', 'relay', 'relay'])
  })

  it('keeps its order of roles when hops are moved', () => {
    const hops = withRightRoles(
      chainOf('a', 'b', 'c').map((hop, at) => (at === 2 ? { ...hop, role: 'narrator' as const } : hop)),
    )
    const after = moved(hops, 2, -1)
    expect(after.map(({ agent, role }) => [agent, role])).toEqual([
      ['a', 'originator'],
      ['c', 'relay'],
      ['b', 'relay'],
    ])
  })

  it('never has a fault of order, however it is moved', () => {
    const moves = fc.array(fc.tuple(fc.nat(4), fc.constantFrom<1 | -1>(1, -1)), { maxLength: 20 })
    fc.assert(
      fc.property(moves, (steps) => {
        const hops = steps.reduce((chain, [at, by]) => moved(chain, at, by), chainOf('a', 'b', 'c', 'd'))
        expect(chainFaults(hops.map((hop) => ({ ...hop, agent: String(hop.agent) })))).toEqual([])
      }),
    )
  })

  it('comes back from a draft as it was', () => {
    const hops = appended(chainOf('a'), { name: 'A new one', kind: 'unnamed' }, 'unnamed')
    expect(hopsOf(hopsAsJson(hops))).toEqual(hops)
  })

  it.each([[null], ['x'], [[1, { agent: 3 }]]])('reads nothing from %j', (value) => {
    expect(hopsOf(value)).toEqual([])
  })
})
