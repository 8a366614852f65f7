import type { Metadata } from 'next'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { NativeInput, SubmitButton } from '@/components/ui/form-field'
import { Cell, Column, Row, RowHeader, Table } from '@/components/ui/table'
import { readPreferences } from '@/lib/http/preferences'
import { returnedForm } from '@/lib/http/returned-form'
import { wordsOf } from '@/messages/words'
import { desks } from '@/lib/server/newsroom/desks'
import { DeskPage } from '../../desk/desk-page'
import { adminVisit } from '../admin-visit'
import { fieldsOf, FormOutcome } from '../form-outcome'

type Search = Promise<Record<string, string | string[] | undefined>>

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'admin')('desks.title') }
}

/** The desks: their names, and how many belong to each. */
export default async function DesksPage({ searchParams }: { searchParams: Search }) {
  const [{ actor, preferences, format }, search] = await Promise.all([adminVisit('/admin/desks'), searchParams])
  const { language } = preferences
  const t = wordsOf(language, 'admin')
  const all = await desks(actor, {})
  const returned = returnedForm(search.returned, actor)
  const added = fieldsOf(language, returned, 'add-desk')
  return (
    <DeskPage title={t('desks.title')} lead={t('desks.lead')}>
      <FormOutcome language={language} returned={returned} done={search.done} />
      <Table
        caption={t('desks.caption')}
        columns={
          <>
            <Column>{t('desks.name')}</Column>
            <Column numeric>{t('desks.people')}</Column>
            <Column>{t('desks.rename')}</Column>
          </>
        }
      >
        {all.map((desk) => (
          <Row key={desk.id}>
            <RowHeader>
              <bdi>{desk.name}</bdi>
              {desk.demo ? <Badge className="ms-2">{t('people.demo')}</Badge> : null}
            </RowHeader>
            <Cell label={t('desks.people')} numeric>
              {format.number(desk.people)}
            </Cell>
            <Cell>
              <form
                method="post"
                action="/admin/actions/rename-desk"
                className="flex max-w-md flex-wrap items-end gap-2"
              >
                <input type="hidden" name="deskId" value={desk.id} />
                <input type="hidden" name="version" value={desk.version} />
                <NativeInput
                  name="name"
                  id={`name-${desk.id}`}
                  label={t('desks.newName', { desk: desk.name })}
                  hideLabel
                  defaultValue={fieldsOf(language, returned, `rename-${desk.id}`).value('name', desk.name)}
                  required
                  maxLength={100}
                  className="min-w-40 grow"
                />
                <SubmitButton variant="secondary">{t('desks.rename')}</SubmitButton>
              </form>
            </Cell>
          </Row>
        ))}
      </Table>
      <Card aria-labelledby="add" className="mt-8 max-w-lg">
        <CardHeader>
          <h2 id="add" className="font-semibold">
            {t('desks.addTitle')}
          </h2>
        </CardHeader>
        <CardBody>
          <form method="post" action="/admin/actions/add-desk" className="flex flex-wrap items-end gap-2">
            <NativeInput
              name="name"
              label={t('desks.name')}
              defaultValue={added.value('name')}
              error={added.error('name')}
              required
              maxLength={100}
              className="min-w-48 grow"
            />
            <SubmitButton>{t('desks.add')}</SubmitButton>
          </form>
        </CardBody>
      </Card>
    </DeskPage>
  )
}
