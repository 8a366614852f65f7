'use client'

import { ChevronDown, ChevronsDown, ChevronsUp, ChevronUp, List, X } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { relationsOf } from '@/lib/domain/relations'
import { placeOf } from '@/lib/browser/workspace-view'
import { nameIn } from '@/lib/policy/visibility/claim-summary'
import type { ClaimSummary } from '@/lib/schemas/claim'
import type { PendingMark } from '../workspace-state/pending-marks'
import type { Layout } from '../workspace-state/use-layout'
import { type CardTab, type FocusRequest, useView, useWorkspace } from '../workspace-state/workspace-context'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { IconButton } from '../ui/icon-button'
import { Tab, TabList, TabPanel, Tabs } from '../ui/tabs'
import { ClaimCard } from '../card/claim-card'
import { OpenCard } from '../card/open-card'
import { Overview } from './overview'
import { PendingCard } from './pending-card'
import { Rail, type RailItem } from './rail'

interface ClaimsSideProps {
  layout: Layout
  /** What passes the filters, in the order of the text. */
  claims: readonly ClaimSummary[]
  pending: readonly PendingMark[]
  onRetry: (key: string) => void
  onDiscard: (key: string) => void
  openId: string | null
  tab: CardTab
  onTab: (tab: CardTab) => void
  request: FocusRequest | null
  onResize: (claimId: string) => void
  onGoTo: (claimId: string) => void
  filters: ReactNode
  isFiltered: boolean
}

/** The claims beside the text: as a rail, as one panel with tabs, or as a sheet from below. */
export function ClaimsSide(props: ClaimsSideProps) {
  const { layout, claims, openId, filters, isFiltered } = props
  const t = useTranslations('workspace')
  const view = useView()
  const { open } = useWorkspace()
  const items = useItems(props)
  const opened = view.claims.find(({ id }) => id === openId)
  const openName = opened ? nameIn(opened, view.article.id) : null
  const empty = claims.length === 0 && isFiltered ? <p className="py-4 text-ink-faint text-sm">{t('noMatch')}</p> : null

  if (layout === 'wide') {
    return <Rail items={items} openId={openName} onGoTo={props.onGoTo} />
  }
  const list = (
    <div className="flex flex-col gap-3">
      {filters}
      {empty}
      <ol className="flex flex-col gap-2">
        {items.map(({ id, card }) => (
          <li key={id}>{card}</li>
        ))}
      </ol>
    </div>
  )
  const heading = <h2 className="sr-only">{t('claims')}</h2>
  const body = opened ? (
    <div className="flex flex-col gap-2">
      <div>
        <Button size="sm" variant="quiet" onPress={() => open(null)}>
          <Icon of={List} size={14} /> {t('allClaims')}
        </Button>
      </div>
      {openCard(props, opened)}
    </div>
  ) : (
    <Tabs>
      <TabList aria-label={t('side')}>
        <Tab id="claims">{t('claims')}</Tab>
        <Tab id="overview">{t('overview')}</Tab>
      </TabList>
      <TabPanel id="claims">{list}</TabPanel>
      <TabPanel id="overview">
        <Overview />
      </TabPanel>
    </Tabs>
  )
  if (layout === 'drawer')
    return (
      <BottomSheet openId={openId}>
        {heading}
        {body}
      </BottomSheet>
    )
  return (
    <section id="claims" aria-label={t('claims')} data-region tabIndex={-1} className="min-w-0 outline-none">
      <div
        data-pane
        className="sticky top-32 max-h-[calc(100dvh-9rem)] lg:top-28 lg:max-h-[calc(100dvh-8rem)] overflow-y-auto pb-4"
      >
        {body}
      </div>
    </section>
  )
}

const openCard = ({ tab, onTab, request, onResize }: ClaimsSideProps, claim: ClaimSummary) => (
  <OpenCard
    key={claim.id}
    summary={claim}
    tab={tab}
    onTab={onTab}
    request={request}
    onResize={() => onResize(claim.id)}
  />
)

