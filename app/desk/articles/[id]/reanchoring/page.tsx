import type { Metadata } from 'next'
import { cache } from 'react'
import { Reanchoring } from '@/components/versions/reanchoring'
import { pageActor } from '@/lib/http/actor'
import { readPreferences } from '@/lib/http/preferences'
import { reanchoringQueue } from '@/lib/server/articles/reanchoring-queue'
import { articleWorkspace } from '@/lib/server/articles/workspace'
import { QUEUE_PAGE } from '@/lib/browser/reanchoring'
import { wordsOf } from '@/messages/words'
import { deskActor, orNotFound } from '../../../desk-visit'

interface PageProps {
  params: Promise<{ id: string }>
}

/** Title and body are made from one reading. */
const readWorkspace = cache(async (id: string) => orNotFound(articleWorkspace(await pageActor(), { id })))

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const [{ id }, { language }, actor] = await Promise.all([params, readPreferences(), pageActor()])
  const t = wordsOf(language, 'versions')
  if (!actor) return { title: t('queueTitle') }
  return { title: t('queueTitleOf', { article: (await readWorkspace(id)).article.title }) }
}

/** The re-anchoring queue of one article. (rule R7) */
export default async function ReanchoringPage({ params }: PageProps) {
  const { id } = await params
  const actor = await deskActor(`/desk/articles/${id}/reanchoring`)
  const initial = await readWorkspace(id)
  const [waiting, kept, sentences] = await Promise.all([
    reanchoringQueue(actor, { articleId: id, part: 'waiting', limit: QUEUE_PAGE }),
    reanchoringQueue(actor, { articleId: id, part: 'kept', limit: QUEUE_PAGE }),
    reanchoringQueue(actor, { articleId: id, part: 'sentences', limit: QUEUE_PAGE }),
  ])
  return <Reanchoring initial={initial} waiting={waiting} kept={kept} sentences={sentences} />
}
