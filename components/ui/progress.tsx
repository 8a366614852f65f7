'use client'

import { ProgressBar } from 'react-aria-components'

export interface ProgressProps {
  label: string
  /** 0–100; without it the bar runs on and says so. */
  value?: number
  /** Words at the end side: "2 of 4 Capturing page". */
  step?: string
  className?: string
}

/** A long job. Fills from the reading start. */
export function Progress({ label, value, step, className = '' }: ProgressProps) {
  return (
    <ProgressBar
      value={value}
      isIndeterminate={value === undefined}
      className={`flex flex-col gap-1 ${className}`}
      aria-label={label}
    >
      {({ percentage, valueText }) => (
        <>
          <span className="flex justify-between gap-4 text-sm">
            <span>{label}</span>
            <span className="figures text-ink-faint">{step ?? valueText}</span>
          </span>
          <span className="block h-1.5 overflow-hidden rounded-full bg-well shadow-[inset_0_0_0_1px_var(--color-line)]">
            <span
              className={`block h-full rounded-full bg-accent forced-colors:bg-[color:Highlight] ${percentage === undefined ? 'w-1/3 animate-pulse' : ''}`}
              style={percentage === undefined ? undefined : { inlineSize: `${percentage}%` }}
            />
          </span>
        </>
      )}
    </ProgressBar>
  )
}
