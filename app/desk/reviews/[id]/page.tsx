import { ArrowRight } from 'lucide-react'
import type { Metadata } from 'next'
import { cache } from 'react'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Icon } from '@/components/ui/icon'
import { LinkButton } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { pageActor } from '@/lib/http/actor'
import { readPreferences } from '@/lib/http/preferences'
import { returnedForm } from '@/lib/http/returned-form'
import type { Actor } from '@/lib/policy/actor'
import { articleWorkspace } from '@/lib/server/articles/workspace'
import { oneClaim } from '@/lib/server/claims/show'
import { reviewQueue } from '@/lib/server/review/review-queue'
import { houseScale } from '@/lib/server/newsroom/scales'
import { wordsOf } from '@/messages/words'
import { DeskPage } from '../../desk-page'
import { deskVisit, lastValues, orNotFound, type SearchParams } from '../../desk-visit'
import { shownRatings } from '../../ratings'
import { ClaimFacts, ClaimInContext } from './claim-in-context'
import { Decision } from './decision'
import { EvidenceReview } from './evidence-review'
import { Talk } from './talk'
import { VerdictReview } from './verdict-review'

interface Given {
  params: Promise<{ id: string }>
  searchParams: SearchParams
}

/** The claim, once per request: title and page ask for it. */
const claimFor = cache((actor: Actor, id: string) => orNotFound(oneClaim(actor, { id })))

const couldBeId = (id: string) => /^[A-Za-z0-9_-]{1,64}$/.test(id)

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const [{ id }, { language }, actor] = await Promise.all([params, readPreferences(), pageActor()])
  const t = wordsOf(language, 'desk')
  if (!actor || !couldBeId(id)) return { title: t('review.title') }
  const claim = await claimFor(actor, id)
  return { title: t('review.heading', { key: claim.key }) }
}

/** One claim before its second pair of eyes: in its context, evidence one by one, both verdicts, then the decision. */
export default async function ReviewPage({ params, searchParams }: Given) {
  const { id } = await params
  const path = `/desk/reviews/${id}`
  const [{ actor, preferences, newsroom }, { returned: returnedId }] = await Promise.all([
    deskVisit(path),
    lastValues(searchParams),
  ])
  const claim = await claimFor(actor, couldBeId(id) ? id : 'none')
  const [workspace, queue, scale] = await Promise.all([
    orNotFound(articleWorkspace(actor, { id: claim.articleId, part: { first: 0, claim: claim.id } })),
    orNotFound(reviewQueue(actor, { deskId: claim.deskId, limit: 2 })),
    orNotFound(houseScale(actor, {})),
  ])
  const { language } = preferences
  const t = wordsOf(language, 'desk')
  const names = new Map(workspace.people.map((person) => [person.id, person.name]))
  const returned = returnedForm(returnedId, actor)
  const next = queue.claims.find((each) => each.id !== claim.id)
  const shell = wordsOf(language, 'shell')
  return (
    <DeskPage
      title={t('review.heading', { key: claim.key })}
      lead={
        <Breadcrumbs
          label={shell('breadcrumbs')}
          crumbs={[
            { label: shell('reviews'), href: '/desk/reviews' },
            {
              label: workspace.article.title,
              href: `/desk/articles/${claim.articleId}`,
              lang: workspace.article.language,
            },
            { label: claim.key },
          ]}
        />
      }
      acts={
        <>
          <LinkButton href={`/desk/articles/${claim.articleId}?claim=${claim.id}`} size="sm">
            {t('review.openInText')}
          </LinkButton>
          {next ? (
            <LinkButton href={`/desk/reviews/${next.id}`} size="sm" variant="quiet">
              {t('review.skip')}
              <Icon of={ArrowRight} size={14} directional />
            </LinkButton>
          ) : null}
        </>
      }
    >
      {returned?.code === 'stale' ? (
        <Notice tone="caution" role="alert" className="mb-5">
          {t('review.stale')}
        </Notice>
      ) : returned && returned.code !== 'done' && !returned.faults.includes('reason') ? (
        <Notice tone="danger" role="alert" className="mb-5">
          {returned.message}
        </Notice>
      ) : null}
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="flex min-w-0 flex-col gap-8">
          <ClaimFacts claim={claim} agents={workspace.agents} language={language} />
          <ClaimInContext
            claim={claim}
            shown={workspace.shown}
            article={workspace.article}
            relations={workspace.relations}
            language={language}
          />
          <EvidenceReview
            claim={claim}
            sources={workspace.sources}
            agents={workspace.agents}
            language={language}
            timeZone={newsroom.timeZone}
          />
          <Talk claim={claim} names={names} language={language} />
        </div>
        <div className="flex flex-col gap-6 lg:sticky lg:top-18">
          <VerdictReview claim={claim} names={names} ratings={shownRatings(scale, language)} language={language} />
          <Decision personId={actor.personId} claim={claim} names={names} language={language} returned={returned} />
        </div>
      </div>
    </DeskPage>
  )
}
