import type { Metadata } from 'next'
import { Moment } from '@/components/shell/moment'
import { Badge } from '@/components/ui/badge'
import { Cell, Column, Row, RowHeader, Table } from '@/components/ui/table'
import { VERDICT_COLOURS } from '@/components/ui/verdict-colour'
import { ratingLabel } from '@/lib/domain/rating'
import { readPreferences } from '@/lib/http/preferences'
import { returnedForm } from '@/lib/http/returned-form'
import { wordsOf } from '@/messages/words'
import { houseScale, scaleVersions } from '@/lib/server/newsroom/scales'
import { DeskPage } from '../../desk/desk-page'
import { adminVisit } from '../admin-visit'
import { fieldsOf, FormOutcome } from '../form-outcome'
import { ScaleForm } from './scale-form'

type Search = Promise<Record<string, string | string[] | undefined>>

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'admin')('scale.title') }
}

/** The house scale in force, and the form for its next version. (rule R16) */
export default async function ScalePage({ searchParams }: { searchParams: Search }) {
  const [{ actor, preferences, format }, search] = await Promise.all([adminVisit('/admin/scale'), searchParams])
  const { language } = preferences
  const t = wordsOf(language, 'admin')
  const [scale, versions] = await Promise.all([houseScale(actor, {}), scaleVersions(actor, {})])
  const returned = returnedForm(search.returned, actor)
  const fields = fieldsOf(language, returned, 'scale')
  return (
    <DeskPage title={t('scale.title')} lead={t('scale.lead')}>
      <FormOutcome language={language} returned={returned} done={search.done} />
      <Table
        caption={t('scale.caption')}
        columns={
          <>
            <Column>{t('scale.rating')}</Column>
            <Column>{t('scale.definition')}</Column>
            <Column numeric>{t('scale.number')}</Column>
          </>
        }
      >
        {scale.ratings.map((rating) => (
          <Row key={rating.code}>
            <RowHeader className="whitespace-nowrap">
              <span className={VERDICT_COLOURS[rating.colour].text}>
                <span aria-hidden className="inline-block w-6">
                  {rating.sign}
                </span>
                {ratingLabel(rating, language)}
              </span>
              <span className="ms-2">
                <code dir="ltr" className="font-mono font-normal text-ink-faint text-xs">
                  {rating.code}
                </code>
              </span>
            </RowHeader>
            <Cell label={t('scale.definition')}>{rating.definitions[language] ?? rating.definitions.en}</Cell>
            <Cell label={t('scale.number')} numeric>
              {rating.number === null ? (
                <span className="text-ink-faint text-sm">{t('scale.offScale')}</span>
              ) : (
                format.number(rating.number)
              )}
            </Cell>
          </Row>
        ))}
      </Table>
      <section aria-labelledby="versions" className="mt-8">
        <h2 id="versions" className="font-semibold text-lg">
          {t('scale.versions')}
        </h2>
        <ul className="mt-2">
          {versions.map((version) => (
            <li key={version.version} className="flex flex-wrap items-center gap-x-3 py-1">
              <span>{t('scale.version', { number: format.number(version.version) })}</span>
              <bdi className="text-ink-soft">{version.name}</bdi>
              <Moment at={version.createdAt} show="date" className="text-ink-faint text-sm" />
              {version.version === scale.version ? <Badge tone="success">{t('scale.current')}</Badge> : null}
            </li>
          ))}
        </ul>
      </section>
      <details open={fields.cameBack} className="mt-8 rounded-lg border border-line bg-sheet">
        <summary className="cursor-pointer px-4 py-3 font-semibold">{t('scale.change')}</summary>
        <ScaleForm scale={scale} fields={fields} language={language} />
      </details>
    </DeskPage>
  )
}
