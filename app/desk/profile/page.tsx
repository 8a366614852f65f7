import type { Metadata } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { PresentPassword } from '@/components/admin/present-password'
import { Moment } from '@/components/shell/moment'
import { SignOutEverywhere } from '@/components/shell/sign-out-everywhere'
import { SignOutForm } from '@/components/shell/sign-out-form'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { NativeInput, NativeRadios, NativeSelect, SubmitButton } from '@/components/ui/form-field'
import { Notice } from '@/components/ui/notice'
import { PasswordInput } from '@/components/ui/password-input'
import { DESK_ROLES, INTERFACE_LANGUAGES } from '@/lib/domain/codes'
import { readPreferences } from '@/lib/http/preferences'
import { returnedForm } from '@/lib/http/returned-form'
import { sessionOf } from '@/lib/http/session'
import { wordsOf } from '@/messages/words'
import { SHORTEST_PASSWORD } from '@/lib/schemas/person'
import { ownProfile } from '@/lib/server/people/profile'
import { IDLE_DAYS, ownSessions, type SessionView } from '@/lib/server/people/sessions'
import { fieldsOf, FormOutcome } from '../../admin/form-outcome'
import { DeskPage } from '../desk-page'
import { deskActor, orNotFound } from '../desk-visit'

type Search = Promise<Record<string, string | string[] | undefined>>

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'admin')('profile.title') }
}

