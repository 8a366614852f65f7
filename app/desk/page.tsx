import { FileDiff, Inbox, MessageSquare, RefreshCw, Stamp, Undo2, UserRoundCheck } from 'lucide-react'
import type { Metadata } from 'next'
import { DeskFlow } from '@/components/inbox/desk-flow'
import { FirstSteps } from '@/components/inbox/first-steps'
import { ReaderReports } from '@/components/inbox/reader-reports'
import { type WaitingItem, WaitingList } from '@/components/inbox/waiting-list'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { CLAIM_STATES, type InterfaceLanguage } from '@/lib/domain/codes'
import { readPreferences } from '@/lib/http/preferences'
import { type ReturnedForm, returnedForm } from '@/lib/http/returned-form'
import { wordsOf } from '@/messages/words'
import type { Actor } from '@/lib/policy/actor'
import { can } from '@/lib/policy/permissions'
import type { ErrorReportView } from '@/lib/schemas/error-report'
import type { ChangedPageListItem } from '@/lib/schemas/watch'
import { errorReports } from '@/lib/server/checks/error-report'
import type { DeskView } from '@/lib/server/newsroom/desks'
import { inbox, type InboxView } from '@/lib/server/review/inbox'
import type { WaitingClaim } from '@/lib/server/review/waiting-claim'
import { changedPages } from '@/lib/server/articles/watching/changed-page-views'
import { DeskPage } from './desk-page'
import { deskVisit, lastValues, type SearchParams } from './desk-visit'

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'desk')('inbox.title') }
}

/** What waits for me, then how the desk's work flows. */
export default async function InboxPage({ searchParams }: { searchParams: SearchParams }) {
  const [{ actor, preferences, desks, shown }, { returned: returnedId, done }] = await Promise.all([
    deskVisit('/desk'),
    lastValues(searchParams),
  ])
  const t = wordsOf(preferences.language, 'desk')
  if (desks.length === 0) {
    return (
      <DeskPage title={t('inbox.title')}>
        <EmptyState icon={Inbox} title={t('noDeskTitle')}>
          {t('noDeskText')}
        </EmptyState>
      </DeskPage>
    )
  }
  const [only] = shown
  const view = await inbox(actor, shown.length === 1 && only ? { deskId: only.id } : {})
  const [reports, changed] = await Promise.all([readersReports(actor, shown), changedTexts(actor, shown)])
  const returned = returnedForm(returnedId, actor)
  const waiting = [reports, changed, view.returned, view.reviewable, view.publishable, view.recheck, view.comments]
  return (
    <DeskPage
      title={t('inbox.title')}
      lead={t('inbox.lead')}
      acts={
        <LinkButton href="/desk/articles/new" variant="primary">
          {t('articles.new')}
        </LinkButton>
      }
    >
      {done === 'report-closed' ? (
        <Notice tone="success" role="status" className="mb-6">
          {t('inbox.reportClosed')}
        </Notice>
      ) : null}
      {returned ? (
        <Notice tone="danger" role="alert" title={t('inbox.reportNotClosed')} className="mb-6">
          {returned.faults.includes('reason') ? t('inbox.reportReasonMissing') : returned.message}
        </Notice>
      ) : null}
      <div className="grid items-start gap-x-8 gap-y-8 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="flex min-w-0 flex-col gap-8">
          {view.firstRun ? <FirstSteps {...firstSteps(view.firstRun, t)} /> : null}
          {waiting.every((list) => list.length === 0) ? (
            view.firstRun ? null : (
              <EmptyState
                icon={Inbox}
                title={t('inbox.nothingTitle')}
                act={<LinkButton href="/desk/articles">{t('inbox.browse')}</LinkButton>}
                className="rounded-lg border border-line border-dashed"
              >
                {t('inbox.nothingText')}
              </EmptyState>
            )
          ) : (
            <Waiting
              view={view}
              reports={reports}
              changed={changed}
              returned={returned}
              language={preferences.language}
            />
          )}
        </div>
        <DeskFlow
          title={t('inbox.flow')}
          hint={t('inbox.flowText')}
          counts={flow(view, preferences.language)}
          more={{ label: t('inbox.policies'), href: '/desk/policies' }}
        />
      </div>
    </DeskPage>
  )
}

type Words = ReturnType<typeof wordsOf<'desk'>>

/** The newest open reports of errors, for the chiefs, who answer for what is published. (rule R31) */
async function readersReports(actor: Actor, desks: readonly DeskView[]) {
  const mine = desks.filter((desk) => can(actor, 'claim:publish', desk.id))
  const lists = await Promise.all(
    mine.map((desk) => errorReports(actor, { deskId: desk.id, closed: false, limit: 20 })),
  )
  return lists.flatMap(({ items }) => items)
}

/** The newest changed texts of watched pages that wait for a decision, on any of the desks. (rule R7) */
async function changedTexts(actor: Actor, desks: readonly DeskView[]) {
  const lists = await Promise.all(desks.map((desk) => changedPages(actor, { deskId: desk.id, limit: 20 })))
  return lists.flatMap(({ items }) => items)
}

