'use client'

import { Copy, Ellipsis, Link2, Trash2, X } from 'lucide-react'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { claimRecord } from '@/lib/browser/workspace-records'
import { nameIn } from '@/lib/policy/visibility/claim-summary'
import { VERBS } from '@/lib/policy/workflow'
import type { ClaimView } from '@/lib/schemas/claim'
import {
  CARD_TABS,
  type CardTab,
  ClaimContext,
  type FocusWish,
  useDraftEntry,
  useView,
  useWorkspace,
} from '../article/workspace-context'
import { RatingWord } from '../check/rating-word'
import { EvidenceTab } from '../evidence/evidence-tab'
import { ReviewTab } from '../review/review-tab'
import { Count } from '../ui/badge'
import { IconButton } from '../ui/icon-button'
import { Menu, MenuItem, MenuTrigger } from '../ui/menu'
import { Notice } from '../ui/notice'
import { Tab, TabList, TabPanel, Tabs } from '../ui/tabs'
import { showToast } from '../ui/toast'
import { useRatings } from '../verdict/use-ratings'
import { VerdictTab } from '../verdict/verdict-tab'
import { useFocusWish } from './card-focus'
import { StateBadge } from './claim-card'
import { ClaimTab, StatementField } from './claim-tab'
import { CommentThreads } from './comment-thread'
import { HistoryTab } from './history-tab'
import { SavingStatus } from './saving-status'
import { WrittenBy } from './written-by'

interface OpenCardProps {
  claim: ClaimView
  tab: CardTab
  onTab: (tab: CardTab) => void
  wish: FocusWish | null
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
export function OpenCard({ claim, tab, onTab, wish, onResize }: OpenCardProps) {
  const t = useTranslations('workspace')
  const codes = useTranslations('codes')
  const common = useTranslations('common')
  const { store, open, attempt } = useWorkspace()
  const { scale, article, shown } = useView()
  const ratings = useRatings(scale)
  const entry = useDraftEntry(claimRecord(claim.id))
  const card = useRef<HTMLDivElement>(null)
  // An older text is for reading: what is written there would be read into the newest.
  const isOld = shown.number !== article.latestVersion
  const isFrozen = isOld || claim.state === 'dropped' || claim.state === 'retracted'
  const openComments = claim.comments.filter(({ resolvedAt, replyToId }) => !resolvedAt && !replyToId).length
  const counts: Partial<Record<CardTab, number>> = { evidence: claim.evidence.length, comments: openComments }
  const name = nameIn(claim, article.id)
  useFocusWish(card, claim.id, name, wish)
  return (
    <ClaimContext value={claim}>
      <div
        ref={card}
        id={`card-${name}`}
        data-claim-card={name}
        data-claim-id={claim.id}
        role="region"
        aria-labelledby={`title-${claim.id}`}
        className="@container/card rounded-lg border border-line-strong bg-sheet shadow-float"
      >
        <header className="flex flex-wrap items-center gap-x-2 gap-y-1 ps-4 pe-2 pt-2.5">
          <h3 id={`title-${claim.id}`} tabIndex={-1} data-part="heading" className="figures font-semibold outline-none">
            {t('claimTitle', { key: claim.key })}
          </h3>
          <StateBadge claim={claim} label={codes(`claimState.${claim.state}`)} />
          <span className="ms-auto flex items-center">
            <SavingStatus of={entry} className="me-1" />
            <IconButton
              icon={Link2}
              label={common('copyLink')}
              keys="U"
              onPress={() => copyClaimLink(claim.id, t('linkCopied'))}
            />
            <MenuTrigger>
              <IconButton icon={Ellipsis} label={t('moreActs', { key: claim.key })} />
              <Menu>
                <MenuItem
                  icon={Copy}
                  onAction={() =>
                    void navigator.clipboard
                      .writeText(claim.statement)
                      .then(() => showToast({ text: common('copied') }))
                  }
                >
                  {t('copyStatement')}
                </MenuItem>
                <MenuItem
                  icon={Trash2}
                  isDestructive
                  isDisabled={isOld || claim.publication !== null}
                  description={claim.publication ? t('publishedStays') : undefined}
                  onAction={() =>
                    void attempt(
                      async () => {
                        await store.removeClaim(claim.id)
                        open(null)
                      },
                      { text: t('claimRemoved', { key: claim.key }), undo: true },
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
          <WrittenBy claimId={claim.id} />
          {claim.attributionVerdict ? (
            <span className="inline-flex items-center gap-1">
              {t('said')} <RatingWord rating={ratings('attribution', claim.attributionVerdict.rating)} />
            </span>
          ) : null}
          {claim.truthVerdict ? (
            <span className="inline-flex items-center gap-1">
              {t('so')} <RatingWord rating={ratings('truth', claim.truthVerdict.rating)} />
            </span>
          ) : null}
        </p>
        <div className="px-4 pb-3">
          {entry.message ? (
            <Notice tone="danger" role="alert" className="mb-2">
              {entry.message}
            </Notice>
          ) : null}
          <StatementField claim={claim} isDisabled={isFrozen} />
        </div>
        <Tabs
          selectedKey={tab}
          onSelectionChange={(key) => {
            const chosen = CARD_TABS.find((each) => each === key)
            if (chosen) onTab(chosen)
          }}
        >
          <TabList
            aria-label={t('cardTabs', { key: claim.key })}
            className="gap-x-2 px-4 *:text-sm @max-[25rem]/card:grid @max-[25rem]/card:grid-cols-3"
          >
            {CARD_TABS.map((each) => (
              <Tab key={each} id={each}>
                {t(`tab.${each}`)}
                {counts[each] ? <Count value={counts[each]} /> : null}
              </Tab>
            ))}
          </TabList>
          <div role="group" aria-labelledby={`title-${claim.id}`} tabIndex={-1} className="px-4 pb-4 outline-none">
            <TabPanel id="claim">
              <ClaimTab claim={claim} isDisabled={isFrozen} onResize={onResize} />
            </TabPanel>
            <TabPanel id="evidence">
              <EvidenceTab key={wish?.nonce} claim={claim} begin={wish?.part === 'attach'} isDisabled={isFrozen} />
            </TabPanel>
            <TabPanel id="verdict">
              <VerdictTab claim={claim} isDisabled={isFrozen} />
            </TabPanel>
            <TabPanel id="review">
              <ReviewTab
                key={wish?.nonce}
                claim={claim}
                begin={VERBS.find((verb) => wish?.part === `do-${verb}`) ?? null}
              />
            </TabPanel>
            <TabPanel id="comments">
              <CommentThreads comments={claim.comments} claimId={claim.id} />
            </TabPanel>
            <TabPanel id="history">
              <HistoryTab claim={claim} />
            </TabPanel>
          </div>
        </Tabs>
      </div>
    </ClaimContext>
  )
}
