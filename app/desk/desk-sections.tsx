import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import type { DeskView } from '@/lib/server/newsroom/desks'

/** The list of one desk, or of each of several under its name. */
export function DeskSection({ desk, alone, children }: { desk: DeskView; alone: boolean; children: ReactNode }) {
  if (alone) return children
  return (
    <section aria-labelledby={`desk-${desk.id}`} className="mb-10">
      <h2 id={`desk-${desk.id}`} className="mb-2 font-semibold text-lg">
        <bdi>{desk.name}</bdi>
      </h2>
      {children}
    </section>
  )
}

interface MoreLinksProps {
  /** Address of the next part; null at the end. */
  next: string | null
  /** Address of the beginning; null when this is it. */
  first: string | null
  words: { more: string; fromStart: string }
}

/** The way through a long list. */
export function MoreLinks({ next, first, words }: MoreLinksProps) {
  if (next === null && first === null) return null
  return (
    <p className="flex gap-6 py-3">
      {first === null ? null : <Link href={first}>{words.fromStart}</Link>}
      {next === null ? null : <Link href={next}>{words.more}</Link>}
    </p>
  )
}
