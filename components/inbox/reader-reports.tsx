import { Flag } from 'lucide-react'
import { Moment } from '@/components/shell/moment'
import { Count } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import { Disclosure } from '@/components/ui/disclosure'
import { NativeSelect, NativeTextArea, SubmitButton } from '@/components/ui/form-field'
import { PlainLink } from '@/components/ui/plain-link'
import { ERROR_OUTCOMES, type InterfaceLanguage } from '@/lib/domain/codes'
import { wordsOf } from '@/messages/words'

export interface ReaderReport {
  readonly id: string
  readonly text: string
  readonly at: string
  /** "Answer to: …" */
  readonly contact: string | null
  /** The published check it is about. */
  readonly check: { readonly label: string; readonly href: string } | null
  /** What was typed to close it, when it came back. */
  readonly returned: { readonly outcome: string; readonly reason: string; readonly reasonMissing: boolean } | null
}

interface ReaderReportsProps {
  title: string
  reports: readonly ReaderReport[]
  language: InterfaceLanguage
}

/** What readers say is wrong with what was published, each to be closed with what came of it. */
export function ReaderReports({ title, reports, language }: ReaderReportsProps) {
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
            <p className="mt-1 text-ink-faint text-sm">
              {report.check ? (
                <>
                  <PlainLink href={report.check.href}>{report.check.label}</PlainLink>
                  {' · '}
                </>
              ) : null}
              {report.contact ? (
                <>
                  <bdi>{report.contact}</bdi>
                  {' · '}
                </>
              ) : null}
              <Moment at={report.at} />
            </p>
            <CloseForm report={report} language={language} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function CloseForm({ report, language }: { report: ReaderReport; language: InterfaceLanguage }) {
  const t = wordsOf(language, 'desk')
  const codes = wordsOf(language, 'codes')
  const { returned } = report
  return (
    <Disclosure summary={t('inbox.closeReport')} defaultOpen={returned !== null} className="mt-1">
      <form method="post" action="/desk/error-reports/close" className="flex max-w-xl flex-col items-start gap-3">
        <input type="hidden" name="id" value={report.id} />
        <NativeSelect
          name="outcome"
          id={`outcome-${report.id}`}
          label={t('inbox.reportOutcome')}
          options={ERROR_OUTCOMES.map((outcome) => ({ id: outcome, label: codes(`errorOutcome.${outcome}`) }))}
          defaultValue={returned?.outcome}
        />
        <NativeTextArea
          name="reason"
          id={`reason-${report.id}`}
          label={t('inbox.reportReason')}
          hint={t('inbox.reportReasonHint')}
          error={returned?.reasonMissing ? t('inbox.reportReasonMissing') : undefined}
          defaultValue={returned?.reason}
          rows={2}
          required
          maxLength={2_000}
          className="w-full"
        />
        <SubmitButton variant="secondary" size="sm">
          {t('inbox.closeReportAct')}
        </SubmitButton>
      </form>
    </Disclosure>
  )
}
