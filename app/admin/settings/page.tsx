import type { Metadata } from 'next'
import { NativeInput, NativeSelect, NativeTextArea, SubmitButton } from '@/components/ui/form-field'
import { INTERFACE_LANGUAGES } from '@/lib/domain/codes'
import { readPreferences } from '@/lib/http/preferences'
import { returnedForm } from '@/lib/http/returned-form'
import { wordsOf } from '@/messages/words'
import { newsroom } from '@/lib/server/newsroom/newsroom'
import { DeskPage } from '../../desk/desk-page'
import { adminVisit } from '../admin-visit'
import { fieldsOf, FormOutcome } from '../form-outcome'

type Search = Promise<Record<string, string | string[] | undefined>>

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'admin')('settings.title') }
}

/** The newsroom's settings. (rule R31) */
export default async function SettingsPage({ searchParams }: { searchParams: Search }) {
  const [{ actor, preferences }, search] = await Promise.all([adminVisit('/admin/settings'), searchParams])
  const { language } = preferences
  const t = wordsOf(language, 'admin')
  const settings = await newsroom(actor, {})
  const returned = returnedForm(search.returned, actor)
  const { value, error } = fieldsOf(language, returned, 'settings')
  return (
    <DeskPage title={t('settings.title')} lead={t('settings.lead')}>
      <FormOutcome language={language} returned={returned} done={search.done} />
      <form method="post" action="/admin/actions/settings" className="flex max-w-3xl flex-col gap-5">
        {/* The version that was read now: after "changed meanwhile" the next save is meant to win. */}
        <input type="hidden" name="version" value={settings.version} />
        <NativeInput
          name="name"
          label={t('settings.name')}
          defaultValue={value('name', settings.name)}
          error={error('name')}
          required
          maxLength={200}
        />
        <NativeInput
          name="publicUrl"
          label={t('settings.publicUrl')}
          hint={t('settings.publicUrlHint')}
          defaultValue={settings.publicUrl}
          dir="ltr"
          disabled
        />
        <NativeInput
          name="logo"
          dir="ltr"
          label={t('settings.logo')}
          hint={t('settings.logoHint')}
          defaultValue={value('logo', settings.logo ?? '')}
          error={error('logo')}
          maxLength={2048}
        />
        <NativeInput
          name="contact"
          label={t('settings.contact')}
          hint={t('settings.contactHint')}
          defaultValue={value('contact', settings.contact)}
          error={error('contact')}
          maxLength={500}
        />
        <NativeTextArea
          name="correctionsPolicy"
          label={t('settings.correctionsPolicy')}
          hint={t('settings.markdown')}
          defaultValue={value('correctionsPolicy', settings.correctionsPolicy)}
          error={error('correctionsPolicy')}
          maxLength={20_000}
          rows={6}
        />
        <NativeTextArea
          name="methodology"
          label={t('settings.methodology')}
          hint={t('settings.markdown')}
          defaultValue={value('methodology', settings.methodology)}
          error={error('methodology')}
          maxLength={20_000}
          rows={8}
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <NativeSelect
            name="defaultLanguage"
            label={t('settings.defaultLanguage')}
            options={INTERFACE_LANGUAGES.map((id) => ({ id, label: t(`languages.${id}`) }))}
            defaultValue={value('defaultLanguage', settings.defaultLanguage)}
            error={error('defaultLanguage')}
          />
          <NativeInput
            name="timeZone"
            dir="ltr"
            label={t('settings.timeZone')}
            hint={t('settings.timeZoneHint')}
            defaultValue={value('timeZone', settings.timeZone)}
            error={error('timeZone')}
            required
            maxLength={64}
            list="time-zones"
          />
        </div>
        <NativeTextArea
          name="importHosts"
          dir="ltr"
          label={t('settings.importHosts')}
          hint={t('settings.importHostsHint')}
          defaultValue={value('importHosts', settings.importHosts)}
          error={error('importHosts')}
          maxLength={4_000}
          rows={3}
        />
        <datalist id="time-zones">
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        <div>
          <SubmitButton>{t('settings.save')}</SubmitButton>
        </div>
      </form>
    </DeskPage>
  )
}
