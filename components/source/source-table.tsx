import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { Cell, Column, Row, RowHeader, Table } from '@/components/ui/table'
import { shownDate } from '@/components/check/shown-date'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import type { SourceView } from '@/lib/schemas/source'
import { wordsOf } from '@/messages/words'

interface SourceTableProps {
  sources: readonly SourceView[]
  language: InterfaceLanguage
  timeZone: string
}

/** The library as rows: of a confidential source the cover name only. */
export function SourceTable({ sources, language, timeZone }: SourceTableProps) {
  const t = wordsOf(language, 'sources')
  const codes = wordsOf(language, 'codes')
  return (
    <Table
      caption={t('caption')}
      columns={
        <>
          <Column>{t('source')}</Column>
          <Column>{t('publisher')}</Column>
          <Column>{t('date')}</Column>
          <Column>{t('grade')}</Column>
          <Column>{t('archive')}</Column>
          <Column>{t('usedIn')}</Column>
        </>
      }
    >
      {sources.map((source) => {
        const [newest] = source.snapshots
        return (
          <Row key={source.id}>
            <RowHeader className="w-2/5">
              <Link href={`/desk/sources/${source.id}`} variant="plain">
                <bdi lang={source.language ?? undefined}>{source.title}</bdi>
              </Link>
              <span className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 font-normal text-ink-faint text-sm">
                {source.confidential ? <Badge tone="caution">{t('confidential')}</Badge> : null}
                <span>{codes(`sourceKind.${source.kind}`)}</span>
                {source.url ? <span className="code-line max-w-full truncate">{hostOf(source.url)}</span> : null}
              </span>
            </RowHeader>
            <Cell label={t('publisher')} className="text-ink-soft">
              <bdi>{source.publisher}</bdi>
            </Cell>
            <Cell label={t('date')} className="whitespace-nowrap text-ink-soft">
              {source.publishedAt ? shownDate(source.publishedAt, language) : null}
            </Cell>
            <Cell label={t('grade')} className="text-ink-soft">
              {source.primary ? t('primary') : t('secondary')}
              <span className="block text-ink-faint text-sm">
                {source.reliability ? codes(`reliability.${source.reliability}`) : t('noGrade')}
              </span>
            </Cell>
            <Cell label={t('archive')} className="whitespace-nowrap text-ink-soft">
              {newest
                ? t('archived', { date: shownDate(newest.takenAt, language, timeZone) })
                : source.url
                  ? t('notArchived')
                  : null}
            </Cell>
            <Cell label={t('usedIn')} className="whitespace-nowrap text-ink-soft">
              {t('uses', { count: source.usedIn })}
            </Cell>
          </Row>
        )
      })}
    </Table>
  )
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url)
