import { DIRECTIONS } from '@/lib/domain/codes'
import { PAGE_DOUBTS } from '@/lib/domain/watching/doubts'
import { WATCH_OUTCOMES, WATCH_STATES } from '@/lib/domain/watching/watch-policy'
import {
  type ArticleWatchView,
  CHANGED_PAGE_STATES,
  type ChangedPageListItem,
  type WatchView,
} from '@/lib/schemas/watch'
import { code, iso, isoOrNull } from './stored-values'

/** What an asking of a page came to, as it is stored. */
interface AnswerRow {
  readonly outcome: string
  readonly status: number | null
  readonly finalUrl: string | null
}

export interface WatchRow extends Omit<AnswerRow, 'outcome'> {
  readonly id: string
  readonly version: number
  readonly articleId: string
  readonly deskId: string
  readonly article: { readonly title: string }
  readonly state: string
  readonly nextAt: Date | null
  readonly pauseMinutes: number
  readonly failures: number
  readonly missingSince: Date | null
  readonly changedAt: Date
  readonly seenAt: Date | null
  readonly outcome: string | null
  readonly createdAt: Date
}

/** What a watch shows beside its row. */
type BesideWatch = Pick<WatchView, 'url' | 'startedBy' | 'changedPageId'>

/** A watch for those who work on its desk. */
export function watchView(row: WatchRow, beside: BesideWatch): WatchView {
  return {
    ...{ id: row.id, version: row.version, articleId: row.articleId, deskId: row.deskId, title: row.article.title },
    ...beside,
    state: code(WATCH_STATES, row.state),
    nextAt: isoOrNull(row.nextAt),
    ...{ pauseMinutes: row.pauseMinutes, failures: row.failures },
    missingSince: isoOrNull(row.missingSince),
    changedAt: iso(row.changedAt),
    seen: row.seenAt && row.outcome !== null ? answerView({ ...row, at: row.seenAt, outcome: row.outcome }) : null,
    startedAt: iso(row.createdAt),
  }
}

/** One answer of a watched page. */
export const answerView = ({
  at,
  outcome,
  status,
  finalUrl,
}: AnswerRow & { readonly at: Date }): ArticleWatchView['answers'][number] => ({
  ...{ at: iso(at), outcome: code(WATCH_OUTCOMES, outcome), status, finalUrl },
})

export interface ChangedPageRow {
  readonly id: string
  readonly version: number
  readonly deskId: string
  readonly articleId: string
  readonly article: {
    readonly title: string
    readonly language: string
    readonly outlet: string | null
    readonly direction: string
  }
  readonly state: string
  readonly baseVersion: number
  readonly createdAt: Date
  readonly url: string
  readonly finalUrl: string
  readonly title: string | null
  readonly decidedAt: Date | null
  readonly reason: string | null
}

/** What a changed text shows beside its row. @param doubts parsed */
type BesideChangedPage = Pick<ChangedPageListItem, 'claims' | 'published' | 'decidedBy'> & {
  readonly doubts: readonly (typeof PAGE_DOUBTS)[number][]
}

/** A changed text in a list, for those who work on its desk. */
export function changedPageItem(row: ChangedPageRow, { doubts, ...beside }: BesideChangedPage): ChangedPageListItem {
  return {
    ...{ id: row.id, version: row.version, deskId: row.deskId, articleId: row.articleId },
    ...{ articleTitle: row.article.title, language: row.article.language, outlet: row.article.outlet },
    direction: code(DIRECTIONS, row.article.direction),
    state: code(CHANGED_PAGE_STATES, row.state),
    baseVersion: row.baseVersion,
    seenAt: iso(row.createdAt),
    ...{ url: row.url, finalUrl: row.finalUrl, title: row.title },
    doubts: [...doubts],
    ...beside,
    decidedAt: isoOrNull(row.decidedAt),
    reason: row.reason,
  }
}
