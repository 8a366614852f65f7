import { shownDate } from '@/components/check/shown-date'
import { SubmitButton } from '@/components/ui/form-field'
import { Link } from '@/components/ui/link'
import { urlOf } from '@/lib/browser/api'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import type { SourceView } from '@/lib/schemas/source'
import type { sourceSnapshots } from '@/lib/server/claims/captures'
import { wordsOf } from '@/messages/words'

interface ArchiveProps {
  source: SourceView
  archive: Awaited<ReturnType<typeof sourceSnapshots>>
  language: InterfaceLanguage
  timeZone: string
}

/** The copies of what stood at the address, what the last look found, and the way to another. (rule R11) */
export function ArchiveSection({ source, archive: { items, last }, language, timeZone }: ArchiveProps) {
  const t = wordsOf(language, 'sources')
  const codes = wordsOf(language, 'codes')
  const dated = (moment: string) => shownDate(moment, language, timeZone)
  return (
    <section aria-labelledby="snapshots">
      <h2 id="snapshots" className="mb-2 border-line border-b pb-1 font-semibold">
        {t('snapshots')}
      </h2>
      {items.length === 0 ? <p className="text-ink-soft">{t('noSnapshots')}</p> : null}
      <ul className="flex flex-col gap-2">
        {items.map((snapshot) => (
          <li key={`${snapshot.sha256} ${snapshot.takenAt}`}>
            {t('archived', { date: dated(snapshot.takenAt) })}{' '}
            <Link href={urlOf('GET /sources/{id}/snapshots/{hash}', { id: source.id, hash: snapshot.sha256 })}>
              {t('download')}
            </Link>
            <span className="code-line block text-ink-faint">{snapshot.sha256}</span>
          </li>
        ))}
      </ul>
      {last ? (
        <p className="mt-2 text-ink-soft">
          {last.doneAt === null
            ? t('archiveWaits')
            : last.outcome === null
              ? null
              : t('archiveDone', { date: dated(last.doneAt), outcome: codes(`captureOutcome.${last.outcome}`) })}
        </p>
      ) : null}
      {source.url !== null && !source.confidential ? (
        <form method="post" action="/desk/sources/archive" className="mt-3 flex flex-col items-start gap-1.5">
          <input type="hidden" name="id" value={source.id} />
          <SubmitButton variant="secondary" size="sm" aria-describedby="archive-hint">
            {t(items.length === 0 ? 'archiveNow' : 'archiveAgain')}
          </SubmitButton>
          <p id="archive-hint" className="text-ink-faint text-sm">
            {t('archiveHint')}
          </p>
        </form>
      ) : null}
    </section>
  )
}
