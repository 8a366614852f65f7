import { Check, CircleAlert, CloudOff, LoaderCircle, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './icon'

const LOOKS: Record<string, { icon: LucideIcon; look: string; turning?: boolean }> = {
  done: { icon: Check, look: 'text-ink-faint' },
  busy: { icon: LoaderCircle, look: 'text-ink-faint', turning: true },
  offline: { icon: CloudOff, look: 'text-caution' },
  failed: { icon: CircleAlert, look: 'text-danger font-medium' },
}

export interface StatusProps {
  /** How it stands; undefined for nothing to say, the place stays. */
  is?: 'done' | 'busy' | 'offline' | 'failed'
  children?: ReactNode
  className?: string
}

/** One word of state in a fixed place: "Saved 10:42". Announced politely when it changes. */
export function Status({ is, children, className = '' }: StatusProps) {
  const look = is ? LOOKS[is] : undefined
  return (
    <span role="status" className={`inline-flex min-h-5 items-center gap-1.5 text-sm ${look?.look ?? ''} ${className}`}>
      {look ? <Icon of={look.icon} size={14} className={look.turning ? 'motion-safe:animate-spin' : ''} /> : null}
      {children}
    </span>
  )
}
