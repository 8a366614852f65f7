import type { LucideIcon } from 'lucide-react'

interface IconProps {
  of: LucideIcon
  /** Edge in pixels: 14, 16 (default), 18, 20 … */
  size?: number
  /** Arrows and chevrons that mean "onward" turn round in right-to-left text; check marks, clocks and media never do. */
  directional?: boolean
  className?: string
}

/** A drawn sign beside words: hidden from assistive technology, for the words say it. */
export function Icon({ of: Drawn, size = 16, directional = false, className = '' }: IconProps) {
  return (
    <Drawn
      aria-hidden
      focusable={false}
      size={size}
      strokeWidth={1.75}
      className={`shrink-0 ${directional ? 'rtl:-scale-x-100' : ''} ${className}`}
    />
  )
}
