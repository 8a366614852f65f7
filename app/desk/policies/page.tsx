import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { NativeCheckbox, NativeInput, SubmitButton } from '@/components/ui/form-field'
import { Notice } from '@/components/ui/notice'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import { readPreferences } from '@/lib/http/preferences'
import { type ReturnedForm, returnedForm } from '@/lib/http/returned-form'
import { can } from '@/lib/policy/permissions'
import { deskPolicies } from '@/lib/server/newsroom/desks'
import { deskWatching } from '@/lib/server/articles/watching/watch-views'
import { wordsOf } from '@/messages/words'
import { DeskPage } from '../desk-page'
import { deskVisit, lastValues, orNotFound, type SearchParams } from '../desk-visit'
import { WatchingForm } from './watching-form'

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'desk')('policies.title') }
}

/** What the gate asks for on each desk; its chief changes it. (rule R20) */
export default async function PoliciesPage({ searchParams }: { searchParams: SearchParams }) {
  const [{ actor, preferences, shown }, { returned: returnedId, done }] = await Promise.all([
    deskVisit('/desk/policies'),
    lastValues(searchParams),
  ])
  const t = wordsOf(preferences.language, 'desk')
  const returned = returnedForm(returnedId, actor)
  const desks = await Promise.all(
    shown.map(async ({ id: deskId }) => ({
      ...(await orNotFound(deskPolicies(actor, { deskId }))),
      watching: await orNotFound(deskWatching(actor, { deskId })),
    })),
  )
  return (
    <DeskPage title={t('policies.title')} lead={t('policies.lead')} width="text">
      <div className="flex flex-col gap-6">
        {desks.map((desk) => (
          <PoliciesForm
            key={desk.id}
            desk={desk}
            language={preferences.language}
            mayChange={can(actor, 'desk:policies', desk.id)}
            returned={returned?.form === desk.id ? returned : null}
            saved={done === desk.id}
          >
            <WatchingForm
              desk={desk.watching}
              language={preferences.language}
              mayChange={can(actor, 'desk:policies', desk.id)}
              returned={returned?.form === `watching-${desk.id}` ? returned : null}
              saved={done === `watching-${desk.id}`}
            />
          </PoliciesForm>
        ))}
      </div>
    </DeskPage>
  )
}

interface PoliciesFormProps {
  desk: Awaited<ReturnType<typeof deskPolicies>>
  language: InterfaceLanguage
  mayChange: boolean
  returned: ReturnedForm | null
  saved: boolean
  children: ReactNode
}

function PoliciesForm({ desk, language, mayChange, returned, saved, children }: PoliciesFormProps) {
  const t = wordsOf(language, 'desk')
  const stale = returned?.code === 'stale'
  // After a stale save the present values are shown: they are what the next save is compared with.
  const typed = returned && !stale ? returned.fields : null
  const ticked = (name: 'evidenceInDirection' | 'primarySourceForExtremes' | 'commentsResolved' | 'reviewOpinions') =>
    typed ? typed[name] === 'on' : desk.policies[name]
  return (
    <Card aria-labelledby={`policies-${desk.id}`}>
      <CardHeader>
        <h2 id={`policies-${desk.id}`} className="font-semibold">
          <bdi>{desk.name}</bdi>
        </h2>
      </CardHeader>
      <CardBody>
        <form method="post" action="/desk/policies/save" className="flex flex-col gap-5">
          {saved ? (
            <Notice tone="success" role="status">
              {t('policies.saved')}
            </Notice>
          ) : null}
          {stale ? (
            <Notice tone="caution" role="alert">
              {t('policies.stale')}
            </Notice>
          ) : null}
          {mayChange ? null : <Notice>{t('policies.chiefOnly')}</Notice>}
          <input type="hidden" name="deskId" value={desk.id} />
          <input type="hidden" name="version" value={desk.version} />
          <fieldset disabled={!mayChange} className="contents">
            <NativeInput
              name="minimumOrigins"
              id={`minimumOrigins-${desk.id}`}
              type="number"
              min={0}
              max={10}
              step={1}
              required
              label={t('policies.minimumOrigins')}
              hint={t('policies.minimumOriginsHint')}
              error={typed ? t('policies.fault') : undefined}
              defaultValue={typed?.minimumOrigins ?? desk.policies.minimumOrigins}
              className="max-w-80"
            />
            <NativeCheckbox
              name="evidenceInDirection"
              defaultChecked={ticked('evidenceInDirection')}
              hint={t('policies.evidenceInDirectionHint')}
            >
              {t('policies.evidenceInDirection')}
            </NativeCheckbox>
            <NativeCheckbox
              name="primarySourceForExtremes"
              defaultChecked={ticked('primarySourceForExtremes')}
              hint={t('policies.primarySourceHint')}
            >
              {t('policies.primarySource')}
            </NativeCheckbox>
            <NativeCheckbox
              name="commentsResolved"
              defaultChecked={ticked('commentsResolved')}
              hint={t('policies.commentsResolvedHint')}
            >
              {t('policies.commentsResolved')}
            </NativeCheckbox>
            <NativeCheckbox
              name="reviewOpinions"
              defaultChecked={ticked('reviewOpinions')}
              hint={t('policies.reviewOpinionsHint')}
            >
              {t('policies.reviewOpinions')}
            </NativeCheckbox>
            {mayChange ? (
              <div>
                <SubmitButton>{t('policies.save')}</SubmitButton>
              </div>
            ) : null}
          </fieldset>
        </form>
        {children}
      </CardBody>
    </Card>
  )
}