/** One's own name, language, password and sessions. (rule R32) */
export default async function ProfilePage({ searchParams }: { searchParams: Search }) {
  const [actor, { language }, search] = await Promise.all([deskActor('/desk/profile'), readPreferences(), searchParams])
  const t = wordsOf(language, 'admin')
  const common = wordsOf(language, 'common')
  const [profile, sessions, present] = await Promise.all([
    orNotFound(ownProfile(actor, {})),
    orNotFound(ownSessions(actor, {})),
    sessionOf((await headers()).get('cookie')),
  ])
  const { passwordEndsAt } = profile
  const returned = returnedForm(search.returned, actor)
  const named = fieldsOf(language, returned, 'name')
  const passwords = fieldsOf(language, returned, 'password')
  const ended = fieldsOf(language, returned, 'session')
  const others = sessions.filter(({ id }) => id !== present?.sessionId)
  return (
    <DeskPage title={t('profile.title')} lead={t('profile.lead')} width="text">
      <FormOutcome language={language} returned={returned} done={search.done} />
      <div className="flex flex-col gap-6">
        <Part id="person" title={profile.name}>
          <form method="post" action="/desk/profile/name" className="flex max-w-md flex-col gap-4">
            <NativeInput
              name="name"
              label={t('profile.name')}
              defaultValue={named.value('name', profile.name)}
              error={named.error('name')}
              autoComplete="name"
              required
              maxLength={200}
            />
            <NativeInput
              name="email"
              dir="ltr"
              label={t('profile.email')}
              hint={t('profile.emailHint')}
              defaultValue={profile.email}
              disabled
            />
            <div>
              <SubmitButton variant="secondary">{t('profile.saveName')}</SubmitButton>
            </div>
          </form>
        </Part>
        <Part id="desks" title={t('profile.desks')}>
          {profile.desks.length === 0 ? (
            <p className="text-ink-soft">{t('profile.noDesk')}</p>
          ) : (
            <ul>
              {profile.desks.map(({ id, name, role }) => (
                <li key={id}>
                  <bdi>{name}</bdi>{' '}
                  <span className="text-ink-soft">
                    {DESK_ROLES.filter((known) => known === role).map((known) => `· ${t(`roles.${known}`)}`)}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Part>
        <Part id="interface" title={t('profile.language')}>
          <form method="post" action="/desk/profile/language" className="flex flex-wrap items-end gap-2">
            <NativeSelect
              name="language"
              label={t('profile.language')}
              hideLabel
              options={INTERFACE_LANGUAGES.map((id) => ({ id, label: t(`languages.${id}`) }))}
              placeholder={t('profile.browserLanguage')}
              defaultValue={profile.language ?? ''}
            />
            <SubmitButton variant="secondary">{t('profile.saveLanguage')}</SubmitButton>
          </form>
          <p className="mt-1 text-ink-faint text-sm">{t('profile.languageHint')}</p>
        </Part>
        <Part id="secret" title={t('profile.password')}>
          {passwordEndsAt ? (
            <Notice className="mb-4">
              {t.rich('profile.passwordEnds', { ends: () => <Moment at={passwordEndsAt} show="full" /> })}
            </Notice>
          ) : null}
          <form method="post" action="/desk/profile/password" className="flex max-w-md flex-col gap-4">
            <input type="hidden" autoComplete="username" value={profile.email} readOnly />
            <PasswordInput
              name="current"
              words={{ show: common('show'), hide: common('hide') }}
              label={t('profile.current')}
              error={passwords.error('current')}
              autoComplete="current-password"
              required
              maxLength={1024}
            />
            <PasswordInput
              name="password"
              words={{ show: common('show'), hide: common('hide') }}
              label={t('profile.newPassword')}
              hint={t('profile.newPasswordHint', { count: SHORTEST_PASSWORD })}
              error={passwords.error('password')}
              autoComplete="new-password"
              required
              minLength={SHORTEST_PASSWORD}
              maxLength={1024}
            />
            <div>
              <SubmitButton variant="secondary">{t('profile.changePassword')}</SubmitButton>
            </div>
          </form>
        </Part>
        <Part id="sessions" title={t('profile.sessions')}>
          <p className="max-w-md text-ink-soft">{t('profile.sessionsText', { days: IDLE_DAYS })}</p>
          <ul className="mt-3 flex flex-col divide-y divide-line">
            {sessions
              .filter(({ id }) => id === present?.sessionId)
              .map((session) => (
                <li key={session.id} className="flex flex-wrap items-center justify-between gap-2 py-2">
                  <div>
                    <SessionWords session={session} words={t} />
                  </div>
                  <Badge tone="success">{t('profile.sessionThis')}</Badge>
                </li>
              ))}
          </ul>
          <form method="post" action="/desk/profile/session" className="mt-3 flex flex-col gap-4">
            {others.length > 0 ? (
              <NativeRadios
                name="sessionId"
                legend={t('profile.sessionChoose')}
                options={others.map((session) => ({
                  id: session.id,
                  label: <SessionWords session={session} words={t} />,
                }))}
                required
              />
            ) : null}
            <p className="max-w-md text-ink-soft">{t('profile.sessionsLost')}</p>
            {profile.hasPassword ? <PresentPassword language={language} error={ended.error('present')} /> : null}
            <div className="flex flex-wrap gap-2">
              {others.length > 0 ? <SubmitButton variant="secondary">{t('profile.sessionEnd')}</SubmitButton> : null}
              <SignOutEverywhere personId={actor.personId}>{t('profile.signOutEverywhere')}</SignOutEverywhere>
            </div>
          </form>
          <div className="mt-6">
            <SignOutForm personId={actor.personId} action="/sign-in/out">
              <SubmitButton variant="secondary">{t('profile.signOut')}</SubmitButton>
            </SignOutForm>
          </div>
        </Part>
      </div>
    </DeskPage>
  )
}

function SessionWords({ session, words: t }: { session: SessionView; words: ReturnType<typeof wordsOf<'admin'>> }) {
  return (
    <>
      <bdi className="block font-medium">{t('profile.sessionDevice', { device: session.device || 'unknown' })}</bdi>
      <span className="block text-ink-faint text-sm">
        {t.rich('profile.sessionSeen', {
          since: () => <Moment at={session.startedAt} show="date" />,
          seen: () => <Moment at={session.lastSeenAt} />,
        })}
      </span>
    </>
  )
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <Card aria-labelledby={id}>
      <CardHeader>
        <h2 id={id} className="font-semibold">
          <bdi>{title}</bdi>
        </h2>
      </CardHeader>
      <CardBody>{children}</CardBody>
    </Card>
  )
}
