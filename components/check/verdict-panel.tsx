import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { VERDICT_COLOURS } from '@/components/ui/verdict-colour'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import { directionOf } from '@/lib/domain/language'
import type { PublicClaim } from '@/lib/domain/public-record'
import { ratingLabel } from '@/lib/domain/rating'
import { wordsOf } from '@/messages/words'
import { RatingSign, type ShownRating, shownAttribution } from './rating-word'
import { shownDate } from './shown-date'

interface VerdictPanelProps {
  claim: Pick<PublicClaim, 'attributionVerdict' | 'truthVerdict' | 'language'>
  language: InterfaceLanguage
  retracted: boolean
}

/** What the newsroom found: the word first, with its sign and colour; the two questions apart. (rule R1) */
export function VerdictPanel({ claim, language, retracted }: VerdictPanelProps) {
  const t = wordsOf(language, 'public')
  const { attributionVerdict: attribution, truthVerdict: truth } = claim
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-sheet break-inside-avoid">
      {truth ? (
        <Answer
          question={t('verdictOnTruth')}
          rating={{
            word: ratingLabel(truth.rating, language),
            sign: truth.rating.sign,
            colour: truth.rating.colour,
          }}
          ownWord={ownWord(
            ratingLabel(truth.rating, claim.language),
            ratingLabel(truth.rating, language),
            claim.language,
          )}
          meaning={truth.rating.definitions[language] ?? truth.rating.definitions.en}
          facts={factsOf(truth, language)}
          main
          withdrawn={retracted ? t('withdrawn') : null}
        />
      ) : null}
      {attribution ? (
        <Answer
          question={t('verdictOnSaying')}
          rating={shownAttribution(
            attribution.rating,
            wordsOf(language, 'codes')(`attributionRating.${attribution.rating}`),
          )}
          meaning={t(`attribution.${attribution.rating}`)}
          facts={factsOf(attribution, language)}
          main={!truth}
          withdrawn={retracted ? t('withdrawn') : null}
        />
      ) : null}
    </div>
  )
}

/** The word in the claim's own language, where the reader reads another: it is the one that the markup names. */
function ownWord(word: string, shown: string, lang: string): ReactNode {
  if (word === shown) return null
  return (
    <span lang={lang} dir={directionOf(lang)} className="font-normal text-ink-soft text-lg">
      {word}
    </span>
  )
}

function factsOf(
  verdict: { readonly asOf: string; readonly confidence: 'low' | 'medium' | 'high' | null },
  language: InterfaceLanguage,
): readonly string[] {
  const t = wordsOf(language, 'public')
  const level = verdict.confidence && wordsOf(language, 'codes')(`confidence.${verdict.confidence}`)
  return [t('asOf', { date: shownDate(verdict.asOf, language) }), ...(level ? [t('confidence', { level })] : [])]
}

interface AnswerProps {
  question: string
  rating: ShownRating
  ownWord?: ReactNode
  meaning: string | undefined
  facts: readonly string[]
  main: boolean
  withdrawn: string | null
}

function Answer({ question, rating, ownWord: own, meaning, facts, main, withdrawn }: AnswerProps) {
  const colour = VERDICT_COLOURS[rating.colour]
  return (
    <section
      className={`border-s-[6px] px-5 not-first:border-t sm:px-6 ${colour.line} ${main ? `py-5 ${colour.tint}` : 'py-4 not-first:border-t-line'}`}
    >
      <h2 className="text-ink-soft text-sm">{question}</h2>
      <p
        className={`flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold font-serif ${main ? 'mt-1.5 text-3xl' : 'mt-1 text-xl'} ${colour.text}`}
      >
        <RatingSign
          rating={rating}
          className={main ? 'size-10 rounded-md bg-sheet font-sans text-2xl' : 'size-7 rounded-sm font-sans text-base'}
        />
        {withdrawn ? <s className="decoration-2">{rating.word}</s> : <span>{rating.word}</span>}
        {own}
        {withdrawn ? <Badge tone="danger">{withdrawn}</Badge> : null}
      </p>
      {meaning ? <p className={`text-ink ${main ? 'mt-2 max-w-xl text-lg' : 'mt-1'}`}>{meaning}</p> : null}
      <p className="mt-2 text-ink-soft text-sm">{facts.join(' · ')}</p>
    </section>
  )
}
