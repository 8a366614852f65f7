'use client'

import { useFormatter, useNow } from 'use-intl'
import { useMinute } from '@/lib/browser/clock'

export interface MomentProps {
  /** ISO 8601 date-time. */
  at: string
  /** `relative` (default) in lists: "12 minutes ago", with the full date as its title and in print; else the date itself. */
  show?: 'relative' | 'date' | 'time' | 'full'
  className?: string
}

/** A point in time, in the newsroom's zone. */
export function Moment({ at, show = 'relative', className }: MomentProps) {
  const format = useFormatter()
  const now = useMinute(useNow().getTime())
  const date = new Date(at)
  const full = format.dateTime(date, { dateStyle: 'long', timeStyle: 'long' })
  const shown = {
    relative: () => format.relativeTime(date, Math.max(now, date.getTime())),
    date: () => format.dateTime(date, { dateStyle: 'medium' }),
    time: () => format.dateTime(date, { timeStyle: 'short' }),
    full: () => full,
  }[show]()
  return (
    <time dateTime={at} title={show === 'full' ? undefined : full} className={className}>
      <span className={show === 'relative' ? 'print:hidden' : undefined}>{shown}</span>
      {show === 'relative' ? <span className="hidden print:inline">{full}</span> : null}
    </time>
  )
}
