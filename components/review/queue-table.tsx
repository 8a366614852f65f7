import type { ReactNode } from 'react'
import { Moment } from '@/components/shell/moment'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { Cell, Column, Row, RowHeader, Table } from '@/components/ui/table'
import { directionOf } from '@/lib/domain/language'

/** One claim of the queue, its verdicts ready to be shown. */
export interface QueueRow {
  readonly id: string
  readonly href: string
  readonly claimKey: string
  readonly statement: string
  readonly language: string
  readonly article: string
  readonly verdicts: ReactNode
  readonly by: string | null
  readonly since: string
  /** "2 pieces of evidence", "1 open comment". */
  readonly facts: readonly string[]
  /** Why this person may not decide it; null when they may. */
  readonly blocker: string | null
  /** "assigned to you" */
  readonly assigned: string | null
}

interface QueueTableProps {
  rows: readonly QueueRow[]
  words: { caption: string; claim: string; verdict: string; by: string; evidence: string; waiting: string }
}

/** The review queue, longest waiting first. A claim is decided on its own page, one at a time. */
export function QueueTable({ rows, words }: QueueTableProps) {
  return (
    <Table
      caption={words.caption}
      columns={
        <>
          <Column>{words.claim}</Column>
          <Column>{words.verdict}</Column>
          <Column>{words.by}</Column>
          <Column>{words.evidence}</Column>
          <Column>{words.waiting}</Column>
        </>
      }
    >
      {rows.map((row) => (
        <Row key={row.id}>
          <RowHeader className="w-2/5 font-normal">
            <Link
              href={row.href}
              variant="plain"
              lang={row.language}
              dir={directionOf(row.language)}
              className="quoted font-medium"
            >
              {row.statement}
            </Link>
            <span className="mt-0.5 flex flex-wrap gap-x-1.5 text-ink-faint text-sm">
              <span className="figures">{row.claimKey}</span>
              <span aria-hidden>·</span>
              <bdi>{row.article}</bdi>
            </span>
            <span className="mt-1 flex flex-wrap gap-1.5">
              {row.assigned ? <Badge tone="accent">{row.assigned}</Badge> : null}
              {row.blocker ? <Badge tone="outline">{row.blocker}</Badge> : null}
            </span>
          </RowHeader>
          <Cell label={words.verdict}>{row.verdicts}</Cell>
          <Cell label={words.by} className="text-ink-soft">
            <bdi>{row.by}</bdi>
          </Cell>
          <Cell label={words.evidence} className="text-ink-soft text-sm">
            {row.facts.map((fact) => (
              <span key={fact} className="block">
                {fact}
              </span>
            ))}
          </Cell>
          <Cell label={words.waiting} className="whitespace-nowrap text-ink-soft">
            <Moment at={row.since} />
          </Cell>
        </Row>
      ))}
    </Table>
  )
}
