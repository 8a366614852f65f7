import { Flag } from 'lucide-react'
import { Moment } from '@/components/shell/moment'
import { Count } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'

export interface ReaderReport {
  readonly id: string
  readonly text: string
  readonly at: string
  /** "Answer to: …" */
  readonly contact: string | null
  /** The published check it is about. */
  readonly check: { readonly label: string; readonly href: string } | null
}

/** What readers say is wrong with what was published. */
export function ReaderReports({ title, reports }: { title: string; reports: readonly ReaderReport[] }) {
  if (reports.length === 0) return null
  return (
    <section aria-labelledby="reader-reports">
      <h2 id="reader-reports" className="mb-1 flex items-center gap-2 font-semibold text-ink-soft text-sm">
        <Icon of={Flag} className="text-ink-faint" />
        {title}
        <Count value={reports.length} />
      </h2>
      <ul className="overflow-hidden rounded-lg border border-line bg-sheet">
        {reports.map((report) => (
          <li key={report.id} className="border-line border-b px-4 py-3 last:border-b-0">
            <p dir="auto" className="whitespace-pre-line">
              {report.text}
            </p>
            <p className="mt-1 flex flex-wrap gap-x-3 text-ink-faint text-sm">
              {report.check ? <Link href={report.check.href}>{report.check.label}</Link> : null}
              {report.contact ? <bdi>{report.contact}</bdi> : null}
              <Moment at={report.at} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
