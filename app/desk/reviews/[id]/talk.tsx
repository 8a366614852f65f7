import { CommentWriter } from '@/components/card/comment-writer'
import { Moment } from '@/components/shell/moment'
import { Badge } from '@/components/ui/badge'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import type { ClaimView } from '@/lib/schemas/claim'
import { wordsOf } from '@/messages/words'

interface TalkProps {
  claim: ClaimView
  names: ReadonlyMap<string, string>
  language: InterfaceLanguage
}

/** Earlier decisions and the comments: what was said about the claim so far. */
export function Talk({ claim, names, language }: TalkProps) {
  const t = wordsOf(language, 'desk')
  const codes = wordsOf(language, 'codes')
  return (
    <>
      {claim.reviews.length > 0 ? (
        <section aria-labelledby="claim-history">
          <h2 id="claim-history" className="mb-2 border-line border-b pb-1 font-semibold">
            {t('review.history')}
          </h2>
          <ul className="flex flex-col gap-2">
            {claim.reviews.map((review) => (
              <li key={review.id}>
                <p className="flex flex-wrap items-center gap-x-2 text-ink-soft text-sm">
                  <Badge tone={review.decision === 'approve' && !review.voidedAt ? 'success' : 'neutral'}>
                    {codes(`reviewDecision.${review.decision}`)}
                  </Badge>
                  <bdi>{names.get(review.reviewerId)}</bdi>
                  <Moment at={review.createdAt} />
                  {review.voidedAt ? <span>· {t('review.voided')}</span> : null}
                </p>
                {review.reason ? (
                  <p dir="auto" className="mt-0.5 whitespace-pre-line">
                    {review.reason}
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {claim.comments.length > 0 ? (
        <section aria-labelledby="claim-comments">
          <h2 id="claim-comments" className="mb-2 border-line border-b pb-1 font-semibold">
            {t('review.comments')}
          </h2>
          <ul className="flex flex-col gap-3">
            {claim.comments.map((comment) => (
              <li key={comment.id} className={comment.replyToId ? 'ms-6' : undefined}>
                <div className="text-ink-soft text-sm">
                  <CommentWriter comment={comment} name={names.get(comment.createdById) ?? ''}>
                    {comment.resolvedAt ? <Badge>{t('review.resolved')}</Badge> : null}
                  </CommentWriter>
                </div>
                <p dir="auto" className="whitespace-pre-line">
                  {comment.text}
                </p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
