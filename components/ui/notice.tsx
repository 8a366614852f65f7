import type { ReactNode } from 'react'
import { DrawnIcon } from './drawn-icon'

const TONES = {
  info: { icon: 'info', look: 'border-accent bg-accent-tint', sign: 'text-accent' },
  success: { icon: 'check', look: 'border-success bg-success-tint', sign: 'text-success' },
  caution: { icon: 'caution', look: 'border-caution bg-caution-tint', sign: 'text-caution' },
  danger: { icon: 'alert', look: 'border-danger bg-danger-tint', sign: 'text-danger' },
} as const

export interface NoticeProps {
  tone?: keyof typeof TONES
  title?: ReactNode
  children?: ReactNode
  acts?: ReactNode
  /** `alert` interrupts, `status` waits; none for what was there from the start. */
  role?: 'alert' | 'status'
  className?: string
}

/** A bar in the flow of the page: what happened, what was kept, what to do. */
export function Notice({ tone = 'info', title, children, acts, role, className = '' }: NoticeProps) {
  const { icon, look, sign } = TONES[tone]
  return (
    <div role={role} className={`flex gap-2.5 rounded-md border-s-3 px-3 py-2.5 ${look} ${className}`}>
      <DrawnIcon of={icon} size={18} className={`mt-0.5 ${sign}`} />
      <div className="min-w-0 grow">
        {title ? <p className="font-medium">{title}</p> : null}
        {children}
        {acts ? <div className="mt-2 flex flex-wrap gap-2">{acts}</div> : null}
      </div>
    </div>
  )
}
