import { OutsideLink } from '@/components/ui/plain-link'
import { Badge } from '@/components/ui/badge'
import type { InterfaceLanguage, Stance } from '@/lib/domain/codes'
import type { PublicEvidence } from '@/lib/domain/public-record'
import { wordsOf } from '@/messages/words'
import { shownDate } from './shown-date'

const STANCES: Readonly<Record<Stance, { sign: string; look: string }>> = {
  supports: { sign: '+', look: 'text-success' },
  refutes: { sign: '−', look: 'text-danger' },
  context: { sign: '·', look: 'text-ink-soft' },
}

interface SourceListProps {
  evidence: readonly PublicEvidence[]
  language: InterfaceLanguage
  timeZone: string
}

/** The sources by the numbers that the reasons cite, each with what it says about this very claim. */
export function SourceList({ evidence, language, timeZone }: SourceListProps) {
  return (
    <ol className="flex flex-col">
      {evidence.map((item) => (
        <li
          key={item.number}
          id={`source-${item.number}`}
          className="flex gap-3 border-line border-t py-4 break-inside-avoid first:border-t-0 target:bg-accent-tint/60 sm:gap-4"
        >
          <span className="figures w-6 shrink-0 pt-0.5 text-end font-serif font-semibold text-ink-faint text-lg">
            {item.number}
          </span>
          <SourceItem item={item} language={language} timeZone={timeZone} />
        </li>
      ))}
    </ol>
  )
}

function SourceItem({
  item,
  language,
  timeZone,
}: {
  item: PublicEvidence
  language: InterfaceLanguage
  timeZone: string
}) {
  const t = wordsOf(language, 'public')
  const codes = wordsOf(language, 'codes')
  const { source } = item
  const stance = STANCES[item.stance]
  const facts = [
    ...(source.publisher ? [source.publisher] : []),
    ...(source.publishedAt ? [shownDate(source.publishedAt, language)] : []),
    codes(`sourceKind.${source.kind}`),
    ...(source.primary ? [t('primary')] : []),
  ]
  return (
    <div className="min-w-0 grow">
      <p className="font-medium text-lg leading-snug">
        {source.url ? (
          <OutsideLink href={source.url}>
            <bdi>{source.title}</bdi>
          </OutsideLink>
        ) : (
          <bdi>{source.title}</bdi>
        )}
      </p>
      <p className="mt-0.5 text-ink-soft text-sm">
        {facts.map((fact, place) => (
          <span key={fact}>
            {place > 0 ? ' · ' : null}
            <bdi>{fact}</bdi>
          </span>
        ))}
      </p>
      {source.confidential ? (
        <p className="mt-1.5 flex flex-wrap items-center gap-2 text-ink-soft text-sm">
          <Badge tone="caution">{t('confidentialSource')}</Badge>
          {t('confidentialText')}
        </p>
      ) : null}
      <p className={`mt-1.5 font-medium text-sm ${stance.look}`}>
        <span aria-hidden className="me-1.5 inline-block w-2 text-center">
          {stance.sign}
        </span>
        {t(`stance.${item.stance}`)}
        {item.origin ? (
          <span className="font-normal text-ink-soft"> · {t('origin', { origin: item.origin })}</span>
        ) : null}
      </p>
      {item.question ? (
        <p className="mt-2 font-medium">
          <span className="sr-only">{t('question')}: </span>
          <span dir="auto" className="block">
            {item.question}
          </span>
        </p>
      ) : null}
      {item.answer ? (
        <p className="mt-1">
          <span className="sr-only">{t('answer')}: </span>
          <span dir="auto" className="block">
            {item.answer}
          </span>
        </p>
      ) : null}
      {item.passage ? (
        <blockquote dir="auto" className="quoted mt-2 whitespace-pre-line border-line-strong border-s-2 ps-3.5">
          {item.passage}
        </blockquote>
      ) : null}
      {item.note ? (
        <p dir="auto" className="mt-2 whitespace-pre-line">
          {item.note}
        </p>
      ) : null}
      <Archived item={item} language={language} timeZone={timeZone} />
    </div>
  )
}

/** Whether a copy is kept, and its fingerprint, by which anybody can tell that it is the same. (rule R11) */
function Archived({
  item: { source, reliability, credibility },
  language,
  timeZone,
}: {
  item: PublicEvidence
  language: InterfaceLanguage
  timeZone: string
}) {
  const t = wordsOf(language, 'public')
  const [newest] = source.snapshots
  const grades = reliability && credibility ? t('grades', { reliability, credibility }) : null
  if (!newest && !source.url && !grades) return null
  return (
    <p className="mt-2 text-ink-faint text-sm">
      {[
        ...(newest ? [t('archivedOn', { date: shownDate(newest.takenAt, language, timeZone) })] : []),
        ...(!newest && source.url ? [t('notArchived')] : []),
        ...(grades ? [grades] : []),
      ].join(' · ')}
      {newest ? (
        <span className="block">
          {t('fingerprint')}: <span className="code-line">{newest.sha256}</span>
        </span>
      ) : null}
    </p>
  )
}
