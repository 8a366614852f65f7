'use client'

import { CircleAlert } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from './icon'

export interface FieldFault {
  /** `id` of the field, to go there. */
  field?: string
  text: string
}

export interface ErrorSummaryProps {
  title: ReactNode
  faults: readonly FieldFault[]
}

/** What is wrong with a form, at its head; takes the focus when it appears. Without script it is simply there. */
export function ErrorSummary({ title, faults }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex gap-2.5 rounded-md border-danger border-s-3 bg-danger-tint px-4 py-3 text-ink"
    >
      <Icon of={CircleAlert} size={18} className="mt-0.5 text-danger" />
      <div>
        <p className="font-semibold">{title}</p>
        {faults.length > 0 ? (
          <ul className="mt-1 list-inside list-disc">
            {faults.map((fault) => (
              <li key={`${fault.field} ${fault.text}`}>
                {fault.field ? (
                  <a href={`#${fault.field}`} className="text-danger underline underline-offset-3">
                    {fault.text}
                  </a>
                ) : (
                  fault.text
                )}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  )
}
