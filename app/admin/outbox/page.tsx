import { Mail } from 'lucide-react'
import type { Metadata } from 'next'
import { Moment } from '@/components/shell/moment'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link'
import { Cell, Column, Row, RowHeader, Table } from '@/components/ui/table'
import { directionOf } from '@/lib/domain/language'
import { readPreferences } from '@/lib/http/preferences'
import { wordsOf } from '@/messages/words'
import { deliversMail, type MailView, outbox } from '@/lib/server/mail/delivery'
import { DeskPage } from '../../desk/desk-page'
import { address, lastValues, orNotFound } from '../../desk/desk-visit'
import { adminVisit } from '../admin-visit'

type Search = Promise<Record<string, string | string[] | undefined>>

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'admin')('outbox.title') }
}

/** Mails that Stet has written; without a mail server they are handed over from here. */
export default async function OutboxPage({ searchParams }: { searchParams: Search }) {
  const [{ actor, preferences }, search] = await Promise.all([adminVisit('/admin/outbox'), lastValues(searchParams)])
  const t = wordsOf(preferences.language, 'admin')
  const after = (search.after ?? '').slice(0, 64)
  const mails = await orNotFound(outbox(actor, after ? { cursor: after } : {}))
  return (
    <DeskPage title={t('outbox.title')} lead={t('outbox.lead', { delivers: deliversMail() ? 'yes' : 'no' })}>
      {mails.items.length === 0 ? (
        <EmptyState icon={Mail} title={t('outbox.noneTitle')} className="rounded-lg border border-line border-dashed">
          {t('outbox.noneText')}
        </EmptyState>
      ) : (
        <Table
          caption={t('outbox.caption')}
          columns={
            <>
              <Column>{t('outbox.to')}</Column>
              <Column>{t('outbox.subject')}</Column>
              <Column>{t('outbox.state')}</Column>
              <Column>{t('outbox.written')}</Column>
            </>
          }
        >
          {mails.items.map((mail) => (
            <MailRow key={mail.id} mail={mail} words={t} />
          ))}
        </Table>
      )}
      {mails.nextCursor ? (
        <LinkButton href={address('/admin/outbox', { after: mails.nextCursor })} className="mt-6" prefetch={false}>
          {t('outbox.older')}
        </LinkButton>
      ) : null}
    </DeskPage>
  )
}

function MailRow({ mail, words: t }: { mail: MailView; words: ReturnType<typeof wordsOf<'admin'>> }) {
  return (
    <Row>
      <RowHeader>
        <bdi dir="ltr" className="break-all">
          {mail.to}
        </bdi>
      </RowHeader>
      <Cell label={t('outbox.subject')}>
        <span lang={mail.language} dir={directionOf(mail.language)}>
          {mail.subject}
        </span>
        {mail.bringsLink ? <p className="text-ink-faint text-sm">{t('outbox.bringsLink')}</p> : null}
        {mail.text ? (
          <details className="mt-1">
            <summary className="cursor-pointer text-accent text-sm">{t('outbox.text')}</summary>
            <div
              lang={mail.language}
              dir={directionOf(mail.language)}
              className="mt-2 max-w-xl whitespace-pre-line break-words rounded-md bg-well p-3 text-sm"
            >
              {mail.text}
            </div>
          </details>
        ) : null}
      </Cell>
      <Cell label={t('outbox.state')}>
        {mail.sentAt ? (
          <Badge tone="success">{t('outbox.sent')}</Badge>
        ) : mail.attempts > 0 ? (
          <span className="flex flex-col items-start gap-1">
            <Badge tone="danger">{t('outbox.failed', { count: mail.attempts })}</Badge>
            <bdi className="text-ink-faint text-sm">{mail.lastError}</bdi>
          </span>
        ) : (
          <Badge>{t('outbox.waiting')}</Badge>
        )}
      </Cell>
      <Cell label={t('outbox.written')}>
        <Moment at={mail.createdAt} />
      </Cell>
    </Row>
  )
}
