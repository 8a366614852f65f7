import type { ReactNode } from 'react'
import { tv, type VariantProps } from 'tailwind-variants'

const badgeStyle = tv({
  base: 'inline-flex min-h-5 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 text-xs font-medium forced-colors:border',
  variants: {
    tone: {
      neutral: 'bg-well text-ink-soft',
      accent: 'bg-accent-tint text-accent',
      success: 'bg-success-tint text-success',
      caution: 'bg-caution-tint text-caution',
      danger: 'bg-danger-tint text-danger',
      outline: 'border border-line-strong text-ink-soft',
    },
  },
  defaultVariants: { tone: 'neutral' },
})

export interface BadgeProps extends VariantProps<typeof badgeStyle> {
  children: ReactNode
  className?: string
}

/** A word of state beside a thing. The word says it; the colour only helps. */
export function Badge({ tone, children, className }: BadgeProps) {
  return <span className={badgeStyle({ tone, className })}>{children}</span>
}

interface CountProps {
  value: string | number
  /** Nobody has counted further: what is more reads "99+". */
  most?: number
  /** Says of what, for those who only hear it. */
  label?: string
}

/** A count in a list or a tab. */
export function Count({ value, most, label }: CountProps) {
  return (
    <span className="figures inline-grid min-w-5 place-items-center rounded-full bg-well px-1.5 font-medium text-ink-soft text-xs leading-5">
      {most !== undefined && Number(value) > most ? `${most}+` : value}
      {label ? <span className="sr-only"> {label}</span> : null}
    </span>
  )
}
