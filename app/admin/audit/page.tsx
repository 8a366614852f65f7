import type { Metadata } from 'next'
import { Moment } from '@/components/shell/moment'
import { EmptyState } from '@/components/ui/empty-state'
import { NativeInput, SubmitButton } from '@/components/ui/form-field'
import { LinkButton } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Cell, Column, Row, RowHeader, Table } from '@/components/ui/table'
import type { Actor } from '@/lib/policy/actor'
import { readPreferences } from '@/lib/http/preferences'
import { wordsOf } from '@/messages/words'
import { auditLog, type AuditView, verifyAudit } from '@/lib/server/audit/list'
import { checkpointKeys, publicCheckpoint } from '@/lib/server/audit/checkpoints'
import { DeskPage } from '../../desk/desk-page'
import { address, lastValues } from '../../desk/desk-visit'
import { adminVisit } from '../admin-visit'

type Search = Promise<Record<string, string | string[] | undefined>>

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'admin')('audit.title') }
}

/** Every change, newest first. (rule R25) */
export default async function AuditPage({ searchParams }: { searchParams: Search }) {
  const [{ actor, preferences }, search] = await Promise.all([adminVisit('/admin/audit'), lastValues(searchParams)])
  const { language } = preferences
  const t = wordsOf(language, 'admin')
  const command = (search.command ?? '').slice(0, 64)
  const before = /^\d{1,15}$/.test(search.before ?? '') ? search.before : undefined
  const log = await auditLog(actor, { ...(command ? { command } : {}), ...(before ? { cursor: before } : {}) })
  return (
    <DeskPage
      title={t('audit.title')}
      lead={t('audit.lead')}
      acts={
        <LinkButton href="/admin/audit?verify=yes" prefetch={false}>
          {t('audit.verify')}
        </LinkButton>
      }
    >
      {search.verify === 'yes' ? <Verification actor={actor} words={t} /> : null}
      <Checkpoints actor={actor} words={t} />
      <form method="get" action="/admin/audit" className="mb-4 flex max-w-md flex-wrap items-end gap-2">
        <NativeInput
          name="command"
          dir="ltr"
          label={t('audit.command')}
          hint={t('audit.commandHint')}
          defaultValue={command}
          maxLength={64}
          className="grow"
        />
        <SubmitButton variant="secondary" className="mb-6">
          {t('audit.filter')}
        </SubmitButton>
      </form>
      {log.items.length === 0 ? (
        <EmptyState
          title={t('audit.noneTitle')}
          act={<LinkButton href="/admin/audit">{t('audit.clear')}</LinkButton>}
        />
      ) : (
        <Table
          caption={t('audit.caption')}
          columns={
            <>
              <Column>{t('audit.seq')}</Column>
              <Column>{t('audit.at')}</Column>
              <Column>{t('audit.who')}</Column>
              <Column>{t('audit.what')}</Column>
              <Column>{t('audit.about')}</Column>
            </>
          }
        >
          {log.items.map((event) => (
            <EventRow key={event.seq} event={event} words={t} />
          ))}
        </Table>
      )}
      {log.nextCursor ? (
        <LinkButton
          href={address('/admin/audit', { command, before: log.nextCursor })}
          className="mt-6"
          prefetch={false}
        >
          {t('audit.older')}
        </LinkButton>
      ) : null}
    </DeskPage>
  )
}

type Words = ReturnType<typeof wordsOf<'admin'>>

function EventRow({ event, words: t }: { event: AuditView; words: Words }) {
  const via = (['web', 'api', 'cli', 'system'] as const).find((door) => door === event.via) ?? 'system'
  return (
    <Row>
      <RowHeader className="figures font-normal text-ink-faint">{event.seq}</RowHeader>
      <Cell label={t('audit.at')} className="whitespace-nowrap">
        <Moment at={event.at} />
      </Cell>
      <Cell label={t('audit.who')}>
        <bdi>{event.actorName}</bdi> <span className="text-ink-faint text-sm">{t(`audit.via.${via}`)}</span>
      </Cell>
      <Cell label={t('audit.what')}>
        <code dir="ltr" className="font-mono text-sm">
          {event.command}
        </code>
      </Cell>
      <Cell label={t('audit.about')}>
        <span className="flex min-w-0 flex-col gap-1">
          <code dir="ltr" className="break-all font-mono text-ink-faint text-xs">
            {event.kind} {event.targetId}
          </code>
          {event.change === null ? null : (
            <details>
              <summary className="cursor-pointer text-accent text-sm">{t('audit.change')}</summary>
              <pre dir="ltr" className="mt-1 max-w-md whitespace-pre-wrap break-words font-mono text-xs">
                {JSON.stringify(event.change, null, 1)}
              </pre>
            </details>
          )}
        </span>
      </Cell>
    </Row>
  )
}

/** Where the log was last signed, and by which keys: to hand to whoever verifies it. */
async function Checkpoints({ actor, words: t }: { actor: Actor; words: Words }) {
  const [newest, keys] = await Promise.all([publicCheckpoint(actor, {}), checkpointKeys(actor, {})])
  return (
    <details className="mb-6">
      <summary className="cursor-pointer text-accent text-sm">{t('audit.checkpoints')}</summary>
      {newest ? (
        <div className="mt-2 flex max-w-prose flex-col gap-2 text-sm">
          <p>
            {t('audit.newestCheckpoint', { count: newest.seq })} <Moment at={newest.createdAt} />
          </p>
          <p>{t('audit.checkpointKeys', { count: keys.length })}</p>
          {keys.map((key) => (
            <code key={key} dir="ltr" className="break-all font-mono text-xs">
              {key}
            </code>
          ))}
        </div>
      ) : (
        <p className="mt-2 max-w-prose text-sm">{t('audit.noCheckpoint')}</p>
      )}
    </details>
  )
}

async function Verification({ actor, words: t }: { actor: Actor; words: Words }) {
  const { events, head, fault, rows } = await verifyAudit(actor, {})
  return (
    <Notice tone={fault ? 'danger' : 'success'} role="status" className="mb-6">
      {fault
        ? t('audit.broken', { seq: fault.seq, fault: t(`audit.faults.${fault.fault}`) })
        : t('audit.holds', {
            count: events,
            hash: head.hash.slice(0, 16),
            rows: Object.values(rows).reduce((sum, each) => sum + each, 0),
          })}
    </Notice>
  )
}
