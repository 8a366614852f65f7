/** The claim graph: how claims stand to each other (rule R3). A relation is stored once and worded from both ends. */

import { beginsAsRumour, type Hop } from './chain'
import type { RelationStrength, RelationType } from './codes'

/** One relation. `from` and `to` are whatever names the claims where it is used: ids, keys. */
export interface Relation {
  readonly from: string
  readonly type: RelationType
  readonly to: string
}

export type RelationEnd = 'from' | 'to'

/** Types that say the same from both ends, so that the reverse would be a duplicate. */
const SYMMETRIC: ReadonlySet<RelationType> = new Set<RelationType>(['contradicts', 'same-as', 'does-not-contradict'])

export function isSymmetric(type: RelationType): boolean {
  return SYMMETRIC.has(type)
}

/**
 * Catalogue key of a relation's words as read from one of its claims: `codes.relation.supports` is "supports",
 * `codes.relationReversed.supports` "is supported by".
 */
export function relationKey(
  type: RelationType,
  end: RelationEnd,
): `codes.relation.${RelationType}` | `codes.relationReversed.${RelationType}` {
  return end === 'from' ? `codes.relation.${type}` : `codes.relationReversed.${type}`
}

/** Why a relation can't be made. */
export type RelationFault = 'self' | 'duplicate'

/** Looks at a relation beside the living ones: no claim relates to itself, nothing is said twice. */
export function relationFault(relation: Relation, existing: readonly Relation[]): RelationFault | null {
  if (relation.from === relation.to) return 'self'
  return existing.some((other) => saysTheSame(relation, other)) ? 'duplicate' : null
}

function saysTheSame(a: Relation, b: Relation): boolean {
  if (a.type !== b.type) return false
  if (a.from === b.from && a.to === b.to) return true
  return isSymmetric(a.type) && a.from === b.to && a.to === b.from
}

/** The relations of one claim, each with the end at which the claim stands and the claim at the other. */
export function relationsOf<R extends Relation>(
  claim: string,
  relations: readonly R[],
): { readonly relation: R; readonly end: RelationEnd; readonly other: string }[] {
  return relations.flatMap((relation) => [
    ...(relation.from === claim ? [{ relation, end: 'from' as const, other: relation.to }] : []),
    ...(relation.to === claim ? [{ relation, end: 'to' as const, other: relation.from }] : []),
  ])
}

/** The contradicting pairs, each once, in the order given: what the conflict panel lists. */
export function conflictPairs<R extends Relation>(relations: readonly R[]): R[] {
  const pairs: R[] = []
  for (const relation of relations) {
    if (relation.type === 'contradicts' && relationFault(relation, pairs) === null) pairs.push(relation)
  }
  return pairs
}

/**
 * Circular reporting: claims that support each other in a ring, so that each seems confirmed and none is. Every ring
 * is a shortest one through its first claim, in the direction of support: `[A, B]` is A supports B supports A. Claims
 * that lie in several rings of one knot are all listed, by as many rings as that takes.
 */
export function circularReporting(relations: readonly Relation[]): string[][] {
  const supported = new Map<string, string[]>()
  for (const { from, type, to } of relations) {
    if (type === 'supports' && from !== to) supported.set(from, [...(supported.get(from) ?? []), to])
  }
  const rings: string[][] = []
  const listed = new Set<string>()
  for (const claim of supported.keys()) {
    if (listed.has(claim)) continue
    const ring = shortestRing(claim, supported)
    if (!ring) continue
    rings.push(ring)
    for (const member of ring) listed.add(member)
  }
  return rings
}

/** The shortest way along the arrows from a claim back to itself, breadth first. */
function shortestRing(claim: string, next: ReadonlyMap<string, readonly string[]>): string[] | null {
  const cameFrom = new Map<string, string>()
  const queue = [claim]
  for (const at of queue) {
    for (const to of next.get(at) ?? []) {
      if (to === claim) {
        const ring = [at]
        for (let back = at; back !== claim; ring.unshift(back)) back = cameFrom.get(back) ?? claim
        return ring
      }
      if (cameFrom.has(to)) continue
      cameFrom.set(to, at)
      queue.push(to)
    }
  }
  return null
}

/**
 * What a support is worth: it corroborates, or it is not corroboration because it comes from a rumour, or because the
 * supporting claim is itself held up by the one it supports.
 */
export type SupportStanding = 'corroboration' | 'rumour' | 'circular'

export interface Support {
  readonly from: string
  readonly strength: RelationStrength | null
  readonly standing: SupportStanding
}

/** Who supports a claim, and what each support is worth. Only `corroboration` counts for anything. */
export function supportsOf(
  claim: string,
  relations: readonly (Relation & { readonly strength: RelationStrength | null })[],
  chainOf: (claim: string) => readonly Pick<Hop, 'kind'>[],
): Support[] {
  return relations
    .filter((relation) => relation.type === 'supports' && relation.to === claim)
    .map(({ from, strength }) => ({
      from,
      strength,
      standing: beginsAsRumour(chainOf(from))
        ? 'rumour'
        : leadsTo(claim, from, relations)
          ? 'circular'
          : 'corroboration',
    }))
}

/** Whether supports lead, over any number of claims, from one claim to another. */
function leadsTo(from: string, to: string, relations: readonly Relation[]): boolean {
  const reached = new Set([from])
  for (const at of reached) {
    if (at === to) return true
    for (const relation of relations) if (relation.type === 'supports' && relation.from === at) reached.add(relation.to)
  }
  return false
}
