import { Library, SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { SourceTable } from '@/components/source/source-table'
import { EmptyState } from '@/components/ui/empty-state'
import { NativeInput, SubmitButton } from '@/components/ui/form-field'
import { LinkButton } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { readPreferences } from '@/lib/http/preferences'
import { deskSources } from '@/lib/server/claims/sources'
import { wordsOf } from '@/messages/words'
import { DeskPage } from '../desk-page'
import { DeskSection, MoreLinks } from '../desk-sections'
import { address, deskVisit, lastValues, orNotFound, type SearchParams } from '../desk-visit'

const PATH = '/desk/sources'

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'sources')('title') }
}

/** The library: every source of the desk, found by words. */
export default async function SourcesPage({ searchParams }: { searchParams: SearchParams }) {
  const { q, desk, cursor, done } = await lastValues(searchParams)
  const { actor, preferences, newsroom, shown } = await deskVisit(address(PATH, { q, desk, cursor }), desk || undefined)
  const { language } = preferences
  const t = wordsOf(language, 'sources')
  const more = wordsOf(language, 'desk')
  const lists = await Promise.all(
    shown.map(async (each) => ({
      desk: each,
      page: await orNotFound(
        deskSources(actor, {
          deskId: each.id,
          ...(q ? { words: q.slice(0, 200) } : {}),
          ...(cursor ? { cursor } : {}),
        }),
      ),
    })),
  )
  const add = (
    <LinkButton href="/desk/sources/new" variant="primary">
      {t('add')}
    </LinkButton>
  )
  return (
    <DeskPage title={t('title')} lead={t('lead')} acts={add}>
      {done === 'deleted' ? (
        <Notice tone="success" role="status" className="mb-5">
          {t('deleted')}
        </Notice>
      ) : null}
      <form action={PATH} role="search" className="mb-6 flex flex-wrap items-end gap-3">
        <NativeInput type="search" name="q" label={t('words')} defaultValue={q} className="w-80 max-w-full" />
        <SubmitButton variant="secondary">{t('find')}</SubmitButton>
      </form>
      {lists.map(({ desk: each, page }) => (
        <DeskSection key={each.id} desk={each} alone={lists.length === 1}>
          {page.items.length > 0 ? (
            <SourceTable sources={page.items} language={language} timeZone={newsroom.timeZone} />
          ) : q ? (
            <EmptyState icon={SearchX} title={t('noMatchTitle')}>
              {t('noMatchText')}
            </EmptyState>
          ) : (
            <EmptyState icon={Library} title={t('emptyTitle')} act={add}>
              {t('emptyText')}
            </EmptyState>
          )}
          <MoreLinks
            next={page.nextCursor && address(PATH, { q, desk: each.id, cursor: page.nextCursor })}
            first={cursor ? address(PATH, { q, desk }) : null}
            words={{ more: more('more'), fromStart: more('fromStart') }}
          />
        </DeskSection>
      ))}
    </DeskPage>
  )
}
