'use client'

import { Check, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { GATE_RULES } from '@/lib/domain/publish-gate'
import type { ClaimView } from '@/lib/schemas/claim'
import { CARD_TABS, type CardTab, useWorkspace } from '../workspace-state/workspace-context'
import { Icon } from '../ui/icon'

/** On which tab of the card a part is fixed. */
const TAB_OF: Readonly<Record<string, CardTab>> = {
  statement: 'claim',
  quote: 'claim',
  speaker: 'claim',
}

/** The checklist before publication: each rule ✓ or ✕, with a link to where it is fixed. (rule R20) */
export function GateList({ claim }: { claim: ClaimView }) {
  const t = useTranslations('workspace')
  const { open } = useWorkspace()
  if (claim.gate.length === 0) return null
  const failing = claim.gate.filter(({ passed }) => !passed).length
  return (
    <section aria-labelledby={`gate-${claim.id}`} className="flex flex-col gap-1.5">
      <h4 id={`gate-${claim.id}`} className="font-medium text-sm">
        {failing === 0 ? t('gateOpen') : t('gateClosed', { count: failing })}
      </h4>
      <ul className="flex flex-col gap-0.5 text-sm">
        {claim.gate.map(({ rule, passed, fixAt }) => {
          const known = GATE_RULES.find((each) => each === rule)
          const words = known ? t(`gate.${known}`) : rule
          return (
            <li key={rule} className="flex items-start gap-2">
              <Icon of={passed ? Check : X} size={14} className={`mt-1 ${passed ? 'text-success' : 'text-danger'}`} />
              <span className="sr-only">{passed ? t('passed') : t('failed')}: </span>
              {passed ? (
                <span className="text-ink-soft">{words}</span>
              ) : (
                <button
                  type="button"
                  className="min-h-6 text-start text-accent underline decoration-1 underline-offset-3"
                  onClick={() =>
                    open(claim.id, {
                      tab: TAB_OF[fixAt] ?? CARD_TABS.find((tab) => tab === fixAt) ?? 'claim',
                      part: fixAt,
                    })
                  }
                >
                  {words}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
