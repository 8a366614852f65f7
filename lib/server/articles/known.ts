import { addressKey } from '@/lib/domain/intake/address-key'
import { bandsOf, likeness, runsOf, SAME_ARTICLE } from '@/lib/domain/intake/likeness'
import type { Actor } from '@/lib/policy/actor'
import { can } from '@/lib/policy/permissions'
import type { KnownArticleView } from '@/lib/schemas/article'
import type { Reader, Tx } from '../db/clients'

/** So many texts at most are compared with a new one, those that meet it in most bands first. */
const COMPARED = 12
/** So many articles at most are named to whoever brings one in. */
const NAMED = 5

/** Keeps by what a text is found again. */
export async function keepBands(tx: Tx, articleVersionId: string, text: string): Promise<void> {
  const values = bandsOf(runsOf(text))
  await tx.textBand.createMany({ data: values.map((value) => ({ articleVersionId, value })) })
}

/** A text that is being brought in. */
interface Brought {
  readonly text: string
  /** Every address by which it is known. */
  readonly addresses: readonly (string | null | undefined)[]
}

/**
 * The articles that this one probably is: those with its address, and those whose newest or an older text is more like it than not;
 * the likest first. Only of desks where the person reads.
 */
export async function knownArticles(
  db: Reader,
  actor: Actor,
  { text, addresses }: Brought,
): Promise<KnownArticleView[]> {
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
