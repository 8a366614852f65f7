import { Section } from '@/components/check/check-body'
import { Justification } from '@/components/check/justification'
import { RatingSign, type ShownRating, shownAttribution } from '@/components/check/rating-word'
import { OutsideLink } from '@/components/ui/plain-link'
import { VERDICT_COLOURS } from '@/components/ui/verdict-colour'
import { ATTRIBUTION_RATINGS, type InterfaceLanguage } from '@/lib/domain/codes'
import { webAddress } from '@/lib/domain/formats/web-addresses'
import { directionOf } from '@/lib/domain/language'
import { ratingLabel, scaleBounds } from '@/lib/domain/rating'
import type { NewsroomView } from '@/lib/server/newsroom/newsroom'
import { houseScale } from '@/lib/server/newsroom/scales'
import { wordsOf } from '@/messages/words'
import { Frame } from '../frame'
import { publicPage } from '../public-page'

/** How this newsroom checks, rates and corrects. (rule R31) */
export const GET = publicPage({
  async draw(visit) {
    const { language, newsroom } = visit
    const scale = await houseScale(null, {})
    const t = wordsOf(language, 'public')
    const codes = wordsOf(language, 'codes')
    const best = scaleBounds(scale.ratings)?.best ?? 0
    return {
      head: {
        title: `${t('methodologyTitle')} · ${newsroom.name}`,
        canonical: `${newsroom.publicUrl}/methodology`,
      },
      body: (
        <Frame visit={visit} current="methodology" path="/methodology">
          <div className="flex flex-col gap-9">
            <h1 className="font-semibold font-serif text-3xl sm:text-4xl">{t('methodologyTitle')}</h1>
            <OwnText
              text={newsroom.methodology}
              instead={t('methodologyEmpty')}
              settings={newsroom}
              language={language}
            />
            <Section id="ratings" title={t('ratingsTitle')}>
              <p className="mb-3 text-ink-soft">{t('ratingsText')}</p>
              <dl>
                {scale.ratings.map((rating) => (
                  <RatingLine
                    key={rating.code}
                    rating={{ word: ratingLabel(rating, language), sign: rating.sign, colour: rating.colour }}
                    meaning={rating.definitions[language] ?? rating.definitions.en ?? ''}
                    place={rating.number === null ? t('offScale') : t('onScale', { number: rating.number, best })}
                  />
                ))}
              </dl>
            </Section>
            <Section id="attribution" title={t('attributionTitle')}>
              <p className="mb-3 text-ink-soft">{t('attributionText')}</p>
              <dl>
                {ATTRIBUTION_RATINGS.map((code) => (
                  <RatingLine
                    key={code}
                    rating={shownAttribution(code, codes(`attributionRating.${code}`))}
                    meaning={t(`attribution.${code}`)}
                  />
                ))}
              </dl>
            </Section>
            <Section id="corrections" title={t('policyTitle')}>
              <OwnText
                text={newsroom.correctionsPolicy}
                instead={t('policyEmpty')}
                settings={newsroom}
                language={language}
              />
            </Section>
            {newsroom.contact ? (
              <Section id="contact" title={t('contactTitle')}>
                <p className="text-lg">
                  {t('contactText')} <Contact contact={newsroom.contact} />
                </p>
              </Section>
            ) : null}
          </div>
        </Frame>
      ),
    }
  },
})

/** The newsroom's own text, in its own language; until it has one, what the house does by itself. */
function OwnText({
  text,
  instead,
  settings,
  language,
}: {
  text: string
  instead: string
  settings: NewsroomView
  language: InterfaceLanguage
}) {
  const own = text.trim() !== ''
  const lang = own ? settings.defaultLanguage : language
  return (
    <Justification
      text={own ? text : instead}
      lang={lang}
      dir={directionOf(lang)}
      sources={new Set()}
      className="article-text"
    />
  )
}

function RatingLine({ rating, meaning, place }: { rating: ShownRating; meaning: string; place?: string }) {
  return (
    <div className="relative border-line border-t py-2.5 ps-11.5 break-inside-avoid first:border-t-0">
      <dt className={`font-semibold text-lg leading-8 ${VERDICT_COLOURS[rating.colour].text}`}>
        <RatingSign rating={rating} className="absolute start-0 size-8 rounded-md text-lg" />
        {rating.word} {place ? <span className="ms-2 font-normal text-ink-faint text-sm">{place}</span> : null}
      </dt>
      <dd>{meaning}</dd>
    </div>
  )
}

/** An address is a link; anything else stands as the newsroom wrote it. */
function Contact({ contact }: { contact: string }) {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact)) {
    return (
      <OutsideLink href={`mailto:${contact}`}>
        <bdi>{contact}</bdi>
      </OutsideLink>
    )
  }
  const address = webAddress(contact)
  return address ? (
    <OutsideLink href={address}>
      <bdi>{contact}</bdi>
    </OutsideLink>
  ) : (
    <bdi>{contact}</bdi>
  )
}
