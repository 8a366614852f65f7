import type { ReportComment } from '@/lib/domain/report'
import { claimKey } from '@/lib/policy/visibility/claim-key'
import type { ClaimRows } from '../claim-content/aggregate'
import type { Reader } from '../db/clients'
import { readInParts } from '../db/in-parts'

type Row = ClaimRows['comments'][number]

/** A comment with what it is about. */
interface Placed {
  readonly row: Row
  readonly claim: string | null
  readonly target: ReportComment['target']
  /** How many comments it answers: its own, that one's … */
  readonly depth: number
}

/**
 * What the desk said about the claims, and about words of the article, in the order of time; for Stet's own file and Web Annotations.
 *
 * What is said about a claim that cites a confidential source, or did, may tell who it is, as the notes on its evidence may:
 * it stays in the house. So do answers to what was deleted. (rules R15, R32)
 *
 * @param notesOf the article whose notes on words are told, too; null for none
 */
export async function reportComments(
  db: Reader,
  claims: readonly ClaimRows[],
  notesOf: string | null,
): Promise<ReportComment[]> {
  const guarded = await withConfidentialSource(
    db,
    claims.map((claim) => claim.id),
  )
  const said = claims
    .filter((claim) => !guarded.has(claim.id))
    .flatMap((claim) => threaded(claim.comments, () => ({ claim: claimKey(claim.number), target: null })))
  const all = [...said, ...(notesOf === null ? [] : await notes(db, notesOf))].sort(inTime)
  const numbers = new Map(all.map(({ row }, at) => [row.id, at + 1]))
  const names = await namesOf(db, all)
  return all.map(({ row, claim, target }) => ({
    number: numbers.get(row.id) ?? 0,
    claim,
    target,
    id: row.id,
    text: row.text,
    ...writer(row, names.get(row.createdById) ?? ''),
    replyTo: numbers.get(row.replyToId ?? '') ?? null,
    resolved: row.resolvedAt && {
      by: row.closedBy ?? names.get(row.resolvedById ?? '') ?? '',
      at: row.resolvedAt.toISOString(),
    },
  }))
}

/** Who wrote it and when: of one that came with a file what that says, and who brought it in. */
function writer(row: Row, name: string): Pick<ReportComment, 'by' | 'at' | 'imported'> {
  const { broughtFrom, writtenBy, writerAddress, writtenAt: there, rewordedAt, sourceId, createdAt } = row
  if (broughtFrom === null) return { by: name, at: createdAt.toISOString(), imported: null }
  const times = { at: there?.toISOString() ?? null, rewordedAt: rewordedAt?.toISOString() ?? null }
  return {
    by: writtenBy,
    at: times.at,
    imported: {
      ...{ broughtInBy: name, id: sourceId, address: writerAddress },
      ...{ from: broughtFrom || null, rewordedAt: times.rewordedAt },
    },
  }
}

/** Claims with evidence from a confidential source, taken away again or not. */
async function withConfidentialSource(db: Reader, claimIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await readInParts(claimIds, (some) =>
    db.evidence.findMany({
      where: {
        claimId: { in: some },
        OR: [{ source: { confidential: true } }, { originSource: { confidential: true } }],
      },
      select: { claimId: true },
    }),
  )
  return new Set(rows.map(({ claimId }) => claimId))
}

async function notes(db: Reader, articleId: string): Promise<Placed[]> {
  const rows = await db.comment.findMany({
    where: { articleId, claimId: null, deletedAt: null },
    include: { articleVersion: { select: { number: true } } },
  })
  return threaded(rows, ({ articleVersion, start, end, exact, prefix, suffix }) => ({
    claim: null,
    target:
      articleVersion && start !== null && end !== null
        ? { version: articleVersion.number, start, end, exact: exact ?? '', prefix: prefix ?? '', suffix: suffix ?? '' }
        : null,
  }))
}

/** Comments whose thread is whole up to its beginning. */
function threaded<Some extends Row>(
  rows: readonly Some[],
  about: (row: Some) => Pick<Placed, 'claim' | 'target'>,
): Placed[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const depthOf = (row: Row): number | null => {
    let depth = 0
    for (let at: Row | undefined = row; at.replyToId !== null; depth += 1) {
      at = byId.get(at.replyToId)
      if (!at) return null
    }
    return depth
  }
  return rows.flatMap((row) => {
    const depth = depthOf(row)
    return depth === null ? [] : [{ row, depth, ...about(row) }]
  })
}

const writtenAt = (row: Row) => row.writtenAt ?? row.createdAt

/** By time; an answer of the same moment behind what it answers; and then by what is said, the same in every house. */
function inTime(a: Placed, b: Placed): number {
  const told = ({ row, claim, target }: Placed) => `${claim ?? ''} ${target?.start ?? ''} ${row.text}`
  return writtenAt(a.row).getTime() - writtenAt(b.row).getTime() || a.depth - b.depth || (told(a) < told(b) ? -1 : 1)
}

async function namesOf(db: Reader, all: readonly Placed[]): Promise<ReadonlyMap<string, string>> {
  const ids = all.flatMap(({ row }) => [row.createdById, ...(row.resolvedById ? [row.resolvedById] : [])])
  const people = await readInParts(ids, (some) =>
    db.person.findMany({ where: { id: { in: some } }, select: { id: true, name: true } }),
  )
  return new Map(people.map(({ id, name }) => [id, name]))
}
