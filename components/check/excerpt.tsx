import { codePointIndex } from '@/lib/domain/anchoring/text'
import { codePoints } from '@/lib/domain/anchoring/units'
import { segments } from '@/lib/domain/anchoring/segments'
import type { PublicRecord } from '@/lib/domain/public-record'
import { excerptOf, excerptPassages } from './passages'
import { verdictClass } from './verdict-class'

/** The quote among its sentences, marked. (rule R30) */
export function Excerpt({ record, className = '' }: { record: PublicRecord; className?: string }) {
  const { article, claim } = record
  return (
    <blockquote
      lang={article.language}
      dir={article.direction}
      cite={article.canonicalUrl ?? undefined}
      className={`article-text flex flex-col gap-4 ${className}`}
    >
      {excerptPassages([excerptOf(record)], [{ number: 1, record }], article).map((passage, place) => {
        const index = codePointIndex(passage.text)
        const marks = passage.marks.map(({ start, end }) => ({
          id: 'quote',
          start: codePoints(start),
          end: codePoints(end),
        }))
        return (
          <p key={`${place}`} lang={passage.own?.language} dir={passage.own?.direction}>
            {segments(passage.text, marks).map((piece) => {
              const words = index.slice(piece.start, piece.end)
              if (piece.ids.length === 0) return words
              return (
                <mark
                  key={piece.start}
                  className={`claim-mark${verdictClass(claim.truthVerdict?.rating.colour)}`}
                  data-progress="published"
                >
                  {words}
                </mark>
              )
            })}
          </p>
        )
      })}
    </blockquote>
  )
}
