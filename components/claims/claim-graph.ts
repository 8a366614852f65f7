/** Where the claims, speakers and relations of a drawing stand. Layered layout by dagre; lengths in CSS pixels. */

import { Graph, layout } from '@dagrejs/dagre'

/** What is drawn. */
export interface ClaimGraph {
  readonly claims: readonly {
    readonly id: string
    /** Claims of one speaker stand together; null where nobody is named. */
    readonly speaker: { readonly id: string; readonly name: string } | null
  }[]
  readonly relations: readonly GraphRelation[]
}

interface GraphRelation {
  readonly id: string
  readonly fromId: string
  readonly toId: string
  /** Says the same from both ends, so that its claims may stand either way round. */
  readonly isSymmetric: boolean
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface DrawnGraph {
  readonly width: number
  readonly height: number
  readonly claims: readonly (Box & { readonly id: string })[]
  readonly speakers: readonly (Box & { readonly id: string; readonly name: string })[]
  readonly relations: readonly {
    readonly id: string
    /** From the first claim's edge to the second's. */
    readonly path: string
    /** The middle of the line, where its sign stands. */
    readonly middle: { readonly x: number; readonly y: number }
  }[]
}

/** Room for a key and three lines of a sentence. */
const CLAIM = { width: 224, height: 94 }
const MARGIN = 12
/** Between claims; it leaves room above those of a speaker for the name. */
const SPACING = 44

/**
 * Lays the claims out in layers, from those that relate to those that are related to, the claims of one speaker in one box.
 * Claims that contradict each other stand on two sides as far as that goes.
 *
 * @param direction of the interface: layers follow each other as its lines run
 */
export function drawClaimGraph({ claims, relations }: ClaimGraph, direction: 'ltr' | 'rtl'): DrawnGraph {
  const graph = new Graph({ compound: true, multigraph: true })
  graph.setGraph({ rankdir: direction === 'rtl' ? 'RL' : 'LR', nodesep: SPACING, ranksep: 48, edgesep: 16 })
  const speakers = new Map<string, string>()
  for (const { id, speaker } of claims) {
    graph.setNode(`claim ${id}`, { ...CLAIM })
    if (!speaker) continue
    if (!speakers.has(speaker.id)) graph.setNode(`speaker ${speaker.id}`, {})
    speakers.set(speaker.id, speaker.name)
    graph.setParent(`claim ${id}`, `speaker ${speaker.id}`)
  }
  const here = new Set(claims.map(({ id }) => id))
  const inside = relations.filter(({ fromId, toId }) => here.has(fromId) && here.has(toId))
  const isSecond = sidesOf(claims, inside)
  for (const { id, fromId, toId, isSymmetric } of inside) {
    const isTurned = isSymmetric && isSecond.get(fromId) === true && isSecond.get(toId) === false
    const [first, second] = isTurned ? [toId, fromId] : [fromId, toId]
    graph.setEdge(`claim ${first}`, `claim ${second}`, { width: 28, height: 28, labelpos: 'c' }, id)
  }
  layout(graph)

  const boxed = claims.map(({ id }) => ({ id, ...boxOf(graph.node(`claim ${id}`)) }))
  const named = [...speakers].map(([id, name]) => ({ id, name, ...boxOf(graph.node(`speaker ${id}`)) }))
  const all = [...boxed, ...named]
  const left = Math.min(0, ...all.map(({ x }) => x)) - MARGIN
  const top = Math.min(0, ...all.map(({ y }) => y)) - MARGIN
  const shifted = <Place extends { readonly x: number; readonly y: number }>(place: Place): Place => ({
    ...place,
    x: place.x - left,
    y: place.y - top,
  })
  return {
    width: Math.max(0, ...all.map(({ x, width }) => x + width)) - left + MARGIN,
    height: Math.max(0, ...all.map(({ y, height }) => y + height)) - top + MARGIN,
    claims: boxed.map(shifted),
    speakers: named.map(shifted),
    relations: graph.edges().map((edge) => {
      const points = pointsOf(graph.edge(edge)).map(shifted)
      return { id: edge.name ?? '', path: curveThrough(points), middle: points[points.length >> 1] ?? { x: 0, y: 0 } }
    }),
  }
}

/** For each claim whether it stands on the second side: the other one than what it contradicts. */
function sidesOf(claims: ClaimGraph['claims'], relations: readonly GraphRelation[]): Map<string, boolean> {
  const across = new Map<string, string[]>()
  for (const { fromId, toId, isSymmetric } of relations) {
    if (!isSymmetric) continue
    across.set(fromId, [...(across.get(fromId) ?? []), toId])
    across.set(toId, [...(across.get(toId) ?? []), fromId])
  }
  const sides = new Map<string, boolean>()
  for (const { id } of claims) {
    if (sides.has(id)) continue
    sides.set(id, false)
    const reached = [id]
    for (const one of reached) {
      for (const other of across.get(one) ?? []) {
        if (sides.has(other)) continue
        sides.set(other, !sides.get(one))
        reached.push(other)
      }
    }
  }
  return sides
}

interface Point {
  readonly x: number
  readonly y: number
}

/** dagre gives a box by its middle. */
function boxOf({ x = 0, y = 0, width = 0, height = 0 }: Partial<Box>): Box {
  return { x: x - width / 2, y: y - height / 2, width, height }
}

const pointsOf = ({ points = [] }: { points?: readonly Point[] }): readonly Point[] => points

/** A line that bends gently at each point between its ends. */
function curveThrough(points: readonly Point[]): string {
  const [first, ...others] = points
  const last = others.at(-1)
  if (!first || !last) return ''
  const bends = others.slice(0, -1).map((point, at) => {
    const next = others[at + 1] ?? last
    return `Q${spot(point)} ${spot({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`
  })
  return `M${spot(first)}${bends.join('')}L${spot(last)}`
}

const spot = ({ x, y }: Point) => `${x.toFixed(1)},${y.toFixed(1)}`
