import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/notice'
import { OutsideLink, PlainLink } from '@/components/ui/plain-link'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import { directionOf } from '@/lib/domain/language'
import type { LedgerEntry, PublicRecord } from '@/lib/domain/public-record'
import { webAddress } from '@/lib/domain/formats/web-addresses'
import { wordsOf } from '@/messages/words'
import { ChainOfSaying } from './chain-of-saying'
import { Excerpt } from './excerpt'
import { Justification } from './justification'
import { Ledger } from './ledger'
import { type RelatedCheck, RelatedChecks } from './related-checks'
import { shownDate } from './shown-date'
import { SourceList } from './source-list'
import { VerdictPanel } from './verdict-panel'

interface CheckBodyProps {
  record: PublicRecord
  ledger: readonly LedgerEntry[]
  relations: readonly RelatedCheck[]
  retracted: boolean
  language: InterfaceLanguage
  timeZone: string
}

/** A published check from the claim to its corrections, all of it from the frozen record. (rule R21) */
export function CheckBody({ record, ledger, relations, retracted, language, timeZone }: CheckBodyProps) {
  const t = wordsOf(language, 'public')
  const { claim } = record
  const retraction = retracted ? ledger.find((entry) => entry.kind === 'retraction') : undefined
  return (
    <article className="flex flex-col gap-9">
      <header className="flex flex-col gap-5">
        <Dates record={record} language={language} timeZone={timeZone} />
        {retraction ? (
          <Notice tone="danger" title={t('retractedTitle', { date: shownDate(retraction.at, language, timeZone) })}>
            <p dir="auto" className="text-lg">
              {retraction.note}
            </p>
            <p className="mt-1 text-ink-soft">{t('retractedText')}</p>
          </Notice>
        ) : null}
        <h1
          lang={claim.language}
          dir={directionOf(claim.language)}
          className="article-headline text-[1.75rem] sm:text-[2.5rem]"
        >
          {claim.statement}
        </h1>
        <ChainOfSaying claim={claim} language={language} />
      </header>
      <VerdictPanel claim={claim} language={language} retracted={retracted} />
      {/* What was changed comes before the reasons: whoever read the check before must not miss it. */}
      {ledger.length > 0 ? (
        <Section id="corrections" title={t('ledger')}>
          <Ledger entries={ledger} language={language} timeZone={timeZone} />
        </Section>
      ) : null}
      <Reasons record={record} language={language} />
      <Sources record={record} language={language} timeZone={timeZone} />
      <InTheArticle record={record} language={language} />
      {relations.length > 0 ? (
        <Section id="related" title={t('related')}>
          <RelatedChecks relations={relations} claimLanguage={claim.language} language={language} />
        </Section>
      ) : null}
      {ledger.length > 0 ? null : (
        <Section id="corrections" title={t('ledger')}>
          <p className="text-ink-soft">{t('ledgerNone')}</p>
        </Section>
      )}
    </article>
  )
}

export function Section({ id, title, children }: { id: string; title: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-3 border-line-strong border-t pt-3 font-semibold text-xl">
        {title}
      </h2>
      {children}
    </section>
  )
}

function Dates({
  record,
  language,
  timeZone,
}: {
  record: PublicRecord
  language: InterfaceLanguage
  timeZone: string
}) {
  const t = wordsOf(language, 'public')
  return (
    <p className="flex flex-wrap gap-x-2 text-ink-soft text-sm">
      <time dateTime={record.firstPublishedAt}>
        {t('published', { date: shownDate(record.firstPublishedAt, language, timeZone) })}
      </time>
      {record.edition > 1 ? (
        <>
          <span aria-hidden>·</span>
          <time dateTime={record.publishedAt}>
            {t('updated', { date: shownDate(record.publishedAt, language, timeZone) })}
          </time>
          <span aria-hidden>·</span>
          <span>{t('edition', { number: record.edition })}</span>
        </>
      ) : null}
    </p>
  )
}

/** The reasons of both verdicts; those of the saying come second and only where they say more. */
function Reasons({ record: { claim }, language }: { record: PublicRecord; language: InterfaceLanguage }) {
  const t = wordsOf(language, 'public')
  const sources = new Set(claim.evidence.map(({ number }) => number))
  const words = { lang: claim.language, dir: directionOf(claim.language) }
  const reasons = [
    { key: 'truth', question: t('verdictOnTruth'), text: claim.truthVerdict?.justification ?? '' },
    { key: 'saying', question: t('verdictOnSaying'), text: claim.attributionVerdict?.justification ?? '' },
  ].filter(({ text }) => text.trim() !== '')
  if (reasons.length === 0) return null
  return (
    <Section id="reasoning" title={t('reasoning')}>
      {reasons.map(({ key, question, text }) => (
        <div key={key} className="mt-5 first:mt-0">
          {reasons.length > 1 ? <h3 className="mb-1.5 font-medium text-ink-soft text-sm">{question}</h3> : null}
          <Justification text={text} sources={sources} className="article-text" {...words} />
        </div>
      ))}
    </Section>
  )
}

function Sources({
  record: { claim },
  language,
  timeZone,
}: {
  record: PublicRecord
  language: InterfaceLanguage
  timeZone: string
}) {
  const t = wordsOf(language, 'public')
  const counted = claim.evidence.filter(({ hindsight }) => !hindsight)
  const later = claim.evidence.filter(({ hindsight }) => hindsight)
  if (claim.evidence.length === 0) return null
  return (
    <Section id="sources" title={t('sources')}>
      <p className="mb-1 text-ink-soft">
        {t('sourceCount', { items: counted.length, origins: claim.independentOrigins })}
      </p>
      <SourceList evidence={counted} language={language} timeZone={timeZone} />
      {later.length > 0 ? (
        <div className="mt-3 rounded-lg bg-well px-4 pt-3">
          <h3 className="font-semibold">{t('hindsightTitle')}</h3>
          <p className="text-ink-soft text-sm">{t('hindsightText')}</p>
          <SourceList evidence={later} language={language} timeZone={timeZone} />
        </div>
      ) : null}
    </Section>
  )
}

function InTheArticle({ record, language }: { record: PublicRecord; language: InterfaceLanguage }) {
  const t = wordsOf(language, 'public')
  const { article, claim } = record
  const original = webAddress(article.canonicalUrl)
  return (
    <Section id="excerpt" title={t('excerpt')}>
      <figure className="border-line-strong border-s-2 ps-4 sm:ps-5">
        <Excerpt record={record} />
        <figcaption className="mt-3 text-ink-soft">
          <cite className="block font-medium text-ink not-italic">
            <bdi lang={article.language} dir={article.direction}>
              {article.title}
            </bdi>
          </cite>
          {[article.outlet, article.byline].filter(Boolean).map((part, place) => (
            <span key={part}>
              {place > 0 ? ' · ' : null}
              <bdi>{part}</bdi>
            </span>
          ))}
          {article.publishedAt ? ` · ${shownDate(article.publishedAt, language)}` : null}
          <span className="mt-1 flex flex-wrap gap-x-5">
            <PlainLink href={`/articles/${article.slug}#${claim.key}`}>{t('readArticle')}</PlainLink>
            {original ? <OutsideLink href={original}>{t('readOriginal')}</OutsideLink> : null}
          </span>
        </figcaption>
      </figure>
    </Section>
  )
}
