'use client'

import { useMemo } from 'react'
import { type Action, useActions } from '@/lib/browser/shortcuts'

interface QueueKeysProps {
  /** `id` of the form that approves; null when it is not this person's to approve. */
  approve: { readonly form: string; readonly label: string } | null
  /** `id` of the field for the reason; null when it is not theirs to return. */
  giveReason: { readonly field: string; readonly label: string } | null
}

/** Shift+A approves, Shift+C goes to the reason: the same as the buttons, which work without it. */
export function QueueKeys({ approve, giveReason }: QueueKeysProps) {
  const actions = useMemo((): readonly Action[] => {
    const offered: Action[] = []
    if (approve) {
      const run = () => {
        const form = document.getElementById(approve.form)
        if (form instanceof HTMLFormElement) form.requestSubmit()
      }
      offered.push({ id: 'review-approve', label: approve.label, shortcut: 'approve', run })
    }
    if (giveReason) {
      const run = () => document.getElementById(giveReason.field)?.focus()
      offered.push({ id: 'review-return', label: giveReason.label, shortcut: 'return', run })
    }
    return offered
  }, [approve, giveReason])
  useActions(actions)
  return null
}
