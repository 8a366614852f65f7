'use client'

import { type ReactNode, useId, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { unnamedAtRoot } from '@/lib/domain/chain'
import { unsupportedHeadlines } from '@/lib/domain/headline-check'
import { circularReporting, conflictPairs } from '@/lib/domain/relations'
import { placeOf } from '@/lib/browser/workspace-view'
import { nameIn } from '@/lib/policy/visibility/claim-summary'
import type { ClaimSummary } from '@/lib/schemas/claim'
import { useView, useWorkspace } from '../workspace-state/workspace-context'
import { Count } from '../ui/badge'
import { Disclosure } from '../ui/disclosure'
import { ClaimGraphDialog } from './claim-graph-dialog'
import { Thread } from '../card/comment-thread'

/** What stands out in the article as a whole: contradictions, an unborne headline, circular reporting, unnamed roots, notes. */
export function Overview() {
  const t = useTranslations('workspace')
  const { relations, claims, article, shown, notes } = useView()
  const pairs = useMemo(
    () =>
      conflictPairs(
        relations.map((relation) => ({ ...relation, from: relation.fromId, to: relation.toId, view: relation })),
      ),
    [relations],
  )
  const rings = useMemo(
    () => circularReporting(relations.map(({ fromId, toId, type }) => ({ from: fromId, to: toId, type }))),
    [relations],
  )
  const headlines = useMemo(() => {
    const placed = claims.flatMap((claim) => {
      const place = placeOf(claim, article.id, shown.number)
      return place && claim.state !== 'dropped' ? [{ id: claim.id, start: place.start }] : []
    })
    return unsupportedHeadlines(placed, shown.blocks, relations)
  }, [claims, article.id, shown, relations])
  const byId = (id: string) => claims.find((claim) => claim.id === id)
  const unnamed = claims.filter((claim) => claim.state !== 'dropped' && unnamedAtRoot(claim.chain))
  const threads = notes.filter(({ replyToId }) => replyToId === null)
  const openNotes = threads.filter(({ resolvedAt }) => resolvedAt === null)

  return (
    <div className="flex flex-col gap-5">
      <Group
        title={t('conflicts')}
        count={pairs.length}
        empty={t('noConflicts')}
        foot={pairs.length > 0 ? <ClaimGraphDialog /> : null}
      >
        {pairs.map(({ view }) => (
          <li key={view.id} className="flex flex-wrap items-baseline gap-x-1.5 py-0.5">
            <End id={view.fromId} claimKey={view.from.key} articleId={view.from.articleId} claim={byId(view.fromId)} />
            <span className="text-caution" aria-hidden>
              ✕
            </span>
            <span className="sr-only">{t('contradicts')}</span>
            <End id={view.toId} claimKey={view.to.key} articleId={view.to.articleId} claim={byId(view.toId)} />
            {view.strength === 'partial' ? <span className="text-ink-faint text-xs">{t('partly')}</span> : null}
          </li>
        ))}
      </Group>
      {headlines.length > 0 ? (
        <Group title={t('headlineCheck')} count={headlines.length} hint={t('headlineCheckHint')}>
          <ClaimLinks claims={headlines.flatMap((id) => byId(id) ?? [])} />
        </Group>
      ) : null}
      {rings.length > 0 ? (
        <Group title={t('circular')} count={rings.length} hint={t('circularHint')}>
          {rings.map((ring) => (
            <li key={ring.join(' ')} className="py-0.5">
              {[...ring, ring[0]].map((id, at) => {
                const claim = id === undefined ? undefined : byId(id)
                return (
                  <span key={`${at} ${id}`}>
                    {at > 0 ? (
                      <span aria-hidden className="mx-1 inline-block text-ink-faint rtl:-scale-x-100">
                        →
                      </span>
                    ) : null}
                    {claim ? <ClaimLink claim={claim} short /> : '…'}
                  </span>
                )
              })}
            </li>
          ))}
        </Group>
      ) : null}
      <Group title={t('unnamedList')} count={unnamed.length} empty={t('noUnnamed')}>
        <ClaimLinks claims={unnamed} />
      </Group>
      {threads.length > 0 ? (
        <Group title={t('notes')} count={openNotes.length}>
          {threads.map((note) => (
            <li
              key={note.id}
              id={`note-${note.id}`}
              tabIndex={-1}
              className="border-line border-b py-2 last:border-b-0"
            >
              <a
                href={`#m-${note.id}`}
                lang={article.language}
                dir={article.direction}
                className="line-clamp-2 text-ink-faint text-sm underline decoration-line-strong underline-offset-3"
              >
                {note.target?.exact}
              </a>
              <ul>
                <Thread first={note} all={notes} />
              </ul>
            </li>
          ))}
        </Group>
      ) : null}
    </div>
  )
}

interface GroupProps {
  title: string
  count: number
  hint?: string
  empty?: string
  foot?: ReactNode
  children: ReactNode
}

function Group({ title, count, hint, empty, foot, children }: GroupProps) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <Disclosure
        defaultOpen={count > 0}
        summary={
          <span id={id} className="inline-flex items-center gap-2">
            {title} <Count value={count} />
          </span>
        }
      >
        {hint && count > 0 ? <p className="pb-1 text-ink-faint text-sm">{hint}</p> : null}
        {count === 0 && empty ? <p className="text-ink-faint text-sm">{empty}</p> : null}
        <ul className="flex flex-col text-sm">{children}</ul>
        {foot}
      </Disclosure>
    </section>
  )
}

function ClaimLinks({ claims }: { claims: readonly ClaimSummary[] }) {
  return claims.map((claim) => (
    <li key={claim.id} className="py-0.5">
      <ClaimLink claim={claim} />
    </li>
  ))
}

/** A way to a claim: its key, and what it says as a title. Works without script by its address. */
export function ClaimLink({ claim, short = false }: { claim: ClaimSummary; short?: boolean }) {
  const { open } = useWorkspace()
  const name = nameIn(claim, useView().article.id)
  return (
    <a
      href={`?claim=${name}`}
      data-claim-link={name}
      title={claim.statement}
      className="inline-flex min-h-6 max-w-full items-baseline gap-1.5 rounded-sm hover:text-accent"
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        open(claim.id, { scroll: true, part: 'heading' })
      }}
    >
      <span className="figures font-semibold underline decoration-line-strong underline-offset-3">{claim.key}</span>{' '}
      {short ? null : (
        <span dir="auto" lang={claim.language} className="min-w-0 truncate text-ink-soft">
          {claim.chain[0]?.name ?? claim.statement}
        </span>
      )}
    </a>
  )
}

interface EndProps {
  id: string
  claimKey: string
  articleId: string
  claim: ClaimSummary | undefined
}

/** One side of a contradiction; it may lie in another article. */
function End({ id, claimKey, articleId, claim }: EndProps) {
  if (claim) return <ClaimLink claim={claim} short />
  return (
    <a href={`/desk/articles/${articleId}?claim=${id}`} className="figures underline underline-offset-3">
      {claimKey}
    </a>
  )
}
