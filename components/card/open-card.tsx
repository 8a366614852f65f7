'use client'

import { useQuery } from '@tanstack/react-query'
import { Copy, Ellipsis, Link2, Trash2, X } from 'lucide-react'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { claimRecord } from '@/lib/browser/workspace-records'
import { isFrozen, isReadOnly } from '@/lib/browser/workspace-view'
import { nameIn } from '@/lib/policy/visibility/claim-summary'
import { VERBS } from '@/lib/policy/workflow'
import type { ClaimSummary } from '@/lib/schemas/claim'
import {
  CARD_TABS,
  type CardTab,
  ClaimContext,
  type FocusRequest,
  useDraftEntry,
  useView,
  useWorkspace,
} from '../workspace-state/workspace-context'
import { RatingWord } from '../check/rating-word'
import { EvidenceTab } from './evidence-tab'
import { ReviewTab } from './review-tab'
import { Count } from '../ui/badge'
import { Button } from '../ui/button'
import { IconButton } from '../ui/icon-button'
import { Menu, MenuItem, MenuTrigger } from '../ui/menu'
import { Notice } from '../ui/notice'
import { Tab, TabList, TabPanel, Tabs } from '../ui/tabs'
import { showToast } from '../ui/toast'
import { useRatings } from '../workspace-state/use-ratings'
import { VerdictTab } from './verdict-tab'
import { SentenceNotice } from './sentence-notice'
import { useFocusRequest } from './card-focus'
import { StateBadge } from './claim-card'
import { ClaimTab, StatementField } from './claim-tab'
import { CommentThreads } from './comment-thread'
import { HistoryTab } from './history-tab'
import { SavingStatus } from './saving-status'
import { WrittenBy } from './written-by'

interface OpenCardProps {
  /** What the list knows of the claim: the card opens with it, and the rest is read. */
  summary: ClaimSummary
  tab: CardTab
  onTab: (tab: CardTab) => void
  request: FocusRequest | null
  onResize: () => void
}

/** Copies the address of a claim in the workspace. */
export function copyClaimLink(claimId: string, words: string): void {
  const address = new URL(window.location.href)
  address.search = `?claim=${claimId}`
  address.hash = ''
  void navigator.clipboard.writeText(address.href).then(() => showToast({ text: words }))
}

