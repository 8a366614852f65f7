import { PlainLink } from '@/components/ui/plain-link'
import { VERDICT_COLOURS } from '@/components/ui/verdict-colour'
import { chainLine } from '@/lib/domain/chain'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import { directionOf } from '@/lib/domain/language'
import type { ListedCheck } from '@/lib/domain/public-record'
import { wordsOf } from '@/messages/words'
import { RatingSign } from './rating-word'
import { recordRating } from './record-rating'
import { shownDate } from './shown-date'

interface CheckItemProps {
  record: ListedCheck
  language: InterfaceLanguage
  timeZone: string
}

/** One check in the list: the verdict in the margin, the claim in words, who says it and where. */
export function CheckItem({ record, language, timeZone }: CheckItemProps) {
  const t = wordsOf(language, 'public')
  const { claim } = record
  const rating = recordRating(claim, language)
  const verdict = claim.truthVerdict ?? claim.attributionVerdict
  const dir = directionOf(claim.language)
  return (
    <article className="relative grid gap-x-8 gap-y-2 py-6 break-inside-avoid sm:grid-cols-[10rem_minmax(0,1fr)]">
      {rating ? (
        <p
          className={`flex items-center gap-2.5 font-semibold sm:flex-col sm:items-start sm:gap-2 ${VERDICT_COLOURS[rating.colour].text}`}
        >
          <RatingSign rating={rating} className="size-8 rounded-md text-lg sm:size-11 sm:text-2xl" />
          <span className="text-lg leading-tight">{rating.word}</span>
        </p>
      ) : null}
      <div className="min-w-0">
        <h2 className="font-semibold font-serif text-2xl leading-snug break-words">
          <PlainLink
            href={`/checks/${record.slug}`}
            variant="plain"
            lang={claim.language}
            dir={dir}
            className="after:absolute after:inset-0"
          >
            {claim.statement}
          </PlainLink>
        </h2>
        <p className="mt-2 text-ink-soft">
          <WhoSays record={record} language={language} />
        </p>
        <p className="mt-1 text-ink-faint text-sm">
          {t('published', { date: shownDate(record.firstPublishedAt, language, timeZone) })}
          {verdict ? ` · ${t('asOf', { date: shownDate(verdict.asOf, language) })}` : null}
        </p>
      </div>
    </article>
  )
}

/** The speaker, and through whom the words came: "Said by Odile Marant · through The Morning Meridian". */
function WhoSays({ record, language }: Pick<CheckItemProps, 'record' | 'language'>) {
  const t = wordsOf(language, 'public')
  const { claim, article } = record
  const names = claim.chain.map((hop) => hop.agent.name)
  const dir = directionOf(claim.language)
  const fromSpeaker = claim.speaker !== null && names[0] === claim.speaker.name
  const through = fromSpeaker ? names.slice(1) : []
  return (
    <>
      {claim.speaker ? (
        <>
          {t('saidBy')} <bdi className="font-medium text-ink">{claim.speaker.name}</bdi>
        </>
      ) : (
        t('noAuthor')
      )}
      {through.length > 0 ? (
        <>
          {' · '}
          <bdi>{t('via', { names: chainLine(through, dir) })}</bdi>
        </>
      ) : !fromSpeaker && names.length > 0 ? (
        <>
          {' · '}
          <bdi dir={dir}>{chainLine(names, dir)}</bdi>
        </>
      ) : article.outlet ? (
        <>
          {' · '}
          <bdi>{t('inOutlet', { outlet: article.outlet })}</bdi>
        </>
      ) : null}
    </>
  )
}
