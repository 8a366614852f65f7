import { codePointIndex } from '@/lib/domain/anchoring/text'
import { codePoints } from '@/lib/domain/anchoring/units'
import type { PublicRecord } from '@/lib/domain/public-record'

/** The quote among its sentences, marked. (rule R30) */
export function Excerpt({ record, className = '' }: { record: PublicRecord; className?: string }) {
  const { article, claim } = record
  const { text, quoteStart, quoteEnd } = claim.excerpt
  const index = codePointIndex(text)
  const [start, end] = [codePoints(quoteStart), codePoints(quoteEnd)]
  return (
    <blockquote
      lang={article.language}
      dir={article.direction}
      cite={article.canonicalUrl ?? undefined}
      className={`article-text whitespace-pre-line ${className}`}
    >
      {index.slice(codePoints(0), start)}
      <mark className="claim-mark" data-progress="published">
        {index.slice(start, end)}
      </mark>
      {index.slice(end, index.length)}
    </blockquote>
  )
}
