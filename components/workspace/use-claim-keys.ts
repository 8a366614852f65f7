import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { needsMe } from '../claims/claim-filters'
import { copyClaimLink } from '../card/open-card'
import { ratingLabel } from '@/lib/domain/rating'
import { type Action, useActions } from '@/lib/browser/shortcuts'
import { verdictRecord } from '@/lib/browser/workspace-records'
import { isFrozen } from '@/lib/browser/workspace-view'
import type { ClaimSummary } from '@/lib/schemas/claim'
import { showToast } from '../ui/toast'
import { focusInPlace } from '../article/scroll'
import { useView, useWorkspace } from '../workspace-state/workspace-context'

interface ClaimKeys {
  /** The claims of the list of the moment, in its order. */
  listed: readonly ClaimSummary[]
  openId: string | null
  /** What it is called in the page. */
  openName: string | null
  search: () => void
  markFromList: () => void
}

const TEXT_REGIONS = '[data-region]'

/** Moves the focus to the next region of the page: bar, text, claims, overview. */
function goToRegion(by: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>(TEXT_REGIONS)].filter(
    (region) => region.offsetParent !== null,
  )
  const at = regions.findIndex((region) => region.contains(document.activeElement))
  const next = regions.at((at + by + regions.length) % Math.max(1, regions.length))
  next?.focus()
}

/** What keys and palette do with claims. (design: ux, "Keys") */
export function useClaimKeys({ listed, openId, openName, search, markFromList }: ClaimKeys): void {
  const t = useTranslations('workspace')
  const { open, store, undo, redo } = useWorkspace()
  const { scale, me, article, shown } = useView()
  const actions = useMemo((): readonly Action[] => {
    const at = listed.findIndex(({ id }) => id === openId)
    const goTo = (claim: ClaimSummary | undefined) => {
      if (!claim) return false
      open(claim.id, { scroll: true, part: 'heading' })
      return true
    }
    const onOpen = (action: (claimId: string) => void) => () => {
      if (openId === null) return false
      action(openId)
      return true
    }
    const rate = (event?: KeyboardEvent) => {
      const digit = Number(/\d/.exec(event?.code ?? '')?.[0] ?? event?.key)
      const rating = scale.ratings[digit - 1]
      const claim = listed.find(({ id }) => id === openId)
      if (!rating || !claim || claim.verdictsHidden || isFrozen({ article, shown }, claim)) return false
      const record = verdictRecord(claim.id, 'truth')
      store.desk.change(record, 'rating', rating.code)
      void store.desk.flush(record)
      showToast({
        text: t('verdictSet', { key: claim.key, rating: ratingLabel(rating, document.documentElement.lang) }),
        act: { label: t('undo'), run: undo },
      })
      return true
    }
    const close = () => {
      if (openId === null) return false
      open(null)
      const words = document.getElementById(`m-${openName}`)
      if (words) focusInPlace(words)
      return true
    }
    return [
      { id: 'claim-next', label: t('nextClaim'), shortcut: 'next', run: () => goTo(listed[at + 1]) },
      {
        id: 'claim-previous',
        label: t('previousClaim'),
        shortcut: 'previous',
        run: () => goTo(at < 0 ? listed.at(-1) : at === 0 ? undefined : listed[at - 1]),
      },
      {
        id: 'claim-mine',
        label: t('nextMine'),
        shortcut: 'nextMine',
        run: () => {
          const waiting = [...listed.slice(at + 1), ...listed.slice(0, at + 1)].find((claim) => needsMe(claim, me.id))
          if (!waiting) showToast({ text: t('nothingWaits') })
          return waiting ? goTo(waiting) : true
        },
      },
      { id: 'claim-edit', shortcut: 'edit', run: onOpen((id) => open(id, { part: 'statement' })) },
      {
        id: 'claim-evidence',
        shortcut: 'evidence',
        run: onOpen((id) => open(id, { tab: 'evidence', part: 'attach' })),
      },
      {
        id: 'claim-comment',
        shortcut: 'comment',
        run: onOpen((id) => open(id, { tab: 'comments', part: 'comments' })),
      },
      { id: 'claim-reply', shortcut: 'reply', run: onOpen((id) => open(id, { tab: 'comments', part: 'comments' })) },
      { id: 'claim-link', shortcut: 'copyLink', run: onOpen((id) => copyClaimLink(id, t('linkCopied'))) },
      {
        id: 'claim-approve',
        shortcut: 'approve',
        run: onOpen((id) => open(id, { tab: 'review', part: 'do-approve' })),
      },
      { id: 'claim-return', shortcut: 'return', run: onOpen((id) => open(id, { tab: 'review', part: 'do-return' })) },
      { id: 'claim-rate', shortcut: 'verdict', run: rate },
      { id: 'claim-close', shortcut: 'close', run: close },
      { id: 'workspace-undo', label: t('undoLast'), shortcut: 'undo', run: undo },
      { id: 'workspace-redo', label: t('redoLast'), shortcut: 'redo', run: redo },
      { id: 'workspace-search', label: t('searchClaims'), shortcut: 'search', run: search },
      { id: 'workspace-mark', label: t('markFromList'), run: markFromList },
      { id: 'workspace-region', shortcut: 'region', run: () => goToRegion(1) },
      { id: 'workspace-region-back', shortcut: 'regionBack', run: () => goToRegion(-1) },
    ]
  }, [listed, openId, openName, open, store, scale, me.id, article, shown, undo, redo, search, markFromList, t])
  useActions(actions)
}