interface WaitingProps {
  view: InboxView
  reports: readonly ErrorReportView[]
  changed: readonly ChangedPageListItem[]
  returned: ReturnedForm | null
  language: InterfaceLanguage
}

function Waiting({ view, reports, changed, returned, language }: WaitingProps) {
  const t = wordsOf(language, 'desk')
  const watching = wordsOf(language, 'watching')
  const claim = (item: WaitingClaim, who: string | null, href: string): WaitingItem => ({
    id: item.id,
    href,
    claimKey: item.key,
    statement: item.statement,
    language: item.language,
    who,
    words: item.reason,
    article: item.articleTitle,
    since: item.since,
    marks: item.assigned ? <Badge tone="accent">{t('inbox.assigned')}</Badge> : null,
  })
  const inText = (item: WaitingClaim) => `/desk/articles/${item.articleId}?claim=${item.id}`
  return (
    <>
      <ReaderReports
        title={t('inbox.readers')}
        language={language}
        reports={reports.map((report) => ({
          id: report.id,
          text: report.text,
          at: report.createdAt,
          contact: report.contact && t('inbox.readersContact', { contact: report.contact }),
          check: report.slug === null ? null : { label: t('inbox.check'), href: `/checks/${report.slug}` },
          returned:
            returned?.fields.id === report.id
              ? {
                  outcome: returned.fields.outcome ?? '',
                  reason: returned.fields.reason ?? '',
                  reasonMissing: returned.faults.includes('reason'),
                }
              : null,
        }))}
      />
      <WaitingList
        id="changed-pages"
        title={watching('inbox')}
        icon={FileDiff}
        items={changed.map((page) => ({
          id: page.id,
          href: `/desk/changed-pages/${page.id}`,
          claimKey: null,
          statement: page.title ?? page.articleTitle,
          language: page.language,
          who: watching('inboxWho'),
          article: page.outlet ?? new URL(page.url).host,
          since: page.seenAt,
          marks:
            page.published > 0 ? (
              <Badge tone="accent">{watching('publishedCount', { count: page.published })}</Badge>
            ) : null,
        }))}
      />
      <WaitingList
        id="returned"
        title={t('inbox.returned')}
        icon={Undo2}
        items={view.returned.map((item) =>
          claim(item, item.by && t('inbox.returnedBy', { name: item.by }), inText(item)),
        )}
      />
      <WaitingList
        id="reviewable"
        title={t('inbox.reviewable')}
        icon={UserRoundCheck}
        items={view.reviewable.map((item) =>
          claim(item, item.by && t('inbox.submittedBy', { name: item.by }), `/desk/reviews/${item.id}`),
        )}
      />
      <WaitingList
        id="publishable"
        title={t('inbox.publishable')}
        icon={Stamp}
        items={view.publishable.map((item) =>
          claim(item, item.by && t('inbox.submittedBy', { name: item.by }), inText(item)),
        )}
      />
      <WaitingList
        id="recheck"
        title={t('inbox.recheck')}
        icon={RefreshCw}
        items={view.recheck.map((item) => claim(item, t('inbox.recheckText'), inText(item)))}
      />
      <WaitingList
        id="comments"
        title={t('inbox.comments')}
        icon={MessageSquare}
        items={view.comments.map((comment) => ({
          id: comment.id,
          href: `/desk/articles/${comment.articleId}?claim=${comment.claimId}`,
          claimKey: comment.claimKey,
          statement: comment.statement,
          language: comment.language,
          words: comment.text,
          who: t('inbox.commentBy', { name: comment.by, key: comment.claimKey }),
          article: comment.articleTitle,
          since: comment.at,
        }))}
      />
    </>
  )
}

function firstSteps({ sampleArticleId }: { readonly sampleArticleId: string | null }, t: Words) {
  const sample = sampleArticleId === null ? null : `/desk/articles/${sampleArticleId}`
  const open = sample === null ? null : { label: t('inbox.step1Act'), href: sample }
  return {
    title: t('inbox.firstTitle'),
    lead: sample === null ? t('inbox.noSample') : t('inbox.firstLead'),
    steps: [
      { title: t('inbox.step1Title'), text: t('inbox.step1Text'), act: open },
      {
        title: t('inbox.step2Title'),
        text: t('inbox.step2Text'),
        act: { label: t('inbox.step2Act'), href: '/desk/claims' },
      },
      {
        title: t('inbox.step3Title'),
        text: t('inbox.step3Text'),
        act: { label: t('inbox.step3Act'), href: '/desk/articles/new' },
      },
    ],
  }
}

function flow(view: InboxView, language: Parameters<typeof wordsOf>[0]) {
  const t = wordsOf(language, 'desk')
  const codes = wordsOf(language, 'codes')
  const always = new Set(['draft', 'submitted', 'returned', 'approved', 'published'])
  return [
    { label: t('inbox.articles'), count: view.articles, href: '/desk/articles' },
    ...CLAIM_STATES.filter((state) => always.has(state) || view.flow[state]).map((state) => ({
      label: codes(`claimState.${state}`),
      count: view.flow[state] ?? 0,
      href: `/desk/claims?state=${state}`,
    })),
    { label: t('needsRecheck'), count: view.needsRecheck, href: '/desk/claims?recheck=yes' },
  ]
}
