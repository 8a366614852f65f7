import type { ComponentProps, ReactNode } from 'react'

interface CardProps extends ComponentProps<'section'> {
  children: ReactNode
}

/** A sheet on the desk: hairline, no more. Name it with `aria-labelledby` where it is a region of its own. */
export function Card({ className = '', children, ...props }: CardProps) {
  return (
    <section {...props} data-card className={`rounded-lg border border-line bg-sheet ${className}`}>
      {children}
    </section>
  )
}

/** A ruled heading inside a card, with room for acts at its end. */
export function CardHeader({ children, acts }: { children: ReactNode; acts?: ReactNode }) {
  return (
    <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-b px-4 py-2">
      {children}
      {acts ? <div className="flex flex-wrap items-center gap-2">{acts}</div> : null}
    </header>
  )
}

export function CardBody({ className = '', children }: { className?: string; children: ReactNode }) {
  return <div className={`px-4 py-3 ${className}`}>{children}</div>
}
