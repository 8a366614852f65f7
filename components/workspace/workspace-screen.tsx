'use client'

import { Activity, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { isCalled, isReadOnly, placeOf } from '@/lib/browser/workspace-view'
import { filterClaims, filterCounts, filterFacts, type Filter } from '../claims/claim-filters'
import { ClaimsSide } from '../claims/claims-side'
import { FilterBar } from '../claims/filter-bar'
import { Notice } from '../ui/notice'
import { ClaimChooser, type ChooserState } from './claim-chooser'
import { MarkBar } from './mark-bar'
import { MarkDialog } from './mark-dialog'
import { OverviewPane } from './overview-pane'
import { PressableText } from '../article/pressable-text'
import { ResizeBar } from './resize-bar'
import { scrollToClaim } from '../article/scroll'
import { SessionDialog } from './session-dialog'
import { TextPane } from './text-pane'
import { useSentences, useTextKeys } from '../article/text-keys'
import { useClaimKeys } from './use-claim-keys'
import { useFocusKept } from '../article/use-focus-kept'
import { useLayout } from '../workspace-state/use-layout'
import { useLit } from '../workspace-state/use-lit'
import type { Marking } from './use-marking'
import { useSelectionWatch } from '../article/use-selection-watch'
import { WorkspaceBar } from './workspace-bar'
import { type CardTab, type FocusRequest, useView, useWorkspace } from '../workspace-state/workspace-context'
import { WorkspaceNotices } from './workspace-notices'

export interface WorkspaceScreenProps {
  openId: string | null
  /** What the open claim is called in the page. */
  openName: string | null
  /** The address names a claim that isn't here. */
  isMissing: boolean
  tab: CardTab
  onTab: (tab: CardTab) => void
  request: FocusRequest | null
  marking: Marking
  live: { changed: readonly string[]; clear: () => void }
  session: { isOut: boolean; tryAgain: () => Promise<void> }
  /** Why the last action didn't work. */
  problem: string | null
  onProblemSeen: () => void
}

/** Text, cards and overview, as the window has room for them. Each comes alive by itself (`Activity`). */
export function WorkspaceScreen(props: WorkspaceScreenProps) {
  const { openId, openName, marking, live } = props
  const t = useTranslations('workspace')
  const { open, store, attempt } = useWorkspace()
  const view = useView()
  const { article, shown } = view
  const layout = useLayout()
  const root = useRef<HTMLDivElement>(null)
  const searchRef = useRef<HTMLInputElement>(null)
  const { articleRef, watch, standing } = useSelectionWatch(shown.text)
  const [resizing, setResizing] = useState<string | null>(null)
  const [isMarking, setMarking] = useState(false)
  const [chooser, setChooser] = useState<ChooserState | null>(null)
  const [words, setWords] = useState('')
  const [filters, setFilters] = useState<ReadonlySet<Filter>>(new Set())
  const readAhead = useCallback(
    (name: string) => {
      const claim = store.view().claims.find((each) => isCalled(each, name, article.id))
      if (claim) store.prefetch(claim.id)
    },
    [store, article.id],
  )
  useLit(root, readAhead)
  useFocusKept(root)

  const isNewest = shown.number === article.latestVersion
  const canMark = !isReadOnly(view)
  const facts = useMemo(() => filterFacts(view), [view])
  const listed = useMemo(() => filterClaims(view.claims, filters, words, facts), [view.claims, filters, words, facts])
  // Hundreds of cards are drawn in the pauses of whoever is typing or opening one.
  const cards = useDeferredValue(listed)
  const counts = useMemo(() => filterCounts(view.claims, facts), [view.claims, facts])
  const isFiltered = filters.size > 0 || words.trim() !== ''
  // The text follows the card.
  const openInText = { openId: useDeferredValue(openId), openName: useDeferredValue(openName) }
  const sentences = useSentences(shown.text, article.language)
  useTextKeys(watch, sentences)
  const search = useCallback(() => searchRef.current?.focus(), [])
  const markFromList = useCallback(() => setMarking(true), [])
  useClaimKeys({ listed, openId, openName, search, markFromList })

  const claimsUnder = useCallback(
    (start: number, end: number) => {
      const under = view.claims.flatMap((claim) => {
        const place = placeOf(claim, article.id, shown.number)
        return place && place.start < end && place.end > start ? [{ id: claim.id, ...covering(place, start, end) }] : []
      })
      under.sort((a, b) => a.length - b.length)
      return { ids: under.map(({ id }) => id), similar: under.find(({ share }) => share >= 0.8)?.id ?? null }
    },
    [view.claims, article.id, shown.number],
  )

  const show = useCallback(
    (names: readonly string[], element: HTMLElement | null = null) => {
      // A claim that hasn't arrived yet opens by its name, once it has.
      const ids = names.map((name) => view.claims.find((claim) => isCalled(claim, name, article.id))?.id ?? name)
      const [only, ...others] = ids
      if (only && others.length === 0) open(only, { part: 'heading' })
      else if (ids.length > 0) setChooser({ ids, element: element ?? articleRef.current })
    },
    [open, view.claims, article.id, articleRef],
  )

  const resized = openId === resizing ? view.claims.find(({ id }) => id === resizing) : undefined
  const resizedPlace = resized ? placeOf(resized, article.id, shown.number) : null
  const stopResizing = useCallback(() => {
    setResizing(null)
    watch?.clear()
  }, [watch])

  const filterBar = {
    words,
    onWords: setWords,
    filters,
    onFilters: setFilters,
    counts,
    total: view.claims.filter(({ state }) => state !== 'dropped').length,
    shown: listed.length,
    searchRef,
  }
  const side = (
    <ClaimsSide
      layout={layout}
      claims={cards}
      pending={marking.pending}
      onRetry={marking.retry}
      onDiscard={marking.discard}
      openId={openId}
      tab={props.tab}
      onTab={props.onTab}
      request={props.request}
      onResize={setResizing}
      onGoTo={(name) => scrollToClaim(name)}
      filters={<FilterBar {...filterBar} />}
      isFiltered={isFiltered}
    />
  )

  return (
    <div ref={root}>
      <WorkspaceBar changed={live.changed} onSeen={live.clear} onMark={markFromList} canMark={canMark} />
      <div className="mx-auto grid max-w-[100rem] gap-x-8 px-4 pt-6 pb-28 drawer:grid-cols-[minmax(0,1fr)_23rem] rail:grid-cols-[13.5rem_minmax(0,41rem)_minmax(22rem,27rem)] rail:justify-center lg:px-6">
        <aside
          id="overview"
          data-region
          tabIndex={-1}
          aria-label={t('overview')}
          className="outline-none max-rail:hidden"
        >
          <div className="sticky top-28 max-h-[calc(100dvh-8rem)] overflow-y-auto pe-1">
            {layout === 'wide' ? <OverviewPane {...filterBar} /> : null}
          </div>
        </aside>
        <main
          id="content"
          data-region
          tabIndex={-1}
          aria-label={t('articleRegion')}
          className="relative min-w-0 outline-none"
        >
          <WorkspaceNotices
            isMissing={props.isMissing}
            problem={props.problem}
            onProblemSeen={props.onProblemSeen}
            isNewest={isNewest}
          />
          <PressableText
            onShow={show}
            onShowNote={(id) => {
              const note = document.getElementById(`note-${id}`)
              note?.scrollIntoView({ block: 'nearest' })
              note?.focus()
            }}
          >
            <TextPane
              ref={standing}
              listed={listed}
              pending={marking.pending}
              {...openInText}
              hasKeys={watch !== null}
            />
          </PressableText>
          {view.claims.length === 0 && marking.pending.length === 0 && canMark ? (
            <Notice className="mt-8" title={t('noClaimsTitle')}>
              {t('noClaimsText')}
            </Notice>
          ) : null}
          {watch && canMark && resizing === null ? (
            <MarkBar watch={watch} articleRef={articleRef} claimsUnder={claimsUnder} onShow={show} />
          ) : null}
          {watch && resized && resizedPlace ? (
            <ResizeBar
              key={resized.id}
              watch={watch}
              articleRef={articleRef}
              claimKey={resized.key}
              place={resizedPlace}
              language={article.language}
              onStop={stopResizing}
              onSave={(passage) => {
                stopResizing()
                void attempt(() => store.resize(resized.id, resizedPlace, passage), {
                  text: t('resized', { key: resized.key }),
                  undo: true,
                })
              }}
            />
          ) : null}
        </main>
        <Activity>{side}</Activity>
      </div>
      <ClaimChooser state={chooser} onClose={() => setChooser(null)} />
      <MarkDialog isOpen={isMarking} onOpenChange={setMarking} sentences={sentences} />
      {props.session.isOut ? <SessionDialog onTryAgain={props.session.tryAgain} /> : null}
    </div>
  )
}

/** How much of the longer of two stretches the shorter covers: marks that cover nearly the same words are suspected twins. */
function covering(place: { start: number; end: number }, start: number, end: number) {
  const shared = Math.min(place.end, end) - Math.max(place.start, start)
  return { length: place.end - place.start, share: shared / Math.max(place.end - place.start, end - start) }
}
