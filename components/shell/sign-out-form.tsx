'use client'

import type { ReactNode, SubmitEvent } from 'react'
import { forgetDraftsOf } from '@/lib/browser/local-drafts'

interface SignOutFormProps {
  /** Whose texts kept on this device are forgotten. */
  personId: string
  /** Where the form posts. */
  action: string
  children: ReactNode
}

/**
 * Signs out, wherever it stands, and leaves nothing that was typed on the device (rule R24). The page goes only when that
 * is done: a page that is left in the middle would keep some. Without scripts nothing was kept.
 */
export function SignOutForm({ personId, action, children }: SignOutFormProps) {
  const leave = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    void forgetDraftsOf(personId).finally(() => form.submit())
  }
  return (
    <form method="post" action={action} onSubmit={leave}>
      {children}
    </form>
  )
}
