import type { Metadata } from 'next'
import { cache } from 'react'
import { NativeSelect, SubmitButton } from '@/components/ui/form-field'
import { Link, LinkButton } from '@/components/ui/link'
import { SideBySide } from '@/components/versions/side-by-side'
import { VersionList } from '@/components/versions/version-list'
import { pageActor } from '@/lib/http/actor'
import { readPreferences } from '@/lib/http/preferences'
import { returnedForm } from '@/lib/http/returned-form'
import { can } from '@/lib/policy/permissions'
import type { VersionView } from '@/lib/schemas/article-version'
import { oneArticle } from '@/lib/server/articles/show'
import { articleVersions, versionDiff } from '@/lib/server/articles/version-views'
import { articleWatch } from '@/lib/server/articles/watching/watch-views'
import { wordsOf } from '@/messages/words'
import { DeskPage } from '../../../desk-page'
import { WatchCard } from './watch-card'
import { address, deskActor, lastValues, orNotFound, type SearchParams } from '../../../desk-visit'

interface PageProps {
  params: Promise<{ id: string }>
  searchParams: SearchParams
}

/** Title and body are made from one reading. */
const readArticle = cache(async (id: string) => orNotFound(oneArticle(await pageActor(), { id })))

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const [{ id }, { language }, actor] = await Promise.all([params, readPreferences(), pageActor()])
  const t = wordsOf(language, 'versions')
  if (!actor) return { title: t('title') }
  return { title: t('titleOf', { article: (await readArticle(id)).title }) }
}

/** The versions of an article, and two of them side by side: by default the newest and the one before it. */
export default async function VersionsPage({ params, searchParams }: PageProps) {
  const [{ id }, asked] = await Promise.all([params, lastValues(searchParams)])
  const path = `/desk/articles/${id}/versions`
  const actor = await deskActor(address(path, { from: asked.from, to: asked.to }))
  const [article, { language }] = await Promise.all([readArticle(id), readPreferences()])
  const [{ items }, watch] = await Promise.all([
    orNotFound(articleVersions(actor, { id })),
    orNotFound(articleWatch(actor, { articleId: id })),
  ])
  const t = wordsOf(language, 'versions')
  const { from, to } = chosenPair(items, asked)
  const diff = from === to ? null : await orNotFound(versionDiff(actor, { id, from, to }))
  const options = items.map(({ number }) => ({ id: String(number), label: `${t('version')} ${number}` }))
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
      acts={
        article.droppedAt === null ? (
          <LinkButton href={`${path}/new`} variant="primary">
            {t('add')}
          </LinkButton>
        ) : null
      }
    >
      <div className="flex flex-col gap-8">
        <VersionList articleId={id} versions={items} />
        {article.droppedAt === null ? (
          <WatchCard
            view={watch}
            language={language}
            mayChange={can(actor, 'article:change', article.deskId)}
            done={asked.done}
            refused={returnedForm(asked.returned, actor)?.form === 'watch'}
          />
        ) : null}
        {diff ? (
          <>
            <form action={path} aria-label={t('compare')} className="flex flex-wrap items-end gap-x-4 gap-y-3">
              <NativeSelect name="from" label={t('compareFrom')} options={options} defaultValue={String(from)} />
              <NativeSelect name="to" label={t('compareTo')} options={options} defaultValue={String(to)} />
              <SubmitButton variant="secondary">{t('compareAct')}</SubmitButton>
            </form>
            <SideBySide diff={diff} language={article.language} direction={article.direction} />
          </>
        ) : (
          <p className="text-ink-soft">{t('onlyOne')}</p>
        )}
      </div>
    </DeskPage>
  )
}

/** The two versions that the address names, as far as there are such; else the newest and the one before it. */
function chosenPair(versions: readonly VersionView[], asked: Readonly<Record<string, string>>) {
  const known = (value: string | undefined) => versions.find(({ number }) => String(number) === value)?.number
  const newest = versions[0]?.number ?? 1
  const to = known(asked.to) ?? newest
  const from = known(asked.from) ?? Math.max(1, to - 1)
  return from === to ? { from: Math.max(1, to - 1), to } : { from, to }
}
