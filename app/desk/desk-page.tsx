import type { ReactNode } from 'react'

interface DeskPageProps {
  title: ReactNode
  lead?: ReactNode
  /** What one can do here, at the end of the heading's line. */
  acts?: ReactNode
  children: ReactNode
  /** `text` holds a column of reading width. */
  width?: 'wide' | 'text'
}

const WIDTHS = { wide: 'max-w-6xl', text: 'max-w-3xl' }

/** The body of a desk's page: one heading, then its matter. */
export function DeskPage({ title, lead, acts, children, width = 'wide' }: DeskPageProps) {
  return (
    <main id="content" tabIndex={-1} className={`mx-auto w-full px-4 pt-7 pb-20 outline-none lg:px-6 ${WIDTHS[width]}`}>
      <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="font-semibold text-2xl">{title}</h1>
          {lead ? <div className="mt-1 max-w-2xl text-ink-soft">{lead}</div> : null}
        </div>
        {acts ? <div className="flex flex-wrap gap-2">{acts}</div> : null}
      </header>
      {children}
    </main>
  )
}
