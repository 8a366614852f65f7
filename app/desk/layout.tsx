import type { ReactNode } from 'react'
import { DeskHeader } from '@/components/shell/desk-header'
import { can } from '@/lib/policy/permissions'
import { pageActor } from '@/lib/http/actor'
import { readPreferences } from '@/lib/http/preferences'
import { ownDesks } from '@/lib/server/newsroom/desks'
import { reviewsWaiting } from '@/lib/server/review/inbox'

/**
 * The signed-in frame. It decides nothing: each page asks who comes, and sends a stranger to sign-in with its own address
 * to come back to.
 */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await pageActor()
  if (!actor) return children
  const [preferences, desks] = await Promise.all([readPreferences(), ownDesks(actor, {})])
  const chosen = desks.find((desk) => desk.id === preferences.desk)?.id ?? null
  const waiting = await reviewsWaiting(actor, chosen === null ? {} : { deskId: chosen })
  const somewhere = (permission: 'claim:approve' | 'article:change') =>
    desks.some((desk) => can(actor, permission, desk.id))
  return (
    <>
      <DeskHeader
        person={{ id: actor.personId, name: actor.name }}
        desks={desks.map(({ id, name }) => ({ id, name }))}
        desk={chosen}
        may={{
          administer: actor.admin,
          review: somewhere('claim:approve'),
          importArticle: somewhere('article:change'),
        }}
        reviewsWaiting={waiting}
        language={preferences.language}
        theme={preferences.theme}
        signOutAction="/sign-in/out"
      />
      {children}
    </>
  )
}
