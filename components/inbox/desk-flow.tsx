import { Card, CardHeader } from '@/components/ui/card'
import { Link } from '@/components/ui/link'

export interface FlowCount {
  readonly label: string
  readonly count: number
  readonly href: string
}

interface DeskFlowProps {
  title: string
  hint: string
  counts: readonly FlowCount[]
  /** A quiet way on, below the numbers. */
  more: { label: string; href: string }
}

/** The desk's work as numbers, each a door to its list. */
export function DeskFlow({ title, hint, counts, more }: DeskFlowProps) {
  return (
    <Card aria-labelledby="desk-flow">
      <CardHeader>
        <h2 id="desk-flow" className="font-semibold">
          {title}
        </h2>
      </CardHeader>
      <p className="px-4 pt-2 text-ink-faint text-sm">{hint}</p>
      <ul className="px-4 pt-1 pb-3">
        {counts.map(({ label, count, href }) => (
          <li key={href} className="border-line border-b last:border-b-0">
            <Link
              href={href}
              variant="plain"
              className="flex min-h-9 items-baseline justify-between gap-4 py-1.5 hover:no-underline"
            >
              <span className={count === 0 ? 'text-ink-faint' : undefined}>{label}</span>
              <span className={`figures font-medium ${count === 0 ? 'text-ink-faint' : ''}`}>{count}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="border-line border-t px-4 py-2.5 text-sm">
        <Link href={more.href} variant="quiet">
          {more.label}
        </Link>
      </p>
    </Card>
  )
}
