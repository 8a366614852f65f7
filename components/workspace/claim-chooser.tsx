'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { Popover } from '../ui/popover'
import { useView, useWorkspace } from '../workspace-state/workspace-context'

export interface ChooserState {
  /** Shortest mark first. */
  readonly ids: readonly string[]
  /** What was pressed: the chooser stands beside it. */
  readonly element: HTMLElement | null
}

/** Several claims lie over the same words: which one is meant? */
export function ClaimChooser({ state, onClose }: { state: ChooserState | null; onClose: () => void }) {
  const t = useTranslations('workspace')
  const { open } = useWorkspace()
  const { claims } = useView()
  const trigger = useMemo(() => ({ current: state?.element ?? null }), [state])
  return (
    <Popover
      label={t('whichClaim')}
      isOpen={state !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      triggerRef={trigger}
      placement="bottom start"
      className="p-1.5"
    >
      <p className="px-2 pt-1 pb-1.5 text-ink-faint text-sm">{t('whichClaim')}</p>
      <ul>
        {(state?.ids ?? []).map((id) => {
          const claim = claims.find((each) => each.id === id)
          if (!claim) return null
          return (
            <li key={id}>
              <button
                type="button"
                className="flex min-h-8 w-full items-baseline gap-2 rounded-sm px-2 py-1 text-start hover:bg-hover"
                onClick={() => {
                  onClose()
                  open(id, { part: 'heading' })
                }}
              >
                <span className="figures font-semibold text-ink-faint text-sm">{claim.key}</span>{' '}
                <span dir="auto" lang={claim.language} className="line-clamp-2">
                  {claim.statement}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </Popover>
  )
}
