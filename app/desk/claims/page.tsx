import { Quote, SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link'
import { CLAIM_STATES } from '@/lib/domain/codes'
import { readPreferences } from '@/lib/http/preferences'
import { wordsOf } from '@/messages/words'
import type { Actor } from '@/lib/policy/actor'
import { deskAgents } from '@/lib/server/claims/agents'
import { deskClaims } from '@/lib/server/claims/list'
import type { DeskView } from '@/lib/server/newsroom/desks'
import { deskPeople } from '@/lib/server/review/inbox'
import { houseScale } from '@/lib/server/newsroom/scales'
import { DeskPage } from '../desk-page'
import { DeskSection, MoreLinks } from '../desk-sections'
import { address, deskVisit, lastValues, orNotFound, type SearchParams } from '../desk-visit'
import { shownRatings } from '../ratings'
import { ClaimFilters, type ClaimFilterValues } from './claim-filters'
import { ClaimTable } from './claim-table'

const PATH = '/desk/claims'

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'desk')('claims.title') }
}

/** Every claim of the desk, filtered by what stands in the address. (rule R32) */
export default async function ClaimsPage({ searchParams }: { searchParams: SearchParams }) {
  const { q, speaker, rating, state, person, recheck, desk, cursor } = await lastValues(searchParams)
  const request: ClaimFilterValues = { q, speaker, rating, state, person, recheck }
  const { actor, preferences, shown } = await deskVisit(address(PATH, { ...request, desk, cursor }), desk || undefined)
  const t = wordsOf(preferences.language, 'desk')
  const [scale, choices, lists] = await Promise.all([
    orNotFound(houseScale(actor, {})),
    filterChoices(actor, shown),
    Promise.all(shown.map(async (each) => ({ desk: each, page: await claimsOf(actor, each, request, cursor) }))),
  ])
  const filtered = Object.values(request).some(Boolean)
  return (
    <DeskPage title={t('claims.title')}>
      <ClaimFilters request={request} desk={desk} language={preferences.language} scale={scale} {...choices} />
      {lists.map(({ desk: each, page }) => (
        <DeskSection key={each.id} desk={each} alone={lists.length === 1}>
          {page.items.length > 0 ? (
            <ClaimTable
              claims={page.items}
              language={preferences.language}
              ratings={shownRatings(scale, preferences.language)}
            />
          ) : filtered ? (
            <EmptyState
              icon={SearchX}
              title={t('claims.noMatchTitle')}
              act={<LinkButton href={PATH}>{wordsOf(preferences.language, 'common')('clearFilters')}</LinkButton>}
            >
              {t('claims.noMatchText')}
            </EmptyState>
          ) : (
            <EmptyState
              icon={Quote}
              title={t('claims.emptyTitle')}
              act={<LinkButton href="/desk/articles">{t('inbox.browse')}</LinkButton>}
            >
              {t('claims.emptyText')}
            </EmptyState>
          )}
          <MoreLinks
            next={page.nextCursor && address(PATH, { ...request, desk: each.id, cursor: page.nextCursor })}
            first={cursor ? address(PATH, { ...request, desk }) : null}
            words={{ more: t('more'), fromStart: t('fromStart') }}
          />
        </DeskSection>
      ))}
    </DeskPage>
  )
}

/** An address may hold anything: what is no state filters nothing. */
function claimsOf(actor: Actor, desk: DeskView, request: ClaimFilterValues, cursor: string | undefined) {
  const { q, speaker, rating, person, recheck } = request
  const state = CLAIM_STATES.find((known) => known === request.state)
  return orNotFound(
    deskClaims(actor, {
      deskId: desk.id,
      ...(q ? { words: q.slice(0, 200) } : {}),
      ...(speaker ? { speakerId: speaker } : {}),
      ...(rating ? { rating: rating.slice(0, 40) } : {}),
      ...(state ? { state } : {}),
      ...(person ? { personId: person } : {}),
      ...(recheck === 'yes' ? { needsRecheck: true } : {}),
      ...(cursor ? { cursor } : {}),
    }),
  )
}

async function filterChoices(actor: Actor, desks: readonly DeskView[]) {
  const [speakers, people] = await Promise.all([
    Promise.all(desks.map((desk) => deskAgents(actor, { deskId: desk.id, limit: 200 }))),
    Promise.all(desks.map((desk) => deskPeople(actor, { deskId: desk.id }))),
  ])
  const byId = new Map(people.flat().map((person) => [person.id, person]))
  return { speakers: speakers.flatMap((list) => list.items), people: [...byId.values()] }
}
