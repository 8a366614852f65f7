import { addressKey } from '@/lib/domain/intake/address-key'
import { bandsOf, likeness, runsOf, SAME_ARTICLE } from '@/lib/domain/intake/likeness'
import type { MaybeActor } from '@/lib/policy/actor'
import { can } from '@/lib/policy/permissions'
import type { KnownArticleView } from '@/lib/schemas/article'
import type { Reader, Tx } from '../db/clients'

/** So many texts at most are compared with a new one, those that meet it in most bands first. */
const COMPARED = 12
/** So many articles at most are named to whoever brings one in. */
const NAMED = 5

type Db = Pick<Reader, 'article' | 'articleVersion' | 'textBand'>

/** Keeps by what a text is found again. */
export async function keepBands(tx: Tx, articleVersionId: string, text: string): Promise<void> {
  const values = bandsOf(runsOf(text))
  await tx.textBand.createMany({ data: values.map((value) => ({ articleVersionId, value })) })
}

/** A text that is being brought in. */
export interface Brought {
  readonly text: string
  /** Every address by which it is known. */
  readonly addresses: readonly (string | null | undefined)[]
}

/**
 * The articles that this one probably is: those with its address, and those whose newest or an older text is more like it than not;
 * the likest first. Only of desks where the person reads.
 */
export async function knownArticles(
  db: Db,
  actor: MaybeActor,
  { text, addresses }: Brought,
): Promise<KnownArticleView[]> {
  if (actor === null) return []
  const desks = [...actor.roles.keys()].filter((deskId) => can(actor, 'desk:read', deskId))
  const keys = addresses.flatMap((address) => addressKey(address) ?? [])
  const runs = runsOf(text)
  const byAddress = await db.article.findMany({
    where: { addressKey: { in: keys }, deskId: { in: desks }, droppedAt: null },
    select: { id: true },
    orderBy: { updatedAt: 'desc' },
    take: NAMED,
  })
  const meeting = await db.textBand.groupBy({
    by: ['articleVersionId'],
    where: {
      value: { in: [...bandsOf(runs)] },
      articleVersion: { article: { deskId: { in: desks }, droppedAt: null } },
    },
    _count: { value: true },
    orderBy: { _count: { value: 'desc' } },
    take: COMPARED,
  })
  const candidates = await db.articleVersion.findMany({
    where: {
      OR: [
        { id: { in: meeting.map(({ articleVersionId }) => articleVersionId) } },
        { articleId: { in: byAddress.map(({ id }) => id) } },
      ],
    },
    include: { article: true },
    orderBy: { createdAt: 'desc' },
    take: 2 * COMPARED,
  })
  const found = new Map<string, KnownArticleView>()
  for (const { article, number, text: known } of candidates) {
    const share = likeness(runs, runsOf(known))
    const sameAddress = article.addressKey !== null && keys.includes(article.addressKey)
    if (share < SAME_ARTICLE && !sameAddress) continue
    const before = found.get(article.id)
    if (before && before.likeness >= share) continue
    found.set(article.id, {
      id: article.id,
      version: article.version,
      title: article.title,
      outlet: article.outlet,
      language: article.language,
      importedAt: article.createdAt.toISOString(),
      articleVersion: number,
      latestVersion: article.latestVersion,
      likeness: share,
      sameText: known === text,
      sameAddress,
    })
  }
  return [...found.values()].sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1)).slice(0, NAMED)
}

/** What was found of a text that is being brought in, and when: its place in the audit log. */
export interface Comparison {
  readonly brought: Brought
  readonly found: readonly KnownArticleView[]
  readonly seq: number
}

/** Compares a text with what is here, before the lock is taken. */
export async function compare(db: Reader, actor: MaybeActor, brought: Brought): Promise<Comparison> {
  const { seq } = await db.auditHead.findUniqueOrThrow({ where: { id: 1 } })
  return { brought, seq, found: await knownArticles(db, actor, brought) }
}

/**
 * The articles that a text probably is, with the lock taken: two who bring in the same one at once don't both pass. It is
 * compared again only if an article has come or changed since.
 */
export async function knownBy(tx: Tx, actor: MaybeActor, { brought, found, seq }: Comparison) {
  const since = await tx.auditEvent.count({ where: { seq: { gt: seq }, kind: { in: ['article', 'article-version'] } } })
  return since === 0 ? found : knownArticles(tx, actor, brought)
}
