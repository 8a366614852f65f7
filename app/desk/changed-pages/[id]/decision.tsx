import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { NativeInput, SubmitButton } from '@/components/ui/form-field'
import type { ReturnedForm } from '@/lib/http/returned-form'
import type { ChangedPageView } from '@/lib/schemas/watch'
import { wordsOf } from '@/messages/words'

interface DecisionProps {
  page: ChangedPageView
  language: Parameters<typeof wordsOf>[0]
  mayDecide: boolean
  returned: ReturnedForm | null
}

/** Taking the text or dismissing it; of one that was decided about, what was decided. */
export function Decision({ page, language, mayDecide, returned }: DecisionProps) {
  const t = wordsOf(language, 'watching')
  if (page.state !== 'open') {
    return (
      <Card aria-labelledby="decision">
        <CardHeader acts={page.decidedBy ? <Badge>{page.decidedBy.name}</Badge> : null}>
          <h2 id="decision" className="font-semibold">
            {t(`changedState.${page.state}`)}
          </h2>
        </CardHeader>
        <CardBody className="flex flex-col gap-3">
          <p>{t(`was.${page.state}`)}</p>
          {page.reason ? (
            <p className="text-ink-soft">
              {t('because')} <bdi>{page.reason}</bdi>
            </p>
          ) : null}
          {page.state === 'dismissed' && mayDecide ? (
            <form method="post" action="/desk/changed-pages/reopen">
              <input type="hidden" name="id" value={page.id} />
              <input type="hidden" name="version" value={page.version} />
              <SubmitButton variant="secondary">{t('reopen')}</SubmitButton>
            </form>
          ) : null}
        </CardBody>
      </Card>
    )
  }
  if (!mayDecide) return null
  return (
    <Card aria-labelledby="decision">
      <CardHeader>
        <h2 id="decision" className="font-semibold">
          {t('decision')}
        </h2>
      </CardHeader>
      <CardBody className="flex flex-col gap-5">
        <form method="post" action="/desk/changed-pages/take" className="flex flex-col items-start gap-2">
          <input type="hidden" name="id" value={page.id} />
          <input type="hidden" name="articleId" value={page.articleId} />
          <input type="hidden" name="version" value={page.articleVersion} />
          <p className="text-ink-soft">{t('takeText', { number: page.latestVersion + 1 })}</p>
          <SubmitButton>{t('take')}</SubmitButton>
        </form>
        <form
          method="post"
          action="/desk/changed-pages/dismiss"
          className="flex flex-col items-start gap-2 border-line border-t pt-4"
        >
          <input type="hidden" name="id" value={page.id} />
          <input type="hidden" name="version" value={page.version} />
          <NativeInput
            name="reason"
            label={t('reason')}
            hint={t('dismissText')}
            error={returned?.faults.includes('reason') ? t('reasonMissing') : undefined}
            defaultValue={returned?.form === 'dismiss' ? returned.fields.reason : undefined}
            required
            maxLength={2000}
            className="w-full"
          />
          <SubmitButton variant="secondary">{t('dismiss')}</SubmitButton>
        </form>
      </CardBody>
    </Card>
  )
}
