import type { Metadata } from 'next'
import { cache } from 'react'
import { BringInMarks } from '@/components/annotations/bring-in-marks'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { pageActor } from '@/lib/http/actor'
import { readPreferences } from '@/lib/http/preferences'
import { oneArticle } from '@/lib/server/articles/show'
import { wordsOf } from '@/messages/words'
import { DeskPage } from '../../../desk-page'
import { deskActor, orNotFound } from '../../../desk-visit'

interface PageProps {
  params: Promise<{ id: string }>
}

/** Title and body are made from one reading. */
const readArticle = cache(async (id: string) => orNotFound(oneArticle(await pageActor(), { id })))

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const [{ id }, { language }, actor] = await Promise.all([params, readPreferences(), pageActor()])
  const t = wordsOf(language, 'annotations')
  if (!actor) return { title: t('title') }
  return { title: t('titleOf', { article: (await readArticle(id)).title }) }
}

/** Brings in claims and comments from a file: first what would happen, then what did. */
export default async function AnnotationsPage({ params }: PageProps) {
  const { id } = await params
  await deskActor(`/desk/articles/${id}/annotations`)
  const [article, { language }] = await Promise.all([readArticle(id), readPreferences()])
  const t = wordsOf(language, 'annotations')
  return (
    <DeskPage
      title={t('title')}
      lead={
        <>
          <Link href={`/desk/articles/${id}`} variant="quiet">
            <bdi lang={article.language}>{article.title}</bdi>
          </Link>
          <span className="block">{t('lead')}</span>
        </>
      }
    >
      {article.droppedAt === null ? (
        <BringInMarks articleId={id} language={article.language} />
      ) : (
        <Notice tone="caution">{wordsOf(language, 'workspace')('droppedArticle')}</Notice>
      )}
    </DeskPage>
  )
}
