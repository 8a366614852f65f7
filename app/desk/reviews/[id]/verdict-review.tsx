import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Justification } from '@/components/check/justification'
import { RatingWord } from '@/components/check/rating-word'
import { shownDate } from '@/components/check/shown-date'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import { directionOf } from '@/lib/domain/language'
import type { ClaimView } from '@/lib/schemas/claim'
import { wordsOf } from '@/messages/words'
import type { ShownRatings } from '../../ratings'

interface VerdictReviewProps {
  claim: ClaimView
  names: ReadonlyMap<string, string>
  ratings: ShownRatings
  language: InterfaceLanguage
}

/** Both verdicts with their reasons. In a blind review the first one is not in the page at all. (rule R18) */
export function VerdictReview({ claim, names, ratings, language }: VerdictReviewProps) {
  const t = wordsOf(language, 'desk')
  const codes = wordsOf(language, 'codes')
  const sources = new Set(claim.evidence.map(({ number }) => number))
  const verdicts = [
    { question: codes('verdictKind.attribution'), verdict: claim.attributionVerdict, shown: ratings.attribution },
    { question: codes('verdictKind.truth'), verdict: claim.truthVerdict, shown: ratings.truth },
  ]
  const isJudged = verdicts.some(({ verdict }) => verdict !== null)
  return (
    <Card aria-labelledby="claim-verdicts">
      <CardHeader>
        <h2 id="claim-verdicts" className="font-semibold">
          {t('review.verdictsTitle')}
        </h2>
      </CardHeader>
      <CardBody className="flex flex-col gap-5">
        {claim.verdictsHidden ? <p className="text-ink-soft">{t('verdictHidden')}</p> : null}
        {verdicts.map(({ question, verdict, shown }) => {
          const rating = verdict && shown(verdict.rating)
          if (claim.verdictsHidden) return null
          return (
            <div key={question}>
              <h3 className="text-ink-faint text-sm">{question}</h3>
              {verdict && rating ? (
                <>
                  <p className="mt-0.5">
                    <RatingWord rating={rating} size="md" />
                  </p>
                  <p className="mt-1 text-ink-faint text-sm">
                    {[
                      t('review.asOf', { date: shownDate(verdict.asOf, language) }),
                      ...(verdict.confidence
                        ? [t('review.confidence', { level: codes(`confidence.${verdict.confidence}`) })]
                        : []),
                      ...(names.has(verdict.changedById)
                        ? [t('review.givenBy', { name: names.get(verdict.changedById) ?? '' })]
                        : []),
                    ].join(' · ')}
                  </p>
                  <Justification
                    text={verdict.justification}
                    lang={claim.language}
                    dir={directionOf(claim.language)}
                    sources={sources}
                    className="quoted mt-1.5"
                  />
                </>
              ) : (
                <p className="text-ink-soft">{t(isJudged ? 'review.notAnswered' : 'noVerdict')}</p>
              )}
            </div>
          )
        })}
      </CardBody>
    </Card>
  )
}
