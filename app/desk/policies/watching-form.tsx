import { NativeCheckbox, NativeInput, SubmitButton } from '@/components/ui/form-field'
import { Notice } from '@/components/ui/notice'
import type { ReturnedForm } from '@/lib/http/returned-form'
import type { deskWatching } from '@/lib/server/articles/watching/watch-views'
import { wordsOf } from '@/messages/words'

interface WatchingFormProps {
  desk: Awaited<ReturnType<typeof deskWatching>>
  language: Parameters<typeof wordsOf>[0]
  mayChange: boolean
  returned: ReturnedForm | null
  saved: boolean
}

const NUMBERS = [
  { name: 'firstMinutes', min: 15, max: 10_080, step: 1 },
  { name: 'growth', min: 1, max: 10, step: 0.1 },
  { name: 'longestHours', min: 1, max: 2_160, step: 1 },
  { name: 'endDays', min: 1, max: 3_650, step: 1 },
] as const

/** How the desk watches the pages of its articles; its chief changes it. (rule R7) */
export function WatchingForm({ desk, language, mayChange, returned, saved }: WatchingFormProps) {
  const t = wordsOf(language, 'watching')
  const words = wordsOf(language, 'desk')
  const stale = returned?.code === 'stale'
  // After a stale save the present values are shown: they are what the next save is compared with.
  const typed = returned && !stale ? returned.fields : null
  return (
    <form
      method="post"
      action="/desk/policies/watching"
      aria-labelledby={`watching-${desk.id}`}
      className="mt-6 flex flex-col gap-5 border-line border-t pt-5"
    >
      <div>
        <h3 id={`watching-${desk.id}`} className="font-semibold">
          {t('policy')}
        </h3>
        <p className="text-ink-soft">{t('policyText')}</p>
      </div>
      {saved ? (
        <Notice tone="success" role="status">
          {words('policies.saved')}
        </Notice>
      ) : null}
      {stale ? (
        <Notice tone="caution" role="alert">
          {words('policies.stale')}
        </Notice>
      ) : null}
      <input type="hidden" name="deskId" value={desk.id} />
      <input type="hidden" name="version" value={desk.version} />
      <fieldset disabled={!mayChange} className="contents">
        <NativeCheckbox
          name="newArticles"
          defaultChecked={typed ? typed.newArticles === 'on' : desk.watching.newArticles}
          hint={t('newArticlesHint')}
        >
          {t('newArticles')}
        </NativeCheckbox>
        <div className="grid gap-5 sm:grid-cols-2">
          {NUMBERS.map(({ name, ...limits }) => (
            <NativeInput
              key={name}
              name={name}
              id={`${name}-${desk.id}`}
              type="number"
              {...limits}
              required
              label={t(name)}
              hint={t(`${name}Hint`)}
              error={typed && returned?.faults.includes(name) ? t('policyFault') : undefined}
              defaultValue={typed?.[name] ?? desk.watching[name]}
            />
          ))}
        </div>
        {mayChange ? (
          <div>
            <SubmitButton>{t('savePolicy')}</SubmitButton>
          </div>
        ) : null}
      </fieldset>
    </form>
  )
}
