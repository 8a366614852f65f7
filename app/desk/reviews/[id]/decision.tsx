import { QueueKeys } from '@/components/review/queue-keys'
import { LocalDraftFields } from '@/components/shell/local-draft-fields'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { NativeTextArea, SubmitButton } from '@/components/ui/form-field'
import { KeyCap } from '@/components/ui/key-cap'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import type { ReturnedForm } from '@/lib/http/returned-form'
import { BLOCKERS } from '@/lib/policy/workflow'
import type { ClaimView } from '@/lib/schemas/claim'
import { wordsOf } from '@/messages/words'

interface DecisionProps {
  /** Who decides: a reason is kept for them on the device until it is sent. */
  personId: string
  claim: ClaimView
  names: ReadonlyMap<string, string>
  language: InterfaceLanguage
  returned: ReturnedForm | null
}

/** Name of the form that returns a claim among what is kept on the device. */
export const reviewRecord = (claimId: string) => `review/${claimId}`

/** Approve, or return with a reason: plain forms that name the version that was read. (rules R17, R29) */
export function Decision({ personId, claim, names, language, returned }: DecisionProps) {
  const t = wordsOf(language, 'desk')
  const codes = wordsOf(language, 'codes')
  const blockerOf = (verb: string) => {
    const found = claim.verbs.find((each) => each.verb === verb)
    return found?.possible ? null : (BLOCKERS.find((known) => known === found?.reason) ?? 'wrong-state')
  }
  const [noApproval, noReturn] = [blockerOf('approve'), blockerOf('return')]
  const action = '/desk/reviews/decide'
  const assigned = { name: names.get(claim.assignedReviewerId ?? '') ?? '' }
  const reasonFault = returned?.faults.includes('reason') ? t('review.reasonMissing') : undefined
  return (
    <Card aria-labelledby="decision">
      <CardHeader>
        <h2 id="decision" className="font-semibold">
          {t('review.decision')}
        </h2>
        <Badge tone="accent">{codes(`claimState.${claim.state}`)}</Badge>
      </CardHeader>
      <CardBody className="flex flex-col gap-5">
        {claim.submittedById && names.has(claim.submittedById) ? (
          <p className="text-ink-soft text-sm">
            {t('review.submittedBy', { name: names.get(claim.submittedById) ?? '' })}
          </p>
        ) : null}
        <form id="approve-form" method="post" action={action} className="flex flex-col gap-1.5">
          <input type="hidden" name="id" value={claim.id} />
          <input type="hidden" name="decision" value="approve" />
          <input type="hidden" name="version" value={claim.version} />
          <SubmitButton
            size="lg"
            disabled={noApproval !== null}
            aria-describedby={noApproval ? 'no-approval' : 'approve-hint'}
          >
            {t('review.approve')}
            {noApproval ? null : <KeyCap tone="inverse">⇧ A</KeyCap>}
          </SubmitButton>
          {noApproval ? (
            <p id="no-approval" className="text-ink-soft text-sm">
              <span className="font-medium text-ink">{t('review.cannotApprove')}.</span>{' '}
              {t(`review.why.${noApproval}`, assigned)}
            </p>
          ) : (
            <p id="approve-hint" className="text-ink-faint text-sm">
              {t('review.approveHint')}
            </p>
          )}
        </form>
        {blockerOf('take') === null && noReturn === 'assigned' ? (
          <form method="post" action="/desk/reviews/take">
            <input type="hidden" name="id" value={claim.id} />
            <input type="hidden" name="version" value={claim.version} />
            <SubmitButton variant="secondary">{t('review.take')}</SubmitButton>
          </form>
        ) : null}
        {noReturn === null ? (
          <form method="post" action={action} className="flex flex-col gap-3 border-line border-t pt-4">
            <input type="hidden" name="id" value={claim.id} />
            <input type="hidden" name="decision" value="return" />
            <input type="hidden" name="version" value={claim.version} />
            <LocalDraftFields personId={personId} record={reviewRecord(claim.id)} />
            <NativeTextArea
              name="reason"
              id="return-reason"
              label={t('review.reason')}
              hint={t('review.reasonHint')}
              error={reasonFault}
              defaultValue={returned?.fields.reason}
              rows={4}
              required
              maxLength={10_000}
            />
            <SubmitButton variant="secondary">
              {t('review.return')}
              <KeyCap>⇧ C</KeyCap>
            </SubmitButton>
          </form>
        ) : noReturn === noApproval ? null : (
          <p className="border-line border-t pt-4 text-ink-soft text-sm">
            <span className="font-medium text-ink">{t('review.cannotReturn')}.</span>{' '}
            {t(`review.why.${noReturn}`, assigned)}
          </p>
        )}
      </CardBody>
      <QueueKeys
        approve={noApproval === null ? { form: 'approve-form', label: t('review.approve') } : null}
        giveReason={noReturn === null ? { field: 'return-reason', label: t('review.return') } : null}
      />
    </Card>
  )
}
