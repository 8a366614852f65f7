'use client'

import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { directionOfLanguage } from '@/lib/domain/intake/language'
import { isSymmetric, relationsOf } from '@/lib/domain/relations'
import type { ClaimSummary } from '@/lib/schemas/claim'
import type { RelationView } from '@/lib/schemas/relation'
import { useView, useWorkspace } from '../workspace-state/workspace-context'
import { drawClaimGraph } from './claim-graph'

interface ClaimGraphDrawingProps {
  /** Draws every relation; otherwise only what contradicts each other. */
  all: boolean
  /** A claim was chosen. */
  onOpen: () => void
}

/** Claims of the article that stand to each other somehow: in boxes of their speakers, with a line for each relation. */
export function ClaimGraphDrawing({ all, onOpen }: ClaimGraphDrawingProps) {
  const t = useTranslations('workspace')
  const codes = useTranslations('codes')
  const locale = useLocale()
  const { claims, relations } = useView()
  const { open } = useWorkspace()
  const shown = useMemo(() => relations.filter(({ type }) => all || type === 'contradicts'), [relations, all])
  const related = useMemo(() => relatedClaims(claims, shown), [claims, shown])
  const drawn = useMemo(
    () =>
      drawClaimGraph(
        {
          claims: related.map(({ id, chain: [speaker] }) => ({
            id,
            speaker: speaker ? { id: speaker.agentId, name: speaker.name } : null,
          })),
          relations: shown.map((relation) => ({ ...relation, isSymmetric: isSymmetric(relation.type) })),
        },
        directionOfLanguage(locale),
      ),
    [related, shown, locale],
  )
  const byId = (id: string) => related.find((claim) => claim.id === id)
  const ends = relations.map((relation) => ({ ...relation, from: relation.fromId, to: relation.toId, view: relation }))

  return (
    // The places are counted from the left in both directions of script.
    <div dir="ltr" className="relative mx-auto" style={{ width: drawn.width, height: drawn.height }}>
      {drawn.speakers.map(({ id, name, x, y, width, height }) => (
        <div
          key={id}
          className="absolute rounded-lg border border-line bg-paper px-3 pt-1.5"
          style={{ left: x, top: y, width, height }}
        >
          <p aria-hidden dir="auto" className="truncate font-medium text-ink-soft text-sm">
            {name}
          </p>
        </div>
      ))}
      <svg aria-hidden width={drawn.width} height={drawn.height} className="absolute inset-0">
        <defs>
          <marker
            id="claim-graph-tip"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
          >
            <path d="M0,0L8,4L0,8Z" className="fill-ink-faint" />
          </marker>
        </defs>
        {drawn.relations.map(({ id, path, middle }) => {
          const relation = relations.find((each) => each.id === id)
          if (!relation) return null
          const isConflict = relation.type === 'contradicts'
          return (
            <g key={id}>
              <path
                d={path}
                fill="none"
                strokeWidth={isConflict ? 2 : 1.5}
                strokeDasharray={relation.strength === 'partial' || relation.strength === 'weak' ? '5 4' : undefined}
                markerEnd={isSymmetric(relation.type) ? undefined : 'url(#claim-graph-tip)'}
                className={isConflict ? 'stroke-caution' : 'stroke-ink-faint'}
              />
              {isConflict ? (
                <>
                  <circle cx={middle.x} cy={middle.y} r="10" className="fill-float stroke-caution" />
                  <path
                    d={`M${middle.x - 3.5},${middle.y - 3.5}l7,7m0,-7l-7,7`}
                    strokeWidth="2"
                    className="stroke-caution"
                  />
                </>
              ) : (
                <text
                  x={middle.x}
                  y={middle.y - 6}
                  textAnchor="middle"
                  className="fill-ink-soft stroke-4 stroke-float text-xs [paint-order:stroke]"
                >
                  {codes(`relation.${relation.type}`)}
                </text>
              )}
            </g>
          )
        })}
      </svg>
      <ul>
        {drawn.claims.map(({ id, x, y, width, height }) => {
          const claim = byId(id)
          if (!claim) return null
          return (
            <li key={id} className="absolute" style={{ left: x, top: y, width, height }}>
              <a
                href={`?claim=${id}`}
                title={claim.statement}
                className="block h-full rounded-md border border-line-strong bg-sheet px-2.5 py-1.5 text-sm leading-snug hover:border-accent"
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return
                  event.preventDefault()
                  onOpen()
                  open(id, { scroll: true, part: 'heading' })
                }}
              >
                <span className="figures font-semibold text-ink-faint">{claim.key}</span>
                <span dir="auto" lang={claim.language} className="line-clamp-3">
                  {claim.statement}
                </span>
                <span className="sr-only">
                  {[
                    claim.chain[0]?.name,
                    ...relationsOf(id, ends).map(({ relation: { view, type }, end }) =>
                      end === 'from'
                        ? `${codes(`relation.${type}`)} ${view.to.key}`
                        : `${codes(`relationReversed.${type}`)} ${view.from.key}`,
                    ),
                  ]
                    .filter(Boolean)
                    .join(t('graphJoin'))}
                </span>
              </a>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** The claims that stand in one of the relations to another of this article, in the order of the text. */
function relatedClaims(claims: readonly ClaimSummary[], relations: readonly RelationView[]): ClaimSummary[] {
  const here = new Set(claims.map(({ id }) => id))
  const inside = relations.filter(({ fromId, toId }) => here.has(fromId) && here.has(toId))
  const related = new Set(inside.flatMap(({ fromId, toId }) => [fromId, toId]))
  return claims.filter(({ id }) => related.has(id))
}
