import type { Actor } from '@/lib/policy/actor'
import type { PresentView } from '@/lib/schemas/presence'
import { tellOfArticle } from './events'

/**
 * Who has an article open, and in which claim they write: said to the others so that two people don't do the same work,
 * never a lock. Known from the open live streams of this process and nowhere stored.
 */

interface OpenWindow {
  readonly articleId: string
  readonly deskId: string
  readonly personId: string
  readonly name: string
  claimId: string | null
  /** Ends the writing of somebody who was cut off before they could say so. */
  forgetting: NodeJS.Timeout | null
}

declare global {
  // One for the process, as the streams are.
  var stetWindows: Map<string, OpenWindow> | undefined
}

const windows = (): Map<string, OpenWindow> => (globalThis.stetWindows ??= new Map())

/** Who writes says so again every third of this, in milliseconds. */
const WRITING_MS = 60_000

/** Where a window stands. */
export interface Standing {
  readonly window: string
  readonly actor: Actor
  readonly articleId: string
  readonly deskId: string
}

/**
 * A window has opened its live stream: whoever else is in the article is told, and so is the window.
 *
 * @returns call it when the stream ends
 */
export function enterArticle({ window, actor, articleId, deskId }: Standing): () => void {
  const before = windows().get(window)
  if (before?.forgetting) clearTimeout(before.forgetting)
  // A stream that was taken up again goes on where the broken one stood.
  const isSame = before?.personId === actor.personId && before.articleId === articleId
  const entered: OpenWindow = {
    articleId,
    deskId,
    personId: actor.personId,
    name: actor.name,
    claimId: null,
    forgetting: null,
  }
  windows().set(window, entered)
  if (isSame && before.claimId !== null) startWriting(entered, before.claimId)
  tellOthers(entered)
  return () => {
    if (entered.forgetting) clearTimeout(entered.forgetting)
    if (windows().get(window) !== entered) return
    windows().delete(window)
    tellOthers(entered)
  }
}

/** Notes in which claim a person writes. A window that isn't known, or is another person's, changes nothing. */
export function writeIn({ window, actor, articleId }: Standing, claimId: string | null): void {
  const open = windows().get(window)
  if (!open || open.personId !== actor.personId || open.articleId !== articleId) return
  const isNew = open.claimId !== claimId
  startWriting(open, claimId)
  if (isNew) tellOthers(open)
}

/** Everybody who has the article open, once each, in the order of their names. */
export function presentIn(articleId: string): PresentView[] {
  const people = new Map<string, PresentView>()
  for (const { articleId: where, personId, name, claimId } of windows().values()) {
    if (where !== articleId) continue
    people.set(personId, { personId, name, claimId: claimId ?? people.get(personId)?.claimId ?? null })
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name))
}

function startWriting(open: OpenWindow, claimId: string | null): void {
  if (open.forgetting) clearTimeout(open.forgetting)
  open.claimId = claimId
  open.forgetting = null
  if (claimId === null) return
  open.forgetting = setTimeout(() => {
    open.claimId = null
    tellOthers(open)
  }, WRITING_MS)
  open.forgetting.unref()
}

const tellOthers = ({ articleId, deskId }: OpenWindow): void =>
  void tellOfArticle({ articleId, deskId }, () => ({ type: 'presence', people: presentIn(articleId) }))
