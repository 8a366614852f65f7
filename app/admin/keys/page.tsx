import { KeyRound } from 'lucide-react'
import type { Metadata } from 'next'
import { Once } from '@/components/admin/once'
import { PresentPassword } from '@/components/admin/present-password'
import { Moment } from '@/components/shell/moment'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { NativeInput, NativeRadios, NativeSelect, SubmitButton } from '@/components/ui/form-field'
import { Cell, Column, Row, RowHeader, Table } from '@/components/ui/table'
import { readPreferences } from '@/lib/http/preferences'
import { returnedForm } from '@/lib/http/returned-form'
import { wordsOf } from '@/messages/words'
import { KEY_DAYS, KEY_SCOPES } from '@/lib/schemas/key'
import { desks } from '@/lib/server/newsroom/desks'
import { keys, type KeyView } from '@/lib/server/people/keys'
import { peopleToChoose } from '@/lib/server/people/list'
import { ownProfile } from '@/lib/server/people/profile'
import { DeskPage } from '../../desk/desk-page'
import { adminVisit } from '../admin-visit'
import { fieldsOf, FormOutcome } from '../form-outcome'

type Search = Promise<Record<string, string | string[] | undefined>>

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'admin')('keys.title') }
}

/** Keys of machine clients. */
export default async function KeysPage({ searchParams }: { searchParams: Search }) {
  const [{ actor, preferences }, search] = await Promise.all([adminVisit('/admin/keys'), searchParams])
  const { language } = preferences
  const t = wordsOf(language, 'admin')
  const [all, everybody, allDesks, { hasPassword }] = await Promise.all([
    keys(actor, {}),
    peopleToChoose(actor, {}),
    desks(actor, {}),
    ownProfile(actor, {}),
  ])
  const returned = returnedForm(search.returned, actor)
  const { value, error } = fieldsOf(language, returned, 'create-key')
  return (
    <DeskPage title={t('keys.title')} lead={t('keys.lead')}>
      <FormOutcome language={language} returned={returned} done={search.done} />
      {returned?.shown?.secret ? (
        <Once
          title={t('keys.freshTitle')}
          text={t('keys.freshText')}
          label={t('keys.key')}
          value={returned.shown.secret}
        />
      ) : null}
      {all.length === 0 ? (
        <EmptyState icon={KeyRound} title={t('keys.noneTitle')} className="rounded-lg border border-line border-dashed">
          {t('keys.noneText')}
        </EmptyState>
      ) : (
        <Table
          caption={t('keys.caption')}
          columns={
            <>
              <Column>{t('keys.name')}</Column>
              <Column>{t('keys.person')}</Column>
              <Column>{t('keys.scope')}</Column>
              <Column>{t('keys.desk')}</Column>
              <Column>{t('keys.created')}</Column>
              <Column>{t('keys.used')}</Column>
              <Column>{t('keys.ends')}</Column>
              <Column>
                <span className="sr-only">{t('keys.revokeShort')}</span>
              </Column>
            </>
          }
        >
          {all.map((key) => (
            <KeyRow key={key.id} of={key} words={t} />
          ))}
        </Table>
      )}
      <Card aria-labelledby="create" className="mt-8 max-w-2xl">
        <CardHeader>
          <h2 id="create" className="font-semibold">
            {t('keys.createTitle')}
          </h2>
        </CardHeader>
        <CardBody>
          <form method="post" action="/admin/actions/create-key" className="flex flex-col gap-4">
            <NativeInput
              name="name"
              label={t('keys.name')}
              defaultValue={value('name')}
              error={error('name')}
              required
              maxLength={100}
            />
            <div className="grid gap-4 sm:grid-cols-2">
              <NativeSelect
                name="personId"
                label={t('keys.person')}
                options={everybody.map(({ id, name, email }) => ({ id, label: `${name} · ${email}` }))}
                defaultValue={value('personId', actor.personId)}
                error={error('personId')}
              />
              <NativeSelect
                name="deskId"
                label={t('keys.desk')}
                options={allDesks.map(({ id, name }) => ({ id, label: name }))}
                placeholder={t('keys.allDesks')}
                defaultValue={value('deskId')}
                error={error('deskId')}
              />
            </div>
            <NativeSelect
              name="days"
              label={t('keys.days')}
              options={KEY_DAYS.map((days) => ({ id: String(days), label: t('keys.daysCount', { count: days }) }))}
              defaultValue={value('days', '90')}
              error={error('days')}
            />
            <NativeRadios
              name="scope"
              legend={t('keys.scope')}
              options={KEY_SCOPES.map((id) => ({ id, label: t(`keys.scopes.${id}`) }))}
              defaultValue={value('scope', 'read')}
              error={error('scope')}
              required
            />
            {hasPassword ? <PresentPassword language={language} error={error('present')} /> : null}
            <div>
              <SubmitButton>{t('keys.create')}</SubmitButton>
            </div>
          </form>
        </CardBody>
      </Card>
    </DeskPage>
  )
}

function KeyRow({ of: key, words: t }: { of: KeyView; words: ReturnType<typeof wordsOf<'admin'>> }) {
  return (
    <Row>
      <RowHeader>
        <bdi>{key.name}</bdi>
      </RowHeader>
      <Cell label={t('keys.person')}>
        <bdi>{key.person.name}</bdi>
      </Cell>
      <Cell label={t('keys.scope')}>{t(`keys.scopes.${key.scope}`)}</Cell>
      <Cell label={t('keys.desk')}>
        {key.deskId === null ? t('keys.allDesks') : <bdi>{key.deskName ?? key.deskId}</bdi>}
      </Cell>
      <Cell label={t('keys.created')}>
        <Moment at={key.createdAt} show="date" />
      </Cell>
      <Cell label={t('keys.used')}>{key.lastUsedAt ? <Moment at={key.lastUsedAt} /> : t('keys.never')}</Cell>
      <Cell label={t('keys.ends')}>
        {key.expiresAt ? <Moment at={key.expiresAt} show="date" /> : t('keys.endsNever')}
      </Cell>
      <Cell>
        {key.revokedAt ? (
          <Badge>{t('keys.revoked')}</Badge>
        ) : key.isOver ? (
          <Badge>{t('keys.ended')}</Badge>
        ) : (
          <form method="post" action="/admin/actions/revoke-key">
            <input type="hidden" name="keyId" value={key.id} />
            <SubmitButton variant="danger" size="sm" aria-label={t('keys.revoke', { name: key.name })}>
              {t('keys.revokeShort')}
            </SubmitButton>
          </form>
        )}
      </Cell>
    </Row>
  )
}
