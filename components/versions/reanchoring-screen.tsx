'use client'

import { CircleCheck, Redo2, Undo2 } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { announce } from '@/lib/browser/announcer'
import { type Action, useActions } from '@/lib/browser/shortcuts'
import { actWords } from '../workspace-state/act-words'
import { ArticleText } from '../article/article-text'
import { MarkDialog } from '../workspace/mark-dialog'
import { PressableText } from '../article/pressable-text'
import { scrollToClaim } from '../article/scroll'
import { SessionDialog } from '../workspace/session-dialog'
import { useSentences, useTextKeys } from '../article/text-keys'
import { currentLayout, useLayout } from '../workspace-state/use-layout'
import { useLit } from '../workspace-state/use-lit'
import { useSelectionWatch } from '../article/use-selection-watch'
import { useView, useWorkspace } from '../workspace-state/workspace-context'
import { EmptyState } from '../ui/empty-state'
import { IconButton } from '../ui/icon-button'
import { Link, LinkButton } from '../ui/link'
import { Notice } from '../ui/notice'
import { Progress } from '../ui/progress'
import { AttachBar } from './attach-bar'
import { drawnPlaces, placeId, placesOf } from './drawn-places'
import { EntryPanel, isFrozen } from './entry-panel'
import { KeptClaims } from './kept-claims'
import { isInSentences, SentenceList } from './sentence-list'
import type { ChangedSentences } from './use-changed-sentences'
import type { Queue } from './use-queue'

interface ReanchoringScreenProps {
  queue: Queue
  sentences: ChangedSentences
  /** Why the last act could not be taken back or done again. */
  problem: string | null
  session: { isOut: boolean; tryAgain: () => Promise<void> }
}

/** The newest text, and beside it one mark at a time that could not go along with it. */
export function ReanchoringScreen({ queue, sentences: changed, problem, session }: ReanchoringScreenProps) {
  const { entry, waiting, kept, turn, decide } = queue
  const t = useTranslations('versions')
  const { mark, undo, redo } = useWorkspace()
  const { article, shown } = useView()
  const layout = useLayout()
  const root = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const [choice, setChoice] = useState<{ of: string; candidate: number } | null>(null)
  const [isListing, setListing] = useState(false)
  const { articleRef, watch, standing } = useSelectionWatch(shown.text)
  const sentences = useSentences(shown.text, article.language)
  useTextKeys(watch, sentences)
  useLit(root)

  // A newer text has other places for the same mark: what was chosen among the old ones is no choice among them.
  const asked = entry ? `${entry.id} ${entry.version} ${article.latestVersion}` : ''
  const chosen = choice && choice.of === asked ? choice.candidate : null
  const choose = useCallback((candidate: number) => setChoice({ of: asked, candidate }), [asked])
  // Places that can't be chosen stand in no list: the text doesn't show them either.
  const marks = useMemo(() => (entry?.proposal || (entry && !isFrozen(entry)) ? drawnPlaces(entry) : []), [entry])
  const at = waiting.items.findIndex(({ id }) => id === entry?.id)
  const { open } = queue

  // Each entry shows its place in the text; one that has its turn by a decision takes the focus.
  const entryId = entry?.id
  const beside = layout !== 'drawer'
  useEffect(() => {
    // On a phone the text lies below the entry, which is what one came for.
    if (entryId !== undefined && currentLayout() !== 'drawer') scrollToClaim(placeId(0))
  }, [entryId])
  useEffect(() => {
    if (turn > 0) heading.current?.focus({ preventScroll: beside })
  }, [turn, beside])

  // The list of changed sentences goes with its last claim.
  const isLastConfirmed = changed.turn > 0 && changed.changed.items.length === 0
  useEffect(() => {
    if (isLastConfirmed) heading.current?.focus({ preventScroll: beside })
  }, [isLastConfirmed, beside])

  const step = useCallback(
    (by: 1 | -1) => {
      const next = waiting.items[at + by]
      if (!next) return false
      open(next.id)
      return true
    },
    [waiting.items, at, open],
  )

  const select = useCallback(() => {
    if (!watch || !entry || isFrozen(entry)) return false
    const place = placesOf(entry)[chosen ?? 0]
    watch.root.focus({ preventScroll: true })
    if (place) {
      scrollToClaim(placeId(chosen ?? 0))
      watch.select(place.start, place.end)
    } else {
      if (!beside) watch.root.scrollIntoView({ block: 'start' })
      announce(t('reattachHint'))
    }
    return true
  }, [watch, entry, chosen, beside, t])

  const actions = useMemo((): readonly Action[] => {
    if (!entry) return []
    const accept = () => {
      const isAmbiguous = entry.outcome === 'ambiguous'
      if (isInSentences()) return false
      if (entry.outcome === 'lost' || entry.decision !== null || isFrozen(entry)) return false
      if (isAmbiguous && chosen === null) announce(t('choosePlace'))
      else void decide({ kind: 'accept', candidate: isAmbiguous ? chosen : null })
      return true
    }
    const keep = () => {
      if (entry.decision !== null) return false
      void decide({ kind: 'keep' })
      return true
    }
    return [
      {
        id: 'entry-back',
        shortcut: 'close',
        run: () => {
          if (document.activeElement !== watch?.root) return false
          heading.current?.focus({ preventScroll: beside })
          return true
        },
      },
      { id: 'entry-accept', label: t('acceptChanged'), shortcut: 'acceptWords', run: accept },
      { id: 'entry-select', label: t('reattach'), shortcut: 'otherWords', run: select },
      {
        id: 'entry-keep',
        label: t('keep', { number: entry.old.articleVersion }),
        shortcut: 'keepVersion',
        run: keep,
      },
      { id: 'entry-next', label: t('next'), shortcut: 'next', run: () => !isInSentences() && step(1) },
      { id: 'entry-previous', label: t('previous'), shortcut: 'previous', run: () => !isInSentences() && step(-1) },
    ]
  }, [entry, chosen, decide, select, step, watch, beside, t])
  useActions(actions)
  const retracing = useMemo(
    (): readonly Action[] => [
      { id: 'queue-undo', shortcut: 'undo', run: undo },
      { id: 'queue-redo', shortcut: 'redo', run: redo },
    ],
    [undo, redo],
  )
  useActions(retracing)

  const told = queue.told ?? problem
  return (
    <div ref={root} className="mx-auto max-w-[76.5rem] px-4 pt-7 pb-28 lg:px-6">
      <main id="content" tabIndex={-1} className="outline-none">
        <QueueHeader queue={queue} />
        {told ? (
          <Notice tone="caution" role="alert" className="sticky top-20 z-20 mb-4 lg:top-16">
            {told}
          </Notice>
        ) : null}
        <div className="grid items-start gap-x-10 gap-y-6 drawer:grid-cols-[minmax(0,1fr)_minmax(19rem,26rem)] rail:grid-cols-[minmax(0,41rem)_minmax(22rem,30rem)] rail:justify-center">
          <section
            aria-label={t('entryRegion')}
            className="flex min-w-0 flex-col gap-4 drawer:sticky drawer:top-24 drawer:col-start-2 drawer:row-start-1 drawer:max-h-[calc(100dvh-7rem)] drawer:overflow-y-auto lg:drawer:top-18"
          >
            {entry ? (
              <EntryPanel
                key={entry.id}
                entry={entry}
                article={article}
                at={at < 0 ? null : at + 1}
                count={waiting.waiting}
                chosen={chosen}
                onChoose={choose}
                isBusy={queue.isBusy}
                onDecide={(decision) => void decide(decision)}
                onSelect={select}
                onList={() => setListing(true)}
                onStep={step}
                headingRef={heading}
              />
            ) : changed.changed.items.length > 0 ? null : (
              <EmptyState
                icon={CircleCheck}
                title={
                  <span ref={heading} tabIndex={-1} role="heading" aria-level={2} className="outline-none">
                    {t('empty')}
                  </span>
                }
                act={
                  <LinkButton href={`/desk/articles/${article.id}`} variant="primary">
                    {t('toWorkspace')}
                  </LinkButton>
                }
              >
                {t('emptyText', { number: article.latestVersion })}
              </EmptyState>
            )}
            <SentenceList sentences={changed} article={article} queueTurn={entry === null ? turn : null} />
            <KeptClaims kept={kept} article={article} onOpen={open} />
          </section>
          <section aria-label={t('textRegion', { number: shown.number })} className="relative min-w-0">
            <PressableText
              onShow={(ids) => {
                const place = placesOf(entry).findIndex((_, each) => ids.includes(placeId(each)))
                if (place >= 0 && entry?.outcome === 'ambiguous') choose(place)
              }}
              onShowNote={() => undefined}
            >
              <ArticleText
                ref={standing}
                text={shown.text}
                blocks={shown.blocks}
                marks={marks}
                openName={chosen === null ? null : placeId(chosen)}
                language={article.language}
                direction={article.direction}
                label={t('textLabel', { number: shown.number })}
                hasKeys={watch !== null}
                level={2}
              />
            </PressableText>
            {watch && entry && !isFrozen(entry) ? (
              <AttachBar
                watch={watch}
                articleRef={articleRef}
                claimKey={entry.claim.key}
                language={article.language}
                onAttach={mark}
              />
            ) : null}
          </section>
        </div>
      </main>
      {entry ? (
        <MarkDialog
          isOpen={isListing}
          onOpenChange={setListing}
          sentences={sentences}
          words={{ title: t('attachDialog', { key: entry.claim.key }), act: t('attachAct') }}
        />
      ) : null}
      {session.isOut ? <SessionDialog onTryAgain={session.tryAgain} /> : null}
    </div>
  )
}

