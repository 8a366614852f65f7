import { Badge } from '@/components/ui/badge'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import type { LedgerEntry } from '@/lib/domain/public-record'
import { wordsOf } from '@/messages/words'
import { shownDate } from './shown-date'

interface LedgerProps {
  entries: readonly LedgerEntry[]
  language: InterfaceLanguage
  timeZone: string
}

/** What was changed after publication, newest first, with the old and the new values. (rule R21) */
export function Ledger({ entries, language, timeZone }: LedgerProps) {
  return (
    <ol className="flex flex-col gap-6">
      {entries.map((entry) => (
        <li key={`${entry.at} ${entry.kind}`}>
          <LedgerItem entry={entry} language={language} timeZone={timeZone} />
        </li>
      ))}
    </ol>
  )
}

export function LedgerItem({
  entry,
  language,
  timeZone,
}: {
  entry: LedgerEntry
  language: InterfaceLanguage
  timeZone: string
}) {
  const t = wordsOf(language, 'public')
  const codes = wordsOf(language, 'codes')
  return (
    <div className="break-inside-avoid">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={entry.kind === 'retraction' ? 'danger' : 'caution'}>{codes(`correctionKind.${entry.kind}`)}</Badge>
        <time dateTime={entry.at} className="text-ink-soft text-sm">
          {shownDate(entry.at, language, timeZone)}
        </time>
      </p>
      <p dir="auto" className="mt-1.5 whitespace-pre-line text-lg">
        {entry.note}
      </p>
      {entry.changes.length > 0 ? (
        <dl className="mt-2 flex flex-col gap-3">
          {entry.changes.map((change) => (
            <div key={change.field} className="border-line border-s-2 ps-3.5">
              <dt className="font-medium text-ink-soft text-sm">{codes(`ledgerField.${change.field}`)}</dt>
              <dd className="whitespace-pre-line text-ink-soft">
                <span className="sr-only">{t('before')}: </span>
                <del dir="auto" className="block decoration-danger">
                  {change.before || t('nothing')}
                </del>
              </dd>
              <dd className="whitespace-pre-line">
                <span className="sr-only">{t('after')}: </span>
                <ins dir="auto" className="block decoration-success underline-offset-3">
                  {change.after || t('nothing')}
                </ins>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  )
}
