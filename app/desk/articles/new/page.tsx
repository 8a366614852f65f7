import type { Metadata } from 'next'
import { NewArticle } from '@/components/intake/new-article'
import { EmptyState } from '@/components/ui/empty-state'
import { readPreferences } from '@/lib/http/preferences'
import { wordsOf } from '@/messages/words'
import { can } from '@/lib/policy/permissions'
import { DeskPage } from '../../desk-page'
import { deskVisit } from '../../desk-visit'

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'intake')('title') }
}

/** Brings an article in: text pasted or a file, its preview, then the workspace. */
export default async function NewArticlePage() {
  const { actor, preferences, desks, shown } = await deskVisit('/desk/articles/new')
  const t = wordsOf(preferences.language, 'intake')
  const writable = desks.filter((desk) => can(actor, 'article:change', desk.id))
  const ordered = [
    ...writable.filter((desk) => shown.some((each) => each.id === desk.id)),
    ...writable.filter((desk) => !shown.some((each) => each.id === desk.id)),
  ]
  return (
    <DeskPage title={t('title')} lead={t('lead')}>
      {ordered.length === 0 ? (
        <EmptyState title={wordsOf(preferences.language, 'desk')('noDeskTitle')}>
          {wordsOf(preferences.language, 'desk')('noDeskText')}
        </EmptyState>
      ) : (
        <NewArticle personId={actor.personId} desks={ordered.map(({ id, name }) => ({ id, name }))} />
      )}
    </DeskPage>
  )
}
