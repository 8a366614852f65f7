import { Link } from '@/components/ui/link'
import type { Direction, InterfaceLanguage } from '@/lib/domain/codes'
import { directionOf } from '@/lib/domain/language'
import type { PublicRecord } from '@/lib/domain/public-record'
import { wordsOf } from '@/messages/words'
import { Section } from './check-body'
import { RatingWord, shownAttribution } from './rating-word'
import { recordRating } from './record-rating'

export interface CheckNote {
  readonly number: number
  readonly record: PublicRecord
  /** It judged the version that is shown; else it has no mark. */
  readonly inThisText: boolean
}

interface CheckNotesProps {
  notes: readonly CheckNote[]
  language: InterfaceLanguage
  /** Direction of the interface. */
  dir: Direction
}

/** The notes under an annotated text: where a mark leads, with the way back and the way on to the full check. */
export function CheckNotes({ notes, language, dir }: CheckNotesProps) {
  const t = wordsOf(language, 'public')
  if (notes.length === 0) return null
  return (
    <div dir={dir} className="mt-12 max-w-[41rem]">
      <Section id="notes" title={t('notes')}>
        <ol className="flex flex-col">
          {notes.map((note) => (
            <li
              key={note.record.slug}
              id={`note-${note.number}`}
              className="flex gap-3 border-line border-t py-4 break-inside-avoid first:border-t-0 target:bg-accent-tint/60 sm:gap-4"
            >
              <span
                id={note.record.claim.key}
                className="figures w-6 shrink-0 text-end font-serif font-semibold text-ink-faint text-lg"
              >
                {note.number}
              </span>
              <NoteBody note={note} language={language} />
            </li>
          ))}
        </ol>
      </Section>
    </div>
  )
}

function NoteBody({
  note: { number, record, inThisText },
  language,
}: {
  note: CheckNote
  language: InterfaceLanguage
}) {
  const t = wordsOf(language, 'public')
  const { claim } = record
  const rating = recordRating(claim, language)
  const saying = claim.truthVerdict && claim.attributionVerdict
  return (
    <div className="min-w-0 grow">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {rating ? <RatingWord rating={rating} size="md" /> : null}
        {saying ? (
          <span className="flex items-center gap-2 text-ink-faint text-sm">
            {t('verdictOnSaying')}
            <RatingWord
              rating={shownAttribution(saying.rating, wordsOf(language, 'codes')(`attributionRating.${saying.rating}`))}
            />
          </span>
        ) : null}
      </p>
      {/* Its own direction within the interface's line: it begins where the verdict above it does. */}
      <h3 className="mt-1.5 text-balance">
        <span lang={claim.language} dir={directionOf(claim.language)} className="quoted font-semibold">
          {claim.statement}
        </span>
      </h3>
      {claim.speaker ? (
        <p className="mt-0.5 text-ink-soft">
          {t('saidBy')} <bdi>{claim.speaker.name}</bdi>
        </p>
      ) : null}
      {inThisText ? null : <p className="mt-0.5 text-caution text-sm">{t('otherVersion')}</p>}
      <p className="mt-1.5 flex flex-wrap gap-x-5">
        <Link href={`/checks/${record.slug}`}>
          {t('fullCheck')}
          <span className="sr-only">: {claim.statement}</span>
        </Link>
        {inThisText ? (
          <a
            href={`#mark-${number}`}
            data-plain
            aria-label={t('backToMark', { number })}
            className="inline-flex min-h-6 items-center text-ink-soft hover:text-ink print:hidden"
          >
            <span aria-hidden>↩</span>
          </a>
        ) : null}
      </p>
    </div>
  )
}
