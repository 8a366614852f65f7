'use client'

import { useAnnounced } from '@/lib/browser/announcer'

/** The two live regions of a page; `announce` of lib/browser/announcer speaks through them. */
export function Announcer() {
  const { polite, assertive } = useAnnounced()
  return (
    <div className="sr-only">
      <div role="status" aria-live="polite">
        {polite}
      </div>
      <div role="alert" aria-live="assertive">
        {assertive}
      </div>
    </div>
  )
}
