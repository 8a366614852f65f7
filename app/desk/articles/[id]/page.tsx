import type { Metadata } from 'next'
import { cache } from 'react'
import { Workspace } from '@/components/article/workspace'
import { pageActor } from '@/lib/http/actor'
import { articleWorkspace } from '@/lib/server/articles/show'
import { address, deskActor, lastValues, orNotFound } from '../../desk-visit'

interface PageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Number of the version in the address; null for none, and for what is no number. */
function versionIn(value: string | undefined): number | null {
  return value !== undefined && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : null
}

/** Title and body are made from one reading. */
const readWorkspace = cache(async (id: string, version: number | null) => {
  const actor = await pageActor()
  return orNotFound(articleWorkspace(actor, version === null ? { id } : { id, version }))
})

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const [{ id }, values] = await Promise.all([params, lastValues(searchParams)])
  if ((await pageActor()) === null) return {}
  const view = await readWorkspace(id, versionIn(values.version))
  const claim = view.claims.find((each) => each.id === values.claim)
  return { title: claim ? `${claim.key} · ${view.article.title}` : view.article.title }
}

/** The workspace of one article; `?claim=` opens a claim, `?version=` shows an older text. */
export default async function WorkspacePage({ params, searchParams }: PageProps) {
  const [{ id }, values] = await Promise.all([params, lastValues(searchParams)])
  await deskActor(address(`/desk/articles/${id}`, { claim: values.claim, version: values.version }))
  const version = versionIn(values.version)
  return <Workspace initial={await readWorkspace(id, version)} version={version} />
}