/** Where one is, how far the queue has come, and the way back of one's own last act. */
function QueueHeader({ queue: { waiting } }: { queue: Queue }) {
  const t = useTranslations('versions')
  const words = useTranslations('workspace')
  const { undo, redo } = useWorkspace()
  const { article, me } = useView()
  const { outcomes } = waiting
  const total = Math.max(waiting.waiting, outcomes ? outcomes.changed + outcomes.ambiguous + outcomes.lost : 0)
  const done = total - waiting.waiting
  const base = `/desk/articles/${article.id}`
  return (
    <header className="mb-6 flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <h1 className="font-semibold text-2xl">{t('queueTitle')}</h1>
          <p className="mt-1 text-ink-soft">
            <Link href={base} variant="quiet">
              <bdi lang={article.language}>{article.title}</bdi>
            </Link>
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <IconButton
            icon={Undo2}
            directional
            label={me.canUndo ? words('undoAct', { act: actWords(words, me.canUndo) }) : words('nothingToUndo')}
            keys="Ctrl Z"
            isDisabled={me.canUndo === null}
            onPress={undo}
          />
          <IconButton
            icon={Redo2}
            directional
            label={me.canRedo ? words('redoAct', { act: actWords(words, me.canRedo) }) : words('nothingToRedo')}
            isDisabled={me.canRedo === null}
            onPress={redo}
          />
          {article.latestVersion > 1 ? (
            <LinkButton href={`${base}/versions`} size="sm">
              {t('menuCompare')}
            </LinkButton>
          ) : null}
        </div>
      </div>
      {total > 0 ? (
        <Progress
          label={t('decidedOf', { done, total })}
          value={(100 * done) / total}
          step={t('left', { count: waiting.waiting })}
        />
      ) : null}
    </header>
  )
}