/** The cards in the order of the text, marks on their way among them. */
function useItems(props: ClaimsSideProps): readonly RailItem[] {
  const { layout, claims, pending, openId } = props
  const view = useView()
  const { open } = useWorkspace()
  const contradicted = useMemo(() => contradictors(view.relations, view.claims), [view.relations, view.claims])
  const [opened] = useState(() => (claimId: string) => open(claimId, { part: 'heading' }))
  const shown = claims.some(({ id }) => id === openId)
    ? claims
    : [...claims, ...view.claims.filter(({ id }) => id === openId)]
  const placed = [
    ...shown.map((claim) => ({
      id: nameIn(claim, view.article.id),
      start: placeOf(claim, view.article.id, view.shown.number)?.start ?? Number.POSITIVE_INFINITY,
      card:
        claim.id === openId && layout === 'wide' ? (
          openCard(props, claim)
        ) : (
          <ClaimCard
            claim={claim}
            scale={view.scale}
            contradictedBy={contradicted.get(claim.id) ?? ''}
            wordy={layout !== 'wide'}
            shownVersion={view.shown.number}
            articleId={view.article.id}
            onOpen={opened}
          />
        ),
    })),
    ...pending.map((mark) => ({
      id: mark.key,
      start: mark.start,
      stays: true,
      card: (
        <PendingCard
          mark={mark}
          language={view.article.language}
          onRetry={() => props.onRetry(mark.key)}
          onDiscard={() => props.onDiscard(mark.key)}
        />
      ),
    })),
  ]
  return placed.sort((a, b) => a.start - b.start)
}

/** Keys of the claims that contradict each: "C2, C4". */
function contradictors(
  relations: readonly { fromId: string; toId: string; type: string; from: { key: string }; to: { key: string } }[],
  claims: readonly ClaimSummary[],
): ReadonlyMap<string, string> {
  const pairs = relations.flatMap(({ fromId, toId, type, from, to }) =>
    type === 'contradicts'
      ? [{ from: fromId, to: toId, type: 'contradicts' as const, keys: { from: from.key, to: to.key } }]
      : [],
  )
  return new Map(
    claims.flatMap(({ id }) => {
      const keys = relationsOf(id, pairs).map(({ relation, end }) =>
        end === 'from' ? relation.keys.to : relation.keys.from,
      )
      return keys.length > 0 ? [[id, [...new Set(keys)].join(', ')] as const] : []
    }),
  )
}

/** A sheet from below that leaves the text in reach: no scrim, no trap; 40 or 90 % of the window, or put away. */
function BottomSheet({ openId, children }: { openId: string | null; children: ReactNode }) {
  const t = useTranslations('workspace')
  const common = useTranslations('common')
  const { open } = useWorkspace()
  const [isWanted, setWanted] = useState(false)
  const [isTall, setTall] = useState(false)
  const isShown = isWanted || openId !== null
  const putAway = () => {
    setWanted(false)
    open(null)
  }
  return (
    <section
      id="claims"
      aria-label={t('claims')}
      data-region
      data-sheet
      tabIndex={-1}
      className={`fixed inset-x-0 bottom-0 z-40 flex flex-col rounded-t-xl border-line border-t bg-float shadow-float outline-none ${isShown ? (isTall ? 'h-[90dvh]' : 'h-[45dvh]') : ''} print:hidden`}
    >
      <div className="flex items-center justify-between gap-2 px-3 py-1.5 pb-[max(0.375rem,env(safe-area-inset-bottom))]">
        <Button
          variant="quiet"
          aria-expanded={isShown}
          onPress={() => (isShown ? putAway() : setWanted(true))}
          className="min-h-11"
        >
          <Icon of={isShown ? ChevronDown : ChevronUp} /> {t('claims')}
        </Button>
        {isShown ? (
          <span className="flex">
            <IconButton
              size="lg"
              icon={isTall ? ChevronsDown : ChevronsUp}
              label={isTall ? t('sheetLower') : t('sheetHigher')}
              onPress={() => setTall(!isTall)}
            />
            <IconButton size="lg" icon={X} label={common('close')} onPress={putAway} />
          </span>
        ) : null}
      </div>
      {isShown ? (
        <div data-pane className="min-h-0 grow overflow-y-auto overscroll-contain px-3 pb-6">
          {children}
        </div>
      ) : null}
    </section>
  )
}
