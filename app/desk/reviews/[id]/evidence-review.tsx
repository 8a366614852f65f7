import { Badge } from '@/components/ui/badge'
import { NativeCheckbox } from '@/components/ui/form-field'
import { OutsideLink } from '@/components/ui/plain-link'
import { shownDate } from '@/components/check/shown-date'
import type { InterfaceLanguage, Stance } from '@/lib/domain/codes'
import { isCounted } from '@/lib/domain/evidence'
import type { AgentView } from '@/lib/schemas/agent'
import type { ClaimView } from '@/lib/schemas/claim'
import type { EvidenceView } from '@/lib/schemas/evidence'
import type { SourceView } from '@/lib/schemas/source'
import { wordsOf } from '@/messages/words'

interface EvidenceReviewProps {
  claim: ClaimView
  sources: readonly SourceView[]
  agents: readonly AgentView[]
  language: InterfaceLanguage
  timeZone: string
}

const TONES: Readonly<Record<Stance, 'success' | 'danger' | 'neutral'>> = {
  supports: 'success',
  refutes: 'danger',
  context: 'neutral',
}

/** Each piece of evidence with its passage in view, to be looked at one by one. */
export function EvidenceReview({ claim, sources, agents, language, timeZone }: EvidenceReviewProps) {
  const t = wordsOf(language, 'desk')
  const counted = claim.evidence.filter(isCounted)
  return (
    <section aria-labelledby="claim-evidence">
      <h2 id="claim-evidence" className="mb-3 border-line border-b pb-1 font-semibold">
        {t('review.evidenceTitle')}{' '}
        <span className="ms-1 font-normal text-ink-faint text-sm">
          {t('review.evidenceCount', { items: counted.length, origins: claim.independentOrigins })}
        </span>
      </h2>
      {claim.evidence.length === 0 ? <p className="text-ink-soft">{t('review.noEvidence')}</p> : null}
      <ol className="flex flex-col gap-4">
        {claim.evidence.map((item) => (
          <li key={item.id} id={`source-${item.number}`} className="flex gap-3">
            <span className="figures w-6 shrink-0 text-end font-semibold text-ink-faint">{item.number}</span>
            <Item
              item={item}
              source={sources.find((each) => each.id === item.sourceId)}
              origin={[
                ...agents.map(({ id, name }) => ({ id, name })),
                ...sources.map(({ id, title }) => ({ id, name: title })),
              ].find(({ id }) => id === item.originId)}
              language={language}
              timeZone={timeZone}
            />
          </li>
        ))}
      </ol>
    </section>
  )
}

interface ItemProps {
  item: EvidenceView
  source: SourceView | undefined
  origin: { readonly name: string } | undefined
  language: InterfaceLanguage
  timeZone: string
}

function Item({ item, source, origin, language, timeZone }: ItemProps) {
  const t = wordsOf(language, 'desk')
  const codes = wordsOf(language, 'codes')
  const [newest] = source?.snapshots ?? []
  const facts = source
    ? [
        source.publisher,
        source.publishedAt && shownDate(source.publishedAt, language),
        codes(`sourceKind.${source.kind}`),
        codes(`sourceOrder.${source.primary ? 'primary' : 'secondary'}`),
        item.reliability && codes(`reliability.${item.reliability}`),
        item.credibility && codes(`credibility.${item.credibility}`),
        newest
          ? t('review.archived', { date: shownDate(newest.takenAt, language, timeZone) })
          : source.url && t('review.notArchived'),
      ].filter((fact) => fact !== null && fact !== '')
    : []
  return (
    <div className="min-w-0 grow">
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <Badge tone={TONES[item.stance]}>{codes(`stance.${item.stance}`)}</Badge>
        {item.hindsight ? <Badge tone="caution">{t('review.hindsight')}</Badge> : null}
        {item.late ? <Badge tone="danger">{t(`review.late.${item.late}`)}</Badge> : null}
        {source?.confidential ? <Badge tone="caution">{t('review.confidential')}</Badge> : null}
        <span className="font-medium">
          {source?.url ? (
            <OutsideLink href={source.url} target="_blank">
              <bdi>{source.title}</bdi>
            </OutsideLink>
          ) : (
            <bdi>{source?.title}</bdi>
          )}
        </span>
      </p>
      <p className="mt-0.5 text-ink-faint text-sm">
        {facts.map((fact, place) => (
          <span key={fact}>
            {place > 0 ? ' · ' : null}
            <bdi>{fact}</bdi>
          </span>
        ))}
        {origin ? (
          <>
            {' · '}
            {wordsOf(language, 'public')('origin', { origin: origin.name })}
          </>
        ) : null}
      </p>
      {item.question ? (
        <p dir="auto" className="mt-1.5 font-medium">
          {item.question}
        </p>
      ) : null}
      {item.answer ? <p dir="auto">{item.answer}</p> : null}
      {item.passage ? (
        <blockquote
          dir="auto"
          className="quoted mt-1.5 whitespace-pre-line rounded-e-md border-line-strong border-s-2 bg-sheet py-1.5 ps-3 pe-3"
        >
          {item.passage}
        </blockquote>
      ) : (
        <p className="mt-1 text-ink-faint text-sm">{t('review.notQuoted')}</p>
      )}
      {item.note ? (
        <p dir="auto" className="mt-1.5 whitespace-pre-line">
          {item.note}
        </p>
      ) : null}
      <NativeCheckbox className="mt-1.5 w-fit text-ink-soft text-sm">
        {t('review.viewed')}
        <span className="sr-only">: {item.number}</span>
      </NativeCheckbox>
    </div>
  )
}
