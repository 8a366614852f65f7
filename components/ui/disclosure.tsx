import type { ReactNode } from 'react'
import { DrawnIcon } from './drawn-icon'

export interface DisclosureProps {
  summary: ReactNode
  children: ReactNode
  defaultOpen?: boolean
  className?: string
}

/** Folded matter: native `<details>`, so it opens without JavaScript and the browser's search finds what is in it. */
export function Disclosure({ summary, children, defaultOpen, className = '' }: DisclosureProps) {
  return (
    <details open={defaultOpen} className={`group/details ${className}`}>
      <summary className="flex min-h-8 list-none items-center gap-1.5 rounded-sm font-medium text-ink-soft text-sm hover:text-ink [&::-webkit-details-marker]:hidden">
        <DrawnIcon
          of="chevron"
          size={14}
          className="transition-transform group-open/details:rotate-90 rtl:-scale-x-100 rtl:group-open/details:-rotate-90"
        />
        {summary}
      </summary>
      <div className="pt-1 pb-2">{children}</div>
    </details>
  )
}
