import { FileText, SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { Moment } from '@/components/shell/moment'
import { Badge, Count } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { NativeCheckbox, NativeInput, SubmitButton } from '@/components/ui/form-field'
import { Link, LinkButton } from '@/components/ui/link'
import { Cell, Column, Row, RowHeader, Table } from '@/components/ui/table'
import { CLAIM_STATES } from '@/lib/domain/codes'
import { readPreferences } from '@/lib/http/preferences'
import { wordsOf } from '@/messages/words'
import type { ArticleListItem } from '@/lib/schemas/article'
import { deskArticles } from '@/lib/server/articles/list'
import { changedPageCount } from '@/lib/server/articles/watching/changed-page-views'
import { shownDate } from '@/components/check/shown-date'
import { DeskPage } from '../desk-page'
import { DeskSection, MoreLinks } from '../desk-sections'
import { address, deskVisit, lastValues, orNotFound, type SearchParams } from '../desk-visit'

const PATH = '/desk/articles'

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'desk')('articles.title') }
}

/** The articles of the desk, found by words of their titles. */
export default async function ArticlesPage({ searchParams }: { searchParams: SearchParams }) {
  const { q, dropped, desk, cursor } = await lastValues(searchParams)
  const { actor, preferences, shown } = await deskVisit(address(PATH, { q, dropped, desk, cursor }), desk || undefined)
  const { language } = preferences
  const t = wordsOf(language, 'desk')
  const lists = await Promise.all(
    shown.map(async (each) => ({
      desk: each,
      page: await orNotFound(
        deskArticles(actor, {
          deskId: each.id,
          ...(q ? { words: q.slice(0, 200) } : {}),
          dropped: dropped === 'yes',
          ...(cursor ? { cursor } : {}),
        }),
      ),
    })),
  )
  const counts = await Promise.all(shown.map((each) => orNotFound(changedPageCount(actor, { deskId: each.id }))))
  const waiting = counts.reduce((sum, { open }) => sum + open, 0)
  const newArticle = (
    <LinkButton href="/desk/articles/new" variant="primary">
      {t('articles.new')}
    </LinkButton>
  )
  return (
    <DeskPage
      title={t('articles.title')}
      acts={
        <>
          <LinkButton href="/desk/changed-pages" variant="secondary">
            {wordsOf(language, 'watching')('title')}
            {waiting > 0 ? <Count value={waiting} most={99} /> : null}
          </LinkButton>
          {newArticle}
        </>
      }
    >
      <form action={PATH} className="mb-6 flex flex-wrap items-end gap-x-4 gap-y-3" role="search">
        <NativeInput type="search" name="q" label={t('articles.words')} defaultValue={q} className="w-72 max-w-full" />
        <SubmitButton variant="secondary">{t('articles.find')}</SubmitButton>
        <NativeCheckbox name="dropped" value="yes" defaultChecked={dropped === 'yes'} className="pb-1.5">
          {t('articles.dropped')}
        </NativeCheckbox>
      </form>
      {lists.map(({ desk: each, page }) => (
        <DeskSection key={each.id} desk={each} alone={lists.length === 1}>
          {page.items.length > 0 ? (
            <ArticleTable articles={page.items} language={language} />
          ) : q || dropped ? (
            <EmptyState icon={SearchX} title={t('articles.noMatchTitle')}>
              {t('articles.noMatchText')}
            </EmptyState>
          ) : (
            <EmptyState icon={FileText} title={t('articles.emptyTitle')} act={newArticle}>
              {t('articles.emptyText')}
            </EmptyState>
          )}
          <MoreLinks
            next={page.nextCursor && address(PATH, { q, dropped, desk: each.id, cursor: page.nextCursor })}
            first={cursor ? address(PATH, { q, dropped, desk }) : null}
            words={{ more: t('more'), fromStart: t('fromStart') }}
          />
        </DeskSection>
      ))}
    </DeskPage>
  )
}

type Language = Parameters<typeof wordsOf>[0]

function ArticleTable({ articles, language }: { articles: readonly ArticleListItem[]; language: Language }) {
  const t = wordsOf(language, 'desk')
  return (
    <Table
      caption={t('articles.caption')}
      columns={
        <>
          <Column>{t('articles.article')}</Column>
          <Column>{t('articles.outlet')}</Column>
          <Column>{t('articles.published')}</Column>
          <Column>{t('articles.claims')}</Column>
          <Column>{t('articles.changed')}</Column>
        </>
      }
    >
      {articles.map((article) => (
        <Row key={article.id}>
          <RowHeader className="max-w-md">
            <Link
              href={`/desk/articles/${article.id}`}
              variant="plain"
              lang={article.language}
              dir={article.direction}
              className="quoted"
            >
              {article.title}
            </Link>
            <span className="flex gap-2 font-normal">
              {article.demo ? <Badge>{t('articles.sampleBadge')}</Badge> : null}
              {article.droppedAt ? <Badge tone="caution">{t('articles.droppedBadge')}</Badge> : null}
            </span>
          </RowHeader>
          <Cell label={t('articles.outlet')} className="text-ink-soft">
            <bdi>{article.outlet}</bdi>
          </Cell>
          <Cell label={t('articles.published')} className="whitespace-nowrap text-ink-soft">
            {article.publishedAt ? shownDate(article.publishedAt, language) : null}
          </Cell>
          <Cell label={t('articles.claims')}>
            <ClaimCounts article={article} language={language} />
          </Cell>
          <Cell label={t('articles.changed')} className="whitespace-nowrap text-ink-soft">
            <Moment at={article.createdAt} />
          </Cell>
        </Row>
      ))}
    </Table>
  )
}

/** How many claims are in each state, in the order of the workflow. */
function ClaimCounts({ article, language }: { article: ArticleListItem; language: Language }) {
  const common = wordsOf(language, 'common')
  const codes = wordsOf(language, 'codes')
  const t = wordsOf(language, 'desk')
  const counts = CLAIM_STATES.flatMap((state) => {
    const count = article.states[state]
    return count ? [t('articles.stateCount', { count, state: codes(`claimState.${state}`) })] : []
  })
  return (
    <>
      {common('claims', { count: article.claimCount })}
      {counts.length > 0 ? <span className="block text-ink-faint text-sm">{counts.join(' · ')}</span> : null}
    </>
  )
}
