import type { Direction, InterfaceLanguage } from '@/lib/domain/codes'
import { directionOf } from '@/lib/domain/language'
import type { PublicRecord } from '@/lib/domain/public-record'
import { wordsOf } from '@/messages/words'
import { RatingBox } from './annotated-text'
import { Section } from './check-body'
import { type ShownRating, shownAttribution } from './rating-word'
import { recordRating } from './record-rating'
import { verdictClass } from './verdict-class'

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
        <ol className="notes">
          {notes.map((note) => (
            <li key={note.record.slug} id={`note-${note.number}`}>
              {/* A claim without words in this text is found at its note. */}
              <span id={note.inThisText ? undefined : note.record.claim.key} className="figures">
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
  const statement = `statement-${number}`
  return (
    <div>
      <p className="note-verdicts">
        {rating ? <NoteRating rating={rating} /> : null}
        {saying ? (
          <small>
            {t('verdictOnSaying')}{' '}
            <NoteRating
              rating={shownAttribution(saying.rating, wordsOf(language, 'codes')(`attributionRating.${saying.rating}`))}
            />
          </small>
        ) : null}
      </p>
      {/* Its own direction within the interface's line: it begins where the verdict above it does. */}
      <h3>
        <span id={statement} lang={claim.language} dir={directionOf(claim.language)} className="quoted">
          {claim.statement}
        </span>
      </h3>
      {claim.speaker ? (
        <p>
          {t('saidBy')} <bdi>{claim.speaker.name}</bdi>
        </p>
      ) : null}
      {inThisText ? null : <p className="text-caution text-sm">{t('otherVersion')}</p>}
      <p className="note-ways">
        <a href={`/checks/${record.slug}`} aria-describedby={statement}>
          {t('fullCheck')}
        </a>
        {inThisText ? (
          <a href={`#${claim.key}`} data-plain aria-label={t('backToMark', { number })}>
            ↩
          </a>
        ) : null}
      </p>
    </div>
  )
}

function NoteRating({ rating }: { rating: ShownRating }) {
  return (
    <span className={`rating${verdictClass(rating.colour)}`}>
      <RatingBox rating={rating} />
      {rating.word}
    </span>
  )
}
