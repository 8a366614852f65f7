import { Disclosure } from '@/components/ui/disclosure'
import { PlainLink } from '@/components/ui/plain-link'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import { checkAddress } from '@/lib/domain/formats/web-addresses'
import type { PublicRecord } from '@/lib/domain/public-record'
import { wordsOf } from '@/messages/words'
import { recordRating } from './record-rating'
import { shownDate } from './shown-date'

interface AboutCheckProps {
  record: PublicRecord
  sha256: string
  language: InterfaceLanguage
  timeZone: string
}

/** How to report an error, to cite and to embed; and the fingerprint of the record. */
export function AboutCheck({ record, sha256, language, timeZone }: AboutCheckProps) {
  const t = wordsOf(language, 'public')
  const url = checkAddress(record.newsroom.url, record.slug)
  const citation = t('citeText', {
    statement: record.claim.statement,
    verdict: recordRating(record.claim, language)?.word ?? '',
    newsroom: record.newsroom.name,
    date: shownDate(record.publishedAt, language, timeZone),
    url,
  })
  return (
    <section
      aria-labelledby="about"
      className="mt-9 rounded-lg border border-line bg-sheet px-5 py-4 break-inside-avoid"
    >
      <h2 id="about" className="font-semibold text-lg">
        {t('about')}
      </h2>
      <p className="mt-1.5">
        {t('reportErrorText')}{' '}
        <PlainLink href={`/report-error?check=${record.slug}`} className="whitespace-nowrap font-medium">
          {t('reportError')}
        </PlainLink>
      </p>
      <p className="mt-1.5 flex flex-wrap gap-x-5">
        <PlainLink href="/methodology" variant="quiet">
          {t('methodologyTitle')}
        </PlainLink>
        <PlainLink href="/methodology#corrections" variant="quiet">
          {t('correctionsPolicy')}
        </PlainLink>
      </p>
      <Disclosure summary={t('cite')} className="mt-3 border-line border-t pt-2">
        <p dir="auto" className="select-all rounded-md bg-well px-3 py-2">
          {citation}
        </p>
      </Disclosure>
      <Disclosure summary={t('embed')} className="border-line border-t pt-2 print:hidden">
        <p className="mb-2 text-ink-soft text-sm">{t('embedText')}</p>
        <pre
          role="group"
          tabIndex={0}
          aria-label={t('embedCode')}
          className="code-line select-all whitespace-pre-wrap rounded-md bg-well px-3 py-2 text-start"
        >
          {embedCode(record)}
        </pre>
      </Disclosure>
      <p className="border-line border-t pt-2.5 text-ink-faint text-sm">
        {t('record')}: <span className="code-line">{sha256}</span>
      </p>
    </section>
  )
}

/** HTML for other people's pages. The title is what a screen reader says of the frame. */
function embedCode({ newsroom, slug, claim }: PublicRecord): string {
  const title = claim.statement.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  return `<iframe src="${newsroom.url}/embed/${slug}" title="${title}" width="100%" height="260" loading="lazy" style="border:0"></iframe>`
}
