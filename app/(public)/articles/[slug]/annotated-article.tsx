import { AnnotatedPassage, AnnotatedText, type TextNote } from '@/components/check/annotated-text'
import { CheckNotes } from '@/components/check/check-notes'
import { excerptPassages, fullPassages, type Passage } from '@/components/check/passages'
import { recordRating } from '@/components/check/record-rating'
import { shownDate } from '@/components/check/shown-date'
import { type VerdictCount, VerdictSummary } from '@/components/check/verdict-summary'
import { OutsideLink } from '@/components/ui/plain-link'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import { webAddress } from '@/lib/domain/formats/web-addresses'
import type { PublicRecord } from '@/lib/domain/public-record'
import type { PublicArticleView } from '@/lib/server/checks/show'
import { wordsOf } from '@/messages/words'
import type { Visit } from '../../public-page'

interface AnnotatedArticleProps {
  article: PublicArticleView
  visit: Pick<Visit, 'language' | 'direction' | 'newsroom'>
}

/** The article’s text as far as it may be shown, with a mark for each check on it, and the checks as notes. (rule R30) */
export function AnnotatedArticle({ article, visit: { language, direction, newsroom } }: AnnotatedArticleProps) {
  const t = wordsOf(language, 'public')
  const placed = article.records.map((record, place) => ({
    number: place + 1,
    record,
    inThisText: record.article.version === article.version,
  }))
  const inThisText = placed.filter((each) => each.inThisText)
  const passages =
    article.text === null
      ? excerptPassages(article.excerpts, inThisText, article)
      : fullPassages(article.text, article.blocks, inThisText)
  const notes = notesOf(inThisText, language)
  const inWords = { wordsLang: language, wordsDir: direction, words: { leftOut: t('leftOut') } }
  const isHeadline = (passage: Passage) => passage.kind === 'title' || passage.text === article.title
  const headline = passages.find(isHeadline) ?? { kind: 'title', text: article.title, marks: [], gapBefore: false }
  return (
    <article dir={article.direction}>
      <header className="mb-8 flex flex-col gap-4">
        <div lang={article.language} dir={article.direction}>
          <AnnotatedPassage passage={{ ...headline, kind: 'title' }} notes={notes} {...inWords} />
        </div>
        <div dir={direction} className="flex max-w-[41rem] flex-col gap-4">
          <Facts article={article} language={language} />
          <div className="border-line-strong border-t pt-4">
            <p className="mb-3 font-medium">
              {t('articleSummary', { count: article.records.length })}
              <LastChecked records={article.records} language={language} timeZone={newsroom.timeZone} />
            </p>
            <VerdictSummary counts={countsOf(article.records, language)} label={t('byVerdict')} />
          </div>
        </div>
      </header>
      <AnnotatedText
        passages={passages.filter((passage) => !isHeadline(passage))}
        notes={notes}
        lang={article.language}
        dir={article.direction}
        {...inWords}
      />
      {article.text === null ? (
        <p dir={direction} className="mt-6 max-w-[41rem] text-ink-faint">
          {t('excerptsOnly')}
        </p>
      ) : null}
      <CheckNotes notes={placed} language={language} dir={direction} />
      {article.text === null ? null : (
        <p dir={direction} className="mt-8 max-w-[41rem] print:hidden">
          <a
            href={`/articles/${article.slug}/versions/${article.version}/text`}
            className="text-ink-soft underline underline-offset-3"
          >
            {t('textVersion', { number: article.version })}
          </a>
        </p>
      )}
    </article>
  )
}

function Facts({ article, language }: { article: PublicArticleView; language: InterfaceLanguage }) {
  const t = wordsOf(language, 'public')
  const original = webAddress(article.canonicalUrl)
  const facts = [
    ...(article.outlet ? [article.outlet] : []),
    ...(article.byline ? [t('byline', { byline: article.byline })] : []),
    ...(article.publishedAt ? [shownDate(article.publishedAt, language)] : []),
  ]
  return (
    <p className="text-ink-soft">
      {facts.map((fact, place) => (
        <span key={fact}>
          {place > 0 ? ' · ' : null}
          <bdi>{fact}</bdi>
        </span>
      ))}
      {original ? (
        <>
          {facts.length > 0 ? ' · ' : null}
          <OutsideLink href={original}>{t('readOriginal')}</OutsideLink>
        </>
      ) : null}
    </p>
  )
}

function LastChecked({
  records,
  language,
  timeZone,
}: {
  records: readonly PublicRecord[]
  language: InterfaceLanguage
  timeZone: string
}) {
  const newest = records.reduce((last, { publishedAt }) => (publishedAt > last ? publishedAt : last), '')
  if (newest === '') return null
  return (
    <span className="font-normal text-ink-soft">
      {' · '}
      {wordsOf(language, 'public')('articleChecked', { date: shownDate(newest, language, timeZone) })}
    </span>
  )
}

function notesOf(
  placed: readonly { readonly number: number; readonly record: PublicRecord }[],
  language: InterfaceLanguage,
): ReadonlyMap<number, TextNote> {
  const t = wordsOf(language, 'public')
  return new Map(
    placed.map(({ number, record }) => {
      const rating = recordRating(record.claim, language)
      return [
        number,
        { number, key: record.claim.key, rating, label: t('noteLink', { number, verdict: rating?.word ?? '' }) },
      ]
    }),
  )
}

/** Claims by the word that stands for them, in the order of the text. */
function countsOf(records: readonly PublicRecord[], language: InterfaceLanguage): VerdictCount[] {
  const counts = new Map<string, VerdictCount>()
  for (const { claim } of records) {
    const rating = recordRating(claim, language)
    if (rating) counts.set(rating.word, { rating, count: (counts.get(rating.word)?.count ?? 0) + 1 })
  }
  return [...counts.values()].sort((one, other) => other.count - one.count)
}