/** Everything about one claim. Saved as one goes. */
export function OpenCard({ summary, tab, onTab, request, onResize }: OpenCardProps) {
  const t = useTranslations('workspace')
  const codes = useTranslations('codes')
  const common = useTranslations('common')
  const { store, open, attempt } = useWorkspace()
  const view = useView()
  const { scale, article } = view
  const ratings = useRatings(scale)
  const { data: claim, isError, refetch } = useQuery(store.wholeClaim(summary.id))
  const entry = useDraftEntry(claimRecord(summary.id))
  const card = useRef<HTMLDivElement>(null)
  const frozen = isFrozen(view, summary)
  const counts: Partial<Record<CardTab, number>> = {
    evidence: claim?.evidence.length ?? summary.evidenceCount,
    comments: summary.openThreads,
  }
  const name = nameIn(summary, article.id)
  useFocusRequest(card, summary.id, name, request, claim !== undefined)
  return (
    <ClaimContext value={claim ?? summary}>
      <div
        ref={card}
        id={`card-${name}`}
        data-claim-card={name}
        data-claim-id={summary.id}
        role="region"
        aria-labelledby={`title-${summary.id}`}
        className="@container/card rounded-lg border border-line-strong bg-sheet shadow-float"
      >
        <header className="flex flex-wrap items-center gap-x-2 gap-y-1 ps-4 pe-2 pt-2.5">
          <h3
            id={`title-${summary.id}`}
            tabIndex={-1}
            data-part="heading"
            className="figures font-semibold outline-none"
          >
            {t('claimTitle', { key: summary.key })}
          </h3>
          <StateBadge claim={summary} label={codes(`claimState.${summary.state}`)} />
          <span className="ms-auto flex items-center">
            <SavingStatus of={entry} className="me-1" />
            <IconButton
              icon={Link2}
              label={common('copyLink')}
              keys="U"
              onPress={() => copyClaimLink(summary.id, t('linkCopied'))}
            />
            <MenuTrigger>
              <IconButton icon={Ellipsis} label={t('moreActs', { key: summary.key })} />
              <Menu>
                <MenuItem
                  icon={Copy}
                  onAction={() =>
                    void navigator.clipboard
                      .writeText(summary.statement)
                      .then(() => showToast({ text: common('copied') }))
                  }
                >
                  {t('copyStatement')}
                </MenuItem>
                <MenuItem
                  icon={Trash2}
                  isDestructive
                  isDisabled={isReadOnly(view) || summary.publication !== null}
                  description={summary.publication ? t('publishedStays') : undefined}
                  onAction={() =>
                    void attempt(
                      async () => {
                        await store.removeClaim(summary.id)
                        open(null)
                      },
                      { text: t('claimRemoved', { key: summary.key }), undo: true },
                    )
                  }
                >
                  {t('removeClaim')}
                </MenuItem>
              </Menu>
            </MenuTrigger>
            <IconButton icon={X} label={t('closeCard')} keys="Esc" onPress={() => open(null)} />
          </span>
        </header>
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 pb-2 text-ink-faint text-sm">
          <WrittenBy claimId={summary.id} />
          {summary.attributionRating ? (
            <span className="inline-flex items-center gap-1">
              {t('said')} <RatingWord rating={ratings('attribution', summary.attributionRating)} />
            </span>
          ) : null}
          {summary.truthRating ? (
            <span className="inline-flex items-center gap-1">
              {t('so')} <RatingWord rating={ratings('truth', summary.truthRating)} />
            </span>
          ) : null}
        </p>
        <div className="px-4 pb-3">
          {entry.message ? (
            <Notice tone="danger" role="alert" className="mb-2">
              {entry.message}
            </Notice>
          ) : null}
          <StatementField claim={summary} isDisabled={frozen} />
        </div>
        {claim ? <SentenceNotice claim={claim} isDisabled={frozen} /> : null}
        <Tabs
          selectedKey={tab}
          onSelectionChange={(key) => {
            const chosen = CARD_TABS.find((each) => each === key)
            if (chosen) onTab(chosen)
          }}
        >
          <TabList
            aria-label={t('cardTabs', { key: summary.key })}
            className="gap-x-2 px-4 *:text-sm @max-[25rem]/card:grid @max-[25rem]/card:grid-cols-3"
          >
            {CARD_TABS.map((each) => (
              <Tab key={each} id={each}>
                {t(`tab.${each}`)}
                {counts[each] ? <Count value={counts[each]} /> : null}
              </Tab>
            ))}
          </TabList>
          <div role="group" aria-labelledby={`title-${summary.id}`} tabIndex={-1} className="px-4 pb-4 outline-none">
            {claim ? (
              <>
                <TabPanel id="claim">
                  <ClaimTab claim={claim} isDisabled={frozen} onResize={onResize} />
                </TabPanel>
                <TabPanel id="evidence">
                  <EvidenceTab
                    key={request?.nonce}
                    claim={claim}
                    begin={request?.part === 'attach'}
                    isDisabled={frozen}
                  />
                </TabPanel>
                <TabPanel id="verdict">
                  <VerdictTab claim={claim} isDisabled={frozen} />
                </TabPanel>
                <TabPanel id="review">
                  <ReviewTab
                    key={request?.nonce}
                    claim={claim}
                    begin={VERBS.find((verb) => request?.part === `do-${verb}`) ?? null}
                  />
                </TabPanel>
                <TabPanel id="comments">
                  <CommentThreads comments={claim.comments} claimId={claim.id} />
                </TabPanel>
                <TabPanel id="history">
                  <HistoryTab claim={claim} />
                </TabPanel>
              </>
            ) : (
              <TabPanel id={tab}>
                {isError ? (
                  <Notice
                    tone="danger"
                    acts={
                      <Button size="sm" onPress={() => void refetch()}>
                        {common('retry')}
                      </Button>
                    }
                  >
                    {t('claimUnread')}
                  </Notice>
                ) : (
                  <p className="text-ink-faint text-sm">{common('loading')}</p>
                )}
              </TabPanel>
            )}
          </div>
        </Tabs>
      </div>
    </ClaimContext>
  )
}
