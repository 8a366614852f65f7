import type { Metadata } from 'next'
import { NativeCheckbox, NativeInput, NativeSelect, SubmitButton } from '@/components/ui/form-field'
import { DESK_ROLES, INTERFACE_LANGUAGES } from '@/lib/domain/codes'
import { readPreferences } from '@/lib/http/preferences'
import { returnedForm } from '@/lib/http/returned-form'
import { wordsOf } from '@/messages/words'
import { desks } from '@/lib/server/newsroom/desks'
import { DeskPage } from '../../../desk/desk-page'
import { adminVisit } from '../../admin-visit'
import { fieldsOf, FormOutcome } from '../../form-outcome'

type Search = Promise<Record<string, string | string[] | undefined>>

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'admin')('people.inviteTitle') }
}

/** A new account, with its first role. */
export default async function InvitePage({ searchParams }: { searchParams: Search }) {
  const [{ actor, preferences }, search] = await Promise.all([adminVisit('/admin/people/invite'), searchParams])
  const { language } = preferences
  const t = wordsOf(language, 'admin')
  const all = await desks(actor, {})
  const returned = returnedForm(search.returned, actor)
  const { value, error } = fieldsOf(language, returned, 'invite')
  return (
    <DeskPage title={t('people.inviteTitle')} lead={t('people.inviteLead')}>
      <FormOutcome language={language} returned={returned} />
      <form method="post" action="/admin/actions/invite" className="flex max-w-lg flex-col gap-4">
        <NativeInput
          name="name"
          label={t('people.name')}
          defaultValue={value('name')}
          error={error('name')}
          required
          maxLength={200}
          autoComplete="off"
        />
        <NativeInput
          name="email"
          type="email"
          dir="ltr"
          label={t('people.email')}
          defaultValue={value('email')}
          error={error('email')}
          required
          maxLength={254}
          autoComplete="off"
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <NativeSelect
            name="deskId"
            label={t('people.desk')}
            options={all.map(({ id, name }) => ({ id, label: name }))}
            placeholder={t('people.noDesk')}
            defaultValue={value('deskId', all[0]?.id)}
            error={error('memberships')}
          />
          <NativeSelect
            name="role"
            label={t('people.role')}
            options={DESK_ROLES.map((id) => ({ id, label: t(`roles.${id}`) }))}
            defaultValue={value('role', 'editor')}
          />
        </div>
        <NativeSelect
          name="language"
          label={t('people.language')}
          options={INTERFACE_LANGUAGES.map((id) => ({ id, label: t(`languages.${id}`) }))}
          placeholder={t('people.newsroomLanguage')}
          defaultValue={value('language')}
        />
        <NativeCheckbox
          name="admin"
          value="yes"
          defaultChecked={value('admin') === 'yes'}
          hint={t('people.administratorHint')}
        >
          {t('people.administrator')}
        </NativeCheckbox>
        <div className="pt-1">
          <SubmitButton>{t('people.invite')}</SubmitButton>
        </div>
      </form>
    </DeskPage>
  )
}
