import { SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { Once } from '@/components/admin/once'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { NativeInput, SubmitButton } from '@/components/ui/form-field'
import { Link, LinkButton } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Cell, Column, Row, RowHeader, Table } from '@/components/ui/table'
import { readPreferences } from '@/lib/http/preferences'
import { returnedForm } from '@/lib/http/returned-form'
import { wordsOf } from '@/messages/words'
import { deliversMail } from '@/lib/server/mail/delivery'
import { people, type PersonView } from '@/lib/server/people/list'
import { DeskPage } from '../../desk/desk-page'
import { MoreLinks } from '../../desk/desk-sections'
import { address, lastValues, type SearchParams } from '../../desk/desk-visit'
import { type AdminVisit, adminVisit } from '../admin-visit'
import { FormOutcome } from '../form-outcome'

const PATH = '/admin/people'

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'admin')('people.title') }
}

/** Who has an account, and what they may do on which desk. */
export default async function PeoplePage({ searchParams }: { searchParams: SearchParams }) {
  const { q, cursor, returned: returnedId, done } = await lastValues(searchParams)
  const visit = await adminVisit(address(PATH, { q, cursor }))
  const { actor } = visit
  const { language } = visit.preferences
  const t = wordsOf(language, 'admin')
  const more = wordsOf(language, 'desk')
  const returned = returnedForm(returnedId, actor)
  const found = await people(actor, {
    ...(q ? { words: q.slice(0, 200) } : {}),
    ...(cursor ? { cursor: cursor.slice(0, 64) } : {}),
  })
  return (
    <DeskPage
      title={t('people.title')}
      lead={t('people.lead')}
      acts={
        <LinkButton href="/admin/people/invite" variant="primary">
          {t('people.invite')}
        </LinkButton>
      }
    >
      <FormOutcome language={language} returned={returned} done={done} />
      {returned?.shown ? <InvitationLink shown={returned.shown} visit={visit} /> : null}
      {found.demo ? (
        <Notice title={t('people.demoTitle')} className="mb-6">
          <form
            method="post"
            action="/admin/actions/remove-demo"
            className="mt-1 flex flex-wrap items-center justify-between gap-3"
          >
            <p className="max-w-2xl text-ink-soft text-sm">{t('people.demoText')}</p>
            <SubmitButton variant="secondary">{t('people.removeDemo')}</SubmitButton>
          </form>
        </Notice>
      ) : null}
      <form action={PATH} role="search" className="mb-6 flex flex-wrap items-end gap-3">
        <NativeInput type="search" name="q" label={t('people.words')} defaultValue={q} className="w-80 max-w-full" />
        <SubmitButton variant="secondary">{t('people.find')}</SubmitButton>
        <p className="min-h-9 content-center text-ink-faint text-sm">{t('people.found', { count: found.total })}</p>
      </form>
      {found.items.length === 0 ? (
        <EmptyState
          icon={SearchX}
          title={t('people.noMatchTitle')}
          act={<LinkButton href={PATH}>{t('people.all')}</LinkButton>}
        >
          {t('people.noMatchText')}
        </EmptyState>
      ) : (
        <Table
          caption={t('people.caption')}
          columns={
            <>
              <Column>{t('people.name')}</Column>
              <Column>{t('people.email')}</Column>
              <Column>{t('people.desks')}</Column>
              <Column>{t('people.state')}</Column>
            </>
          }
        >
          {found.items.map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              own={person.id === actor.personId}
              words={t}
              format={visit.format}
            />
          ))}
        </Table>
      )}
      <MoreLinks
        next={found.nextCursor && address(PATH, { q, cursor: found.nextCursor })}
        first={cursor ? address(PATH, { q }) : null}
        words={{ more: more('more'), fromStart: more('fromStart') }}
      />
    </DeskPage>
  )
}

interface RowProps {
  person: PersonView
  words: ReturnType<typeof wordsOf<'admin'>>
  format: AdminVisit['format']
}

function PersonRow({ own, ...props }: RowProps & { own: boolean }) {
  const { person, words: t } = props
  return (
    <Row>
      <RowHeader>
        <Link href={`/admin/people/${person.id}`} aria-label={t('people.change', { name: person.name })}>
          <bdi>{person.name}</bdi>
        </Link>
        {own ? <span className="font-normal text-ink-faint"> ({t('people.you')})</span> : null}
        <span className="ms-2 inline-flex gap-1">
          {person.admin ? <Badge tone="accent">{t('people.administrator')}</Badge> : null}
          {person.demo ? <Badge>{t('people.demo')}</Badge> : null}
        </span>
      </RowHeader>
      <Cell label={t('people.email')}>
        <bdi dir="ltr" className="break-all">
          {person.email}
        </bdi>
      </Cell>
      <Cell label={t('people.desks')}>
        {person.memberships.length === 0 ? (
          <span className="text-ink-faint">{t('people.noDesk')}</span>
        ) : (
          <ul>
            {person.memberships.map(({ deskId, deskName, role }) => (
              <li key={deskId}>
                <bdi>{deskName}</bdi> <span className="text-ink-soft">· {t(`roles.${role}`)}</span>
              </li>
            ))}
          </ul>
        )}
      </Cell>
      <Cell label={t('people.state')}>
        <PersonState {...props} />
      </Cell>
    </Row>
  )
}

function PersonState({ person, words: t, format }: RowProps) {
  if (person.disabled) return <Badge tone="danger">{t('people.disabled')}</Badge>
  if (person.hasPassword || person.demo) return <Badge tone="success">{t('people.active')}</Badge>
  if (person.invitedUntil === null) return <Badge tone="caution">{t('people.notInvited')}</Badge>
  const until = format.dateTime(new Date(person.invitedUntil), { dateStyle: 'medium' })
  return <span className="text-ink-soft">{t('people.invited', { until })}</span>
}

function InvitationLink({ shown, visit }: { shown: Readonly<Record<string, string>>; visit: AdminVisit }) {
  const t = wordsOf(visit.preferences.language, 'admin')
  const { name = '', email = '', url = '', until = '' } = shown
  const moment = visit.format.dateTime(new Date(until), { dateStyle: 'long', timeStyle: 'short' })
  return (
    <Once
      title={t('people.linkTitle', { name })}
      text={t('people.linkText', { until: moment, email, mailed: deliversMail() ? 'yes' : 'no' })}
      label={t('people.link')}
      value={url}
    />
  )
}
