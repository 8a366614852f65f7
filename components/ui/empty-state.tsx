import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { DrawnIcon, type DrawnIconName } from './drawn-icon'
import { Icon } from './icon'

export interface EmptyStateProps {
  /** By its name where the page is made without scripts. */
  icon?: LucideIcon | DrawnIconName
  /** What goes here, or why there is nothing. */
  title: ReactNode
  /** The next step, in a sentence. */
  children?: ReactNode
  /** One primary act. */
  act?: ReactNode
  className?: string
}

/** Nothing yet, no match, or no permission: says which, and the next step. */
export function EmptyState({ icon, title, children, act, className = '' }: EmptyStateProps) {
  return (
    <div className={`flex flex-col items-center gap-2 px-6 py-12 text-center ${className}`}>
      {typeof icon === 'string' ? (
        <DrawnIcon of={icon} size={28} className="text-ink-faint" />
      ) : icon ? (
        <Icon of={icon} size={28} className="text-ink-faint" />
      ) : null}
      <p className="font-medium text-lg">{title}</p>
      {children ? <div className="max-w-md text-ink-soft">{children}</div> : null}
      {act ? <div className="pt-2">{act}</div> : null}
    </div>
  )
}
