import type { Metadata } from 'next'
import { cache } from 'react'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { AddVersion } from '@/components/versions/add-version'
import { pageActor } from '@/lib/http/actor'
import { readPreferences } from '@/lib/http/preferences'
import { oneArticle } from '@/lib/server/articles/show'
import { wordsOf } from '@/messages/words'
import { DeskPage } from '../../../../desk-page'
import { deskVisit, orNotFound } from '../../../../desk-visit'

interface PageProps {
  params: Promise<{ id: string }>
}

/** Title and body are made from one reading. */
const readArticle = cache(async (id: string) => orNotFound(oneArticle(await pageActor(), { id })))

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const [{ id }, { language }, actor] = await Promise.all([params, readPreferences(), pageActor()])
  const t = wordsOf(language, 'versions')
  if (!actor) return { title: t('add') }
  return { title: t('addTitleOf', { article: (await readArticle(id)).title }) }
}

/** Adds a new text to an article: the intake screen, then what became of the marks. */
export default async function AddVersionPage({ params }: PageProps) {
  const { id } = await params
  const { actor, preferences, desks } = await deskVisit(`/desk/articles/${id}/versions/new`)
  const article = await readArticle(id)
  const t = wordsOf(preferences.language, 'versions')
  const desk = { id: article.deskId, name: desks.find((each) => each.id === article.deskId)?.name ?? '' }
  return (
    <DeskPage
      title={t('add')}
      lead={
        <>
          <Link href={`/desk/articles/${id}`} variant="quiet">
            <bdi lang={article.language}>{article.title}</bdi>
          </Link>
          <span className="block">{t('addLead')}</span>
        </>
      }
    >
      {article.droppedAt === null ? (
        <AddVersion personId={actor.personId} desk={desk} article={article} />
      ) : (
        <Notice tone="caution">{wordsOf(preferences.language, 'workspace')('droppedArticle')}</Notice>
      )}
    </DeskPage>
  )
}
