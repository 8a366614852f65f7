import type { Metadata } from 'next'
import { SourceForm } from '@/components/source/source-form'
import { Link } from '@/components/ui/link'
import { readPreferences } from '@/lib/http/preferences'
import { returnedForm } from '@/lib/http/returned-form'
import { wordsOf } from '@/messages/words'
import { DeskPage } from '../../desk-page'
import { deskVisit, lastValues, type SearchParams } from '../../desk-visit'

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'sources')('newTitle') }
}

/** A source that no evidence cites yet. */
export default async function NewSourcePage({ searchParams }: { searchParams: SearchParams }) {
  const [{ actor, preferences, desks, shown }, { returned: id }] = await Promise.all([
    deskVisit('/desk/sources/new'),
    lastValues(searchParams),
  ])
  const t = wordsOf(preferences.language, 'sources')
  const returned = returnedForm(id, actor)
  const [first] = shown
  return (
    <DeskPage title={t('newTitle')} lead={<Link href="/desk/sources">{t('back')}</Link>} width="text">
      <SourceForm
        personId={actor.personId}
        language={preferences.language}
        action="/desk/sources/save"
        hidden={desks.length > 1 || !first ? {} : { deskId: first.id }}
        typed={returned?.fields ?? { deskId: first?.id ?? '' }}
        stored={{}}
        faults={returned?.faults ?? []}
        mayKnow
        desks={desks}
      />
    </DeskPage>
  )
}
