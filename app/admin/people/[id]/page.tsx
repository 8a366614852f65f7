import type { Metadata } from 'next'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { NativeSelect, SubmitButton } from '@/components/ui/form-field'
import { Link } from '@/components/ui/link'
import { DESK_ROLES } from '@/lib/domain/codes'
import { readPreferences } from '@/lib/http/preferences'
import { returnedForm } from '@/lib/http/returned-form'
import { wordsOf } from '@/messages/words'
import { desks, type DeskView } from '@/lib/server/newsroom/desks'
import { onePerson, type PersonView } from '@/lib/server/people/list'
import { DeskPage } from '../../../desk/desk-page'
import { orNotFound } from '../../../desk/desk-visit'
import { adminVisit } from '../../admin-visit'
import { FormOutcome } from '../../form-outcome'

interface Props {
  readonly params: Promise<{ id: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'admin')('people.title') }
}

/** One person's roles and account. */
export default async function PersonPage({ params, searchParams }: Props) {
  const [{ id }, search] = await Promise.all([params, searchParams])
  const { actor, preferences, format } = await adminVisit(`/admin/people/${id}`)
  const { language } = preferences
  const t = wordsOf(language, 'admin')
  const [person, all] = await Promise.all([
    orNotFound(onePerson(actor, { id: /^[A-Za-z0-9_-]{1,64}$/.test(id) ? id : 'none' })),
    desks(actor, {}),
  ])
  return (
    <DeskPage
      title={<bdi>{person.name}</bdi>}
      lead={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link href="/admin/people">{t('people.back')}</Link>
          <bdi dir="ltr">{person.email}</bdi>
          <span className="text-ink-faint text-sm">
            {t('people.since', { date: format.dateTime(new Date(person.createdAt), { dateStyle: 'medium' }) })}
          </span>
          {person.admin ? <Badge tone="accent">{t('people.administrator')}</Badge> : null}
          {person.disabled ? <Badge tone="danger">{t('people.disabled')}</Badge> : null}
          {person.demo ? <Badge>{t('people.demo')}</Badge> : null}
        </span>
      }
    >
      <FormOutcome language={language} returned={returnedForm(search.returned, actor)} done={search.done} />
      <div className="flex max-w-3xl flex-col gap-6">
        <Roles person={person} all={all} words={t} />
        <Account person={person} words={t} />
      </div>
    </DeskPage>
  )
}

type Words = ReturnType<typeof wordsOf<'admin'>>

function Roles({ person, all, words: t }: { person: PersonView; all: readonly DeskView[]; words: Words }) {
  const roles = DESK_ROLES.map((role) => ({ id: role, label: t(`roles.${role}`) }))
  const others = all.filter((desk) => !person.memberships.some(({ deskId }) => deskId === desk.id))
  return (
    <Card aria-labelledby="roles">
      <CardHeader>
        <h2 id="roles" className="font-semibold">
          {t('people.roles')}
        </h2>
        <p className="text-ink-faint text-sm">{t('people.rolesLead')}</p>
      </CardHeader>
      <ul className="divide-y divide-line">
        {person.memberships.map(({ deskId, deskName, role }) => (
          <li key={deskId} className="flex flex-wrap items-end justify-between gap-3 px-4 py-3">
            <form method="post" action="/admin/actions/role" className="flex flex-wrap items-end gap-2">
              <input type="hidden" name="personId" value={person.id} />
              <input type="hidden" name="deskId" value={deskId} />
              <NativeSelect name="role" id={`role-${deskId}`} label={deskName} options={roles} defaultValue={role} />
              <SubmitButton variant="secondary">{t('people.setRole')}</SubmitButton>
            </form>
            <form method="post" action="/admin/actions/leave-desk">
              <input type="hidden" name="personId" value={person.id} />
              <input type="hidden" name="deskId" value={deskId} />
              <SubmitButton variant="quiet">{t('people.remove', { desk: deskName })}</SubmitButton>
            </form>
          </li>
        ))}
        {others.length > 0 ? (
          <li className="px-4 py-3">
            <form method="post" action="/admin/actions/role" className="flex flex-wrap items-end gap-2">
              <input type="hidden" name="personId" value={person.id} />
              <NativeSelect
                name="deskId"
                label={t('people.addToDesk')}
                options={others.map(({ id, name }) => ({ id, label: name }))}
              />
              <NativeSelect name="role" id="role-new" label={t('people.role')} options={roles} />
              <SubmitButton variant="secondary">{t('people.add')}</SubmitButton>
            </form>
          </li>
        ) : null}
      </ul>
    </Card>
  )
}

function Account({ person, words: t }: { person: PersonView; words: Words }) {
  const { name } = person
  return (
    <Card aria-labelledby="account">
      <CardHeader>
        <h2 id="account" className="font-semibold">
          {t('people.account')}
        </h2>
      </CardHeader>
      <div className="divide-y divide-line">
        {person.hasPassword || person.disabled || person.demo ? null : (
          <Action
            person={person}
            action="invite-again"
            text={t('people.inviteAgainText', { name })}
            label={t('people.inviteAgain')}
          />
        )}
        <Action
          person={person}
          action="administrator"
          fields={{ admin: person.admin ? 'no' : 'yes' }}
          text={t('people.administratorHint')}
          label={person.admin ? t('people.noAdministrator') : t('people.makeAdministrator')}
        />
        {person.disabled ? (
          <Action person={person} action="enable" text={t('people.enableText', { name })} label={t('people.enable')} />
        ) : (
          <Action
            person={person}
            action="disable"
            danger
            text={t('people.disableText', { name })}
            label={t('people.disable')}
          />
        )}
      </div>
    </Card>
  )
}

interface ActionProps {
  person: PersonView
  action: string
  text: string
  label: string
  danger?: boolean
  fields?: Readonly<Record<string, string>>
}

function Action({ person, action, text, label, danger, fields = {} }: ActionProps) {
  return (
    <CardBody>
      <form
        method="post"
        action={`/admin/actions/${action}`}
        className="flex flex-wrap items-center justify-between gap-3"
      >
        <input type="hidden" name="personId" value={person.id} />
        {Object.entries(fields).map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        <p className="max-w-md text-ink-soft text-sm">{text}</p>
        <SubmitButton variant={danger ? 'danger' : 'secondary'}>{label}</SubmitButton>
      </form>
    </CardBody>
  )
}
