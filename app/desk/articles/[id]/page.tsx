import type { Metadata } from 'next'
import { cache } from 'react'
import { Workspace } from '@/components/workspace/workspace'
import { isCalled } from '@/lib/browser/workspace-view'
import { pageActor } from '@/lib/http/actor'
import { articleWorkspace } from '@/lib/server/articles/workspace'
import { oneClaim } from '@/lib/server/claims/show'
import { address, deskActor, lastValues, orNotFound } from '../../desk-visit'

interface PageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Number of the version in the address; null for none, and for what is no number. */
function versionIn(value: string | undefined): number | null {
  return value !== undefined && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : null
}

/** Claims that the page begins with: more than a window has room for beside the text. */
const FIRST = 24

/** Title and body are made from one reading: the beginning of the workspace, and the whole of the claim in the address. */
const readWorkspace = cache(async (id: string, version: number | null, name: string | undefined) => {
  const actor = await pageActor()
  const claim = name === undefined || name.length > 64 ? {} : { claim: name }
  const asked = { id, ...(version === null ? {} : { version }), part: { first: FIRST, ...claim } }
  const view = await orNotFound(articleWorkspace(actor, asked))
  const named = name === undefined ? undefined : view.claims.find((each) => isCalled(each, name, id))
  return { view, opened: named ? await orNotFound(oneClaim(actor, { id: named.id })) : null }
})

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const [{ id }, values] = await Promise.all([params, lastValues(searchParams)])
  if ((await pageActor()) === null) return {}
  const { view, opened } = await readWorkspace(id, versionIn(values.version), values.claim)
  return { title: opened ? `${opened.key} · ${view.article.title}` : view.article.title }
}

/** The workspace of one article; `?claim=` opens a claim, `?version=` shows an older text. */
export default async function WorkspacePage({ params, searchParams }: PageProps) {
  const [{ id }, values] = await Promise.all([params, lastValues(searchParams)])
  await deskActor(address(`/desk/articles/${id}`, { claim: values.claim, version: values.version }))
  const version = versionIn(values.version)
  const { view, opened } = await readWorkspace(id, version, values.claim)
  return <Workspace initial={view} opened={opened} version={version} />
}
