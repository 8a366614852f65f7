import { inEnglish } from './refusals/english'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginsAsRumour, chainFaults, chainLine, type Hop, isUnnamed, unnamedAtRoot } from './chain'
import { AGENT_KINDS, type AgentKind, HOP_FORCES, HOP_ROLES } from './codes'

const hop = (agent: string, role: Hop['role'], kind: AgentKind = 'organisation'): Hop => ({
  agent,
  role,
  kind,
  verb: 'said',
  force: 'asserts',
})

describe('a chain as a line', () => {
  it('reads from the originator to the narrator', () => {
    expect(chainLine(['unnamed officials', 'Wall Street Journal', 'Asharq Al-Awsat'])).toBe(
      'unnamed officials → Wall Street Journal → Asharq Al-Awsat',
    )
  })
  it('points the other way in right-to-left text', () => {
    expect(chainLine(['مسؤولون', 'الصحيفة'], 'rtl')).toBe('مسؤولون ← الصحيفة')
  })
  it('has no arrow for one hop and nothing for none', () => {
    expect(chainLine(['Reuters'])).toBe('Reuters')
    expect(chainLine([])).toBe('')
  })
})

describe('unnamed at the root', () => {
  it.each<[AgentKind, boolean]>([
    ['person', false],
    ['organisation', false],
    ['group', false],
    ['unnamed', true],
    ['rumour', true],
    ['leak', true],
  ])('of a chain that begins with kind %s: %s', (kind, expected) => {
    expect(unnamedAtRoot([hop('a', 'originator', kind), hop('b', 'narrator')])).toBe(expected)
    expect(isUnnamed(kind)).toBe(expected)
  })
  it('asks the first hop only', () => {
    expect(unnamedAtRoot([hop('rebels', 'originator', 'group'), hop('not stated', 'relay', 'unnamed')])).toBe(false)
  })
  it('is false for a chain not described', () => {
    expect(unnamedAtRoot([])).toBe(false)
    expect(beginsAsRumour([])).toBe(false)
  })
  it('is a rumour only where a rumour is the root', () => {
    expect(beginsAsRumour([hop('x', 'originator', 'rumour')])).toBe(true)
    expect(beginsAsRumour([hop('x', 'originator', 'leak')])).toBe(false)
  })
})

describe('the order of a chain', () => {
  const [first, relay, last] = [hop('a', 'originator'), hop('b', 'relay'), hop('c', 'narrator')]
  it.each<[string, readonly Hop[], readonly string[]]>([
    ['originator, relay, narrator is right', [first, relay, last], []],
    ['an originator alone is right', [first], []],
    ['an originator and a relay are right', [first, relay], []],
    ['no chain yet is no fault', [], []],
    ['a relay first', [relay, last], ['root-not-originator@0']],
    ['a narrator alone', [last], ['root-not-originator@0']],
    ['two originators', [first, hop('d', 'originator')], ['second-originator@1']],
    ['a narrator in the middle', [first, last, relay], ['narrator-not-last@1']],
    ['the same agent twice running', [first, hop('a', 'relay')], ['agent-twice-running@1']],
  ])('%s', (_, chain, faults) => {
    expect(chainFaults(chain).map(({ code, hop: at }) => `${code}@${at}`)).toEqual(faults)
  })
  it('holds six hops, not seven', () => {
    const chain = [first, ...['b', 'c', 'd', 'e', 'f'].map((agent) => hop(agent, 'relay'))]
    expect(chainFaults(chain)).toEqual([])
    expect(chainFaults([...chain, last]).map(({ code }) => code)).toEqual(['too-many-hops'])
  })
  it('names a hop that exists, or the first too many, in a sentence', () => {
    const anyHop = fc.record({
      agent: fc.constantFrom('a', 'b', 'c'),
      role: fc.constantFrom(...HOP_ROLES),
      kind: fc.constantFrom(...AGENT_KINDS),
      verb: fc.constantFrom('said', ''),
      force: fc.constantFrom(...HOP_FORCES),
    })
    fc.assert(
      fc.property(fc.array(anyHop, { maxLength: 9 }), (chain) => {
        for (const fault of chainFaults(chain)) {
          expect(chain[fault.hop]).toBeDefined()
          expect(inEnglish(fault.sentence)).toMatch(/^[A-Z].*\.$/)
        }
      }),
    )
  })
})
