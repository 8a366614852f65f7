import { RatingSign } from '@/components/check/rating-word'
import { recordRating } from '@/components/check/record-rating'
import { shownDate } from '@/components/check/shown-date'
import { Badge } from '@/components/ui/badge'
import { VERDICT_COLOURS } from '@/components/ui/verdict-colour'
import { NotFound } from '@/lib/domain/errors'
import { checkAddress } from '@/lib/domain/formats/web-addresses'
import { directionOf, interfaceLanguage } from '@/lib/domain/language'
import { publicCheck } from '@/lib/server/checks/show'
import { wordsOf } from '@/messages/words'
import { publicPage } from '../../(public)/public-page'

/** A check as a card in other people's pages: claim, verdict, and the way to the check. Speaks the claim's language if we do. */
export const GET = publicPage<{ slug: string }>({
  framed: true,
  async draw(visit) {
    const { newsroom, params } = visit
    const check = await publicCheck(null, { slug: params.slug })
    if (!check) throw new NotFound()
    const { record, retracted } = check
    const { claim } = record
    const language = interfaceLanguage(claim.language) ?? visit.language
    const dir = directionOf(language)
    const t = wordsOf(language, 'public')
    const rating = recordRating(claim, language)
    const verdict = claim.truthVerdict ?? claim.attributionVerdict
    return {
      head: { title: claim.statement, canonical: checkAddress(record.newsroom.url, record.slug), hidden: true },
      body: (
        <main id="content" tabIndex={-1} lang={language} dir={dir} className="p-2 outline-none">
          <article
            className={`rounded-lg border border-line border-s-[6px] bg-sheet px-5 py-4 ${rating ? VERDICT_COLOURS[rating.colour].line : ''}`}
          >
            <p className="text-ink-faint text-sm">
              <bdi>{t('embedBy', { newsroom: record.newsroom.name })}</bdi>
            </p>
            <h1
              lang={claim.language}
              dir={directionOf(claim.language)}
              className="mt-1 font-semibold font-serif text-xl leading-snug"
            >
              {claim.statement}
            </h1>
            {claim.speaker ? (
              <p className="mt-1 text-ink-soft">
                {t('saidBy')} <bdi>{claim.speaker.name}</bdi>
              </p>
            ) : null}
            {rating ? (
              <p
                className={`mt-3 flex flex-wrap items-center gap-x-2.5 gap-y-1 font-semibold text-xl ${VERDICT_COLOURS[rating.colour].text}`}
              >
                <RatingSign rating={rating} className="size-8 rounded-md text-lg" />
                {retracted ? <s>{rating.word}</s> : rating.word}
                {retracted ? <Badge tone="danger">{t('withdrawn')}</Badge> : null}
              </p>
            ) : null}
            <p className="mt-2.5 flex flex-wrap justify-between gap-x-4 gap-y-1 text-ink-soft text-sm">
              <span>{verdict ? t('asOf', { date: shownDate(verdict.asOf, language, newsroom.timeZone) }) : null}</span>
              <a
                href={checkAddress(record.newsroom.url, record.slug)}
                target="_blank"
                rel="noopener"
                data-plain
                className="font-medium text-accent underline underline-offset-3"
              >
                {t('openCheck')}
              </a>
            </p>
          </article>
        </main>
      ),
    }
  },
})
